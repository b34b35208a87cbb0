// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.plugin.PluginFailure;

/**
 * One reading of facts, in one thread: asks each provider once for all that is wanted of it, remembers what it has
 * read, and is the only door to a provider. What breaks behind the door comes out as a missing value with a reason.
 */
final class Reading implements FactReader {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    /** A provider that fails this often in a row is taken to be down: nobody waits for it subject by subject. */
    private static final int PATIENCE = 3;

    private static final Metric TIME =
            Metric.of("shifan_fact_provider_seconds", "Time of one question to a provider of facts", "provider");
    private static final Metric FAILURES = Metric.of(
            "shifan_fact_provider_failures", "Questions that a provider of facts failed to answer", "provider");

    private final Map<FactId, FactRegistry.Owned> facts;
    private final LocalDate asOf;
    private final Metrics metrics;
    private final Map<Integer, Map<Subject, Map<FactId, FactValue>>> read = new HashMap<>();
    /** What is being made of others just now, outermost first. */
    private final Set<Key> open = new LinkedHashSet<>();

    private record Key(FactId fact, Subject subject, int year) {}

    Reading(Map<FactId, FactRegistry.Owned> facts, LocalDate asOf, Metrics metrics) {
        this.facts = facts;
        this.asOf = asOf;
        this.metrics = metrics;
    }

