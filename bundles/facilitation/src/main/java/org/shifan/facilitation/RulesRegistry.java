// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.facilitation.MeasureRules;
import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.TreatmentService.RulesState;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * The rules that bundles bring, read when they come. Of the nation's rules that are in order the newest version serves; all
 * others are refused with the reason.
 */
@Component(service = RulesRegistry.class)
public final class RulesRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(RulesRegistry.class);

    private final Map<MeasureRules, Entry> entries = new IdentityHashMap<>();
    private volatile Serving serving = new Serving(null, say("ground.rules.none"));

    /** Rules as they were read: ready, or with what is wrong. */
    private record Entry(RulesVersion version, RuleBook book, Message problem) {
        Version number() {
            try {
                return Version.parseVersion(version.version());
            } catch (IllegalArgumentException e) {
                return Version.emptyVersion;
            }
        }
    }

    /**
     * What shipments are decided by.
     *
     * @param book null when there are no rules
     * @param why why there are none; null otherwise
     */
    record Serving(RuleBook book, Message why) {}

    /** Takes rules that have come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    public synchronized void add(MeasureRules rules) {
        Entry entry = read(rules);
        if (entry.problem() != null) {
            LOG.warn(
                    "The rules {} {} are refused: {}",
                    entry.version().name(),
                    entry.version().version(),
                    entry.problem());
        }
        entries.put(rules, entry);
        choose();
    }

    /** Forgets rules that go. */
    public synchronized void remove(MeasureRules rules) {
        entries.remove(rules);
        choose();
    }

    Serving serving() {
        return serving;
    }

    /** The rules that serve; empty while there are none. */
    public Optional<RuleBook> book() {
        return Optional.ofNullable(serving.book());
    }

    /** The rules that are here, the one that serves first. */
    synchronized List<RulesState> states() {
        List<RulesState> out = new ArrayList<>();
        RuleBook now = serving.book();
        for (Entry entry : entries.values()) {
            boolean serves = now != null && entry.book() == now;
            List<Message> problems = new ArrayList<>();
            if (entry.problem() != null) {
                problems.add(entry.problem());
            } else if (!serves) {
                problems.add(say("facilitation.rules.older", now.version().version()));
            }
            out.add(new RulesState(entry.version(), serves, problems));
        }
        out.sort(Comparator.comparing((RulesState s) -> !s.serves())
                .thenComparing(s -> s.version().name())
                .thenComparing(s -> s.version().version()));
        return out;
    }

    private void choose() {
        Entry best = null;
        Entry refused = null;
        for (Entry entry : entries.values()) {
            if (entry.book() == null) {
                refused = newer(entry, refused);
            } else {
                best = newer(entry, best);
            }
        }
        if (best != null) {
            serving = new Serving(best.book(), null);
        } else if (refused != null) {
            RulesVersion version = refused.version();
            serving = new Serving(
                    null, say("ground.rules.refused", version.name(), version.version(), refused.problem()));
        } else {
            serving = new Serving(null, say("ground.rules.none"));
        }
    }

    /** The one with the higher version; of two that are equal the one whose digest comes first, whichever came first. */
    private static Entry newer(Entry one, Entry other) {
        if (other == null) {
            return one;
        }
        int version = one.number().compareTo(other.number());
        int digest = one.version().digest().compareTo(other.version().digest());
        return version > 0 || (version == 0 && digest < 0) ? one : other;
    }

    /** Whatever rules of others do, it ends here as a refusal that names them. */
    private static Entry read(MeasureRules rules) {
        String name = rules.getClass().getName();
        String version = "";
        try {
            name = rules.name();
            version = rules.version();
            if (!MeasureRules.NATIONAL.equals(name)) {
                return refused(name, version, say("facilitation.rules.not-national", name, MeasureRules.NATIONAL));
            }
            RuleBook book = RuleBook.of(name, version, rules.tables());
            return new Entry(book.version(), book, null);
        } catch (ShifanException e) {
            return refused(name, version, e.message());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("The rules {} fail", rules.getClass().getName(), e);
            return refused(
                    name,
                    version,
                    say("facilitation.rules.broken", rules.getClass().getName()));
        }
    }

    private static Entry refused(String name, String version, Message problem) {
        return new Entry(
                RulesVersion.of(String.valueOf(name), String.valueOf(version), "", new TreeMap<>()), null, problem);
    }
}
