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
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.facilitation.MeasureRules;
import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.TreatmentService.RulesState;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;
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
    private final Supervisor supervisor;
    private final Made<MeasureRules> made;
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

    @Activate
    public RulesRegistry(@Reference Supervisor supervisor) {
        this.supervisor = supervisor;
        this.made = new Made<>(supervisor, "rules");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<MeasureRules> offer, Map<String, Object> properties) {
        made.come(offer, properties).ifPresent(rules -> add(rules, Made.bundle(properties)));
    }

    void went(ComponentServiceObjects<MeasureRules> offer, Map<String, Object> properties) {
        made.go(offer, properties).ifPresent(this::remove);
    }

    /**
     * Takes rules that have come.
     *
     * @param bundle the number of the bundle that brings them
     */
    public void add(MeasureRules rules, long bundle) {
        // Outside of the lock: code of a bundle that takes its time keeps nobody from being treated.
        Entry entry = read(rules, bundle);
        if (entry.problem() != null) {
            LOG.warn(
                    "The rules {} {} are refused: {}",
                    entry.version().name(),
                    entry.version().version(),
                    entry.problem());
        }
        synchronized (this) {
            entries.put(rules, entry);
            choose();
        }
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

    /** What a bundle says of its rules, in plain values; what is null it did not say. */
    private static final class Given {
        private volatile String name;
        private volatile String version;
        private volatile Map<String, String> tables;

        /** Filled in one after the other, so that rules that break half-way are refused under their name. */
        private Given ask(MeasureRules rules) {
            name = rules.name();
            version = rules.version();
            tables = new TreeMap<>(rules.tables());
            return this;
        }
    }

    /** Whatever rules of others do, it ends here as a refusal that names them. */
    private Entry read(MeasureRules rules, long bundle) {
        String name = rules.getClass().getName();
        Given given = new Given();
        try {
            given(rules, bundle, given);
            if (!MeasureRules.NATIONAL.equals(given.name)) {
                return refused(
                        given.name,
                        given.version,
                        say("facilitation.rules.not-national", given.name, MeasureRules.NATIONAL));
            }
            RuleBook book = RuleBook.admitted(given.name, given.version, given.tables);
            return new Entry(book.version(), book, null);
        } catch (Broken e) {
            LOG.warn("The rules {} fail: {}", name, e.why());
            return refused(
                    given.name == null ? name : given.name,
                    given.version == null ? "" : given.version,
                    say("facilitation.rules.broken", name));
        } catch (ShifanException e) {
            return refused(given.name, given.version, e.message());
        } catch (RuntimeException e) {
            LOG.warn("The rules {} cannot be read", name, e);
            return refused(given.name, given.version, say("facilitation.rules.broken", name));
        }
    }

    /** The code of a bundle broke, or took more time or memory than it has. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private Broken(ShifanException cause) {
            super(cause);
        }

        private Message why() {
            return ((ShifanException) getCause()).message();
        }
    }

    /** Asks twice: at a start the machine may be busy with everything else, and rules are read only once. */
    private void given(MeasureRules rules, long bundle, Given given) throws Broken {
        String name = rules.getClass().getName();
        ShifanException last = null;
        for (int times = 0; times < 2; times++) {
            Supervision supervision = supervisor.supervise(bundle, name);
            try {
                supervision.call(name, () -> given.ask(rules) != null);
                return;
            } catch (ShifanException e) {
                last = e;
            } finally {
                supervision.forget();
            }
        }
        throw new Broken(last);
    }

    private static Entry refused(String name, String version, Message problem) {
        return new Entry(
                RulesVersion.of(String.valueOf(name), String.valueOf(version), "", new TreeMap<>()), null, problem);
    }
}