    Map<Subject, Map<FactId, FactValue>> all(Set<FactId> wanted, List<Subject> subjects, int year) {
        Map<FactProvider, Set<FactId>> byProvider = new IdentityHashMap<>();
        for (FactId fact : new TreeSet<>(wanted)) {
            FactRegistry.Owned owned = owned(fact);
            if (owned != null) {
                byProvider
                        .computeIfAbsent(owned.provider(), p -> new LinkedHashSet<>())
                        .add(fact);
            }
        }
        byProvider.forEach((provider, some) -> ask(provider, some, subjects, year));
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            wanted.forEach(fact -> values.put(fact, read(fact, subject, year)));
            out.put(subject, values);
        }
        return out;
    }

    private FactRegistry.Owned owned(FactId fact) {
        return FactRegistry.owned(facts, fact);
    }

    /** What has been read of a subject for a year. */
    private Map<FactId, FactValue> read(Subject subject, int year) {
        return read.computeIfAbsent(year, y -> new HashMap<>()).computeIfAbsent(subject, s -> new HashMap<>());
    }

    @Override
    public FactValue read(FactId fact, Subject subject, int year) {
        Map<FactId, FactValue> ofSubject = read(subject, year);
        FactValue known = ofSubject.get(fact);
        if (known != null) {
            return known;
        }
        Key key = new Key(fact, subject, year);
        FactRegistry.Owned owned = owned(fact);
        if (owned == null) {
            return missing("evaluation.fact.unknown", fact);
        }
        if (!owned.definition().subjects().contains(subject.kind())) {
            return missing(
                    "evaluation.fact.kind",
                    fact,
                    subject.kind().code(),
                    owned.definition().subjects().stream()
                            .map(Subject.Kind::code)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (!open.add(key)) {
            return missing("evaluation.fact.circle", circle(key));
        }
        try {
            FactValue value = one(owned, key);
            ofSubject.put(fact, value);
            return value;
        } finally {
            open.remove(key);
        }
    }

    /** All at once; if that fails, subject by subject, so that one whose data break it does not cost the others. */
    private void ask(FactProvider provider, Set<FactId> some, List<Subject> subjects, int year) {
        List<Subject> theirs = subjects.stream()
                .filter(subject -> some.stream()
                        .anyMatch(f -> owned(f).definition().subjects().contains(subject.kind())))
                .toList();
        if (theirs.isEmpty()) {
            return;
        }
        RuntimeException failure = bulk(provider, some, theirs, year);
        int inARow = 0;
        for (int i = 0; failure != null && i < theirs.size(); i++) {
            Subject subject = theirs.get(i);
            RuntimeException one =
                    inARow == PATIENCE || theirs.size() == 1 ? failure : bulk(provider, some, List.of(subject), year);
            if (one == null) {
                inARow = 0;
            } else {
                inARow = Math.min(PATIENCE, inARow + 1);
                for (FactId fact : some) {
                    read(subject, year).putIfAbsent(fact, failed(fact, one));
                }
            }
        }
    }

    private RuntimeException bulk(FactProvider provider, Set<FactId> some, List<Subject> subjects, int year) {
        long begun = System.nanoTime();
        RuntimeException failure = answer(provider, some, subjects, year);
        // The provider itself may be the supervision of one, which has the same name for all.
        String name = owned(some.iterator().next()).name();
        metrics.time(TIME, Duration.ofNanos(System.nanoTime() - begun), name);
        metrics.count(FAILURES, failure == null ? 0 : 1, name);
        return failure;
    }

    private RuntimeException answer(FactProvider provider, Set<FactId> some, List<Subject> subjects, int year) {
        try {
            Map<Subject, Map<FactId, FactValue>> answer = provider.facts(some, subjects, year, asOf, this);
            for (Subject subject : subjects) {
                Map<FactId, FactValue> values = answer.getOrDefault(subject, Map.of());
                Map<FactId, FactValue> known = read(subject, year);
                for (FactId fact : some) {
                    FactDefinition definition = owned(fact).definition();
                    if (definition.subjects().contains(subject.kind())) {
                        known.putIfAbsent(fact, checked(definition, values.get(fact)));
                    }
                }
            }
            return null;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn(
                    "Fact provider {} broke on {} for {} subjects",
                    owned(some.iterator().next()).name(),
                    some,
                    subjects.size(),
                    e);
            return e instanceof RuntimeException known ? known : new IllegalStateException(e.toString(), e);
        }
    }

    private FactValue one(FactRegistry.Owned owned, Key key) {
        try {
            FactRequest request = new FactRequest(key.fact(), key.subject(), key.year(), asOf, this);
            return checked(owned.definition(), owned.provider().fact(request));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("Fact provider {} broke on {}", owned.name(), key, e);
            return failed(key.fact(), e);
        }
    }

    private static FactValue checked(FactDefinition definition, FactValue value) {
        if (value == null) {
            return missing("evaluation.fact.unanswered", definition.id());
        }
        if (!(value instanceof FactValue.Known known)) {
            return value;
        }
        BigDecimal number = known.value();
        if (definition.type() == FactType.TRUTH && number.compareTo(BigDecimal.ONE) != 0 && number.signum() != 0) {
            return new FactValue.Missing(
                    FactMessages.M.message("evaluation.fact.truth", definition.id(), number), true);
        }
        // 1E+6 becomes 1000000: the same number, and the one that can be written down and read back as it is.
        return number.scale() < 0 ? new FactValue.Known(number.setScale(0), known.sources()) : known;
    }

    private String circle(Key again) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (Key key : open) {
            inside |= key.equals(again);
            if (inside) {
                out.append(key.fact()).append(" → ");
            }
        }
        return out.append(again.fact()).toString();
    }

    private static FactValue failed(FactId fact, Throwable failure) {
        if (failure instanceof PluginFailure broken) {
            // Not reported by nobody, but broken: what is evaluated by it is an error and not merely undecided.
            return new FactValue.Missing(
                    FactMessages.M.message("evaluation.fact.failed", fact, broken.message()), true);
        }
        if (failure instanceof ShifanException refusal) {
            return missing("evaluation.fact.failed", fact, refusal.message());
        }
        String reason = failure.getMessage();
        return missing(
                "evaluation.fact.failed",
                fact,
                reason == null ? failure.getClass().getSimpleName() : reason);
    }

    private static FactValue missing(String key, Object... arguments) {
        Message reason = FactMessages.M.message(key, arguments);
        return FactValue.missing(reason);
    }
}
