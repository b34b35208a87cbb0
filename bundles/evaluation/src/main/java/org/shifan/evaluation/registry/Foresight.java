// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Prediction.Cause;
import org.shifan.api.analysis.Prediction.Difference;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * Keeps what a set was shown to do when it was approved, and holds it against what the set does on its day. Used by the
 * registry's worker only.
 */
final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    /** A difference has to be there for so long: at a start not everything answers at once. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int NAMED = 10;

    private final Predictor predictor;
    private final StepArchive archive;
    private final Clock clock;
    private final Map<CriteriaStep, Instant> doubtful = new HashMap<>();

    Foresight(Predictor predictor, StepArchive archive, Clock clock) {
        this.predictor = predictor;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * What came of holding a set against what was shown of it.
     *
     * @param decided whether anything can be said yet
     * @param difference what it does otherwise on the same facts; empty when it does as was shown
     * @param since whom facts that arrived since give another result; empty for nobody
     */
    record Sight(boolean decided, Optional<Message> difference, Optional<Message> since) {
        static final Sight AS_SHOWN = new Sight(true, Optional.empty(), Optional.empty());
        static final Sight OPEN = new Sight(false, Optional.empty(), Optional.empty());

        /** The reason of a step, with what is to be known beside it. */
        String beside(String reason) {
            StringBuilder out = new StringBuilder(reason);
            Stream.of(difference, since)
                    .flatMap(Optional::stream)
                    .forEach(message -> out.append(" / ").append(both(message)));
            return out.toString();
        }
    }

    /**
     * Keeps what the set does, and on what facts, for a day that is still to come.
     *
     * @param shown what its approver was shown; empty for what it gives now, on that day's terms
     * @return the digest of what was kept
     * @throws ShifanException {@code release.unforeseen} when it cannot be worked out now, and as {@link #require}
     */
    String keep(Accepted set, LocalDate day, Optional<Prediction> shown) {
        Foreseen now = shown.map(s -> require(set, s)).orElseGet(() -> foresee(set, day.getYear() - 1, day));
        archive.keep(now, clock.instant());
        return now.prediction().digest();
    }

    /**
     * Refuses a set that does something else now than its approver was shown.
     *
     * @throws ShifanException {@code analysis.prediction.criteria}, {@code analysis.prediction.differs},
     *     {@code release.unforeseen}
     */
    Foreseen require(Accepted set, Prediction shown) {
        String digest = set.plan().digest();
        if (!digest.equals(shown.criteria())) {
            throw new ShifanException(
                    M.message("analysis.prediction.criteria", shown.id(), shown.version(), shown.criteria(), digest));
        }
        Foreseen now = foresee(set, shown.year(), shown.asOf());
        List<Difference> differences = shown.differences(now.prediction());
        if (!differences.isEmpty()) {
            throw new ShifanException(M.message(
                    "analysis.prediction.differs",
                    shown.id(),
                    shown.version(),
                    differences.size(),
                    new Text(causes(differences, Language.ZH), causes(differences, Language.EN))));
        }
        return now;
    }

    private Foreseen foresee(Accepted set, int year, LocalDate asOf) {
        try {
            return predictor.foresee(set.plan(), year, asOf);
        } catch (ShifanException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ShifanException(M.message("release.unforeseen", set, String.valueOf(e.getMessage())), e);
        }
    }

    /** Holds the set against what is kept with its approval. */
    Sight look(Accepted set, CriteriaStep approval) {
        if (approval.prediction().isEmpty()) {
            return Sight.AS_SHOWN;
        }
        Sight sight;
        try {
            Foreseen shown = archive.foreseen(approval.prediction())
                    .orElseThrow(() -> new IllegalStateException("no prediction " + approval.prediction()));
            sight = compare(set.plan(), shown);
        } catch (RuntimeException e) {
            if (doubtful.putIfAbsent(approval, clock.instant()) == null) {
                LOG.warn("Criteria {} are due, but what they do cannot be worked out yet; it is tried again", set, e);
            }
            return Sight.OPEN;
        }
        if (sight.equals(Sight.AS_SHOWN)) {
            doubtful.remove(approval);
            return sight;
        }
        Instant first = doubtful.computeIfAbsent(approval, a -> clock.instant());
        if (Duration.between(first, clock.instant()).compareTo(PATIENCE) < 0) {
            return Sight.OPEN;
        }
        doubtful.remove(approval);
        return sight;
    }

    /** Tells what the set does otherwise on the facts of then apart from what the facts of today make of it. */
    private Sight compare(Plan plan, Foreseen shown) {
        Prediction then = shown.prediction();
        List<Difference> today = effects(then, predictor.predict(plan, then.year(), then.asOf(), null));
        if (!shown.holdsFacts()) {
            // Nothing tells them apart, so any difference may be the set's.
            return new Sight(true, message("release.difference", today), Optional.empty());
        }
        List<Difference> byFacts =
                today.stream().filter(d -> d.cause() != Cause.RESULT).toList();
        return new Sight(
                true,
                message("release.difference", effects(then, predictor.again(plan, shown))),
                message("release.since", byFacts));
    }

    /** Facts that were corrected and change no result are no other effect. */
    private static List<Difference> effects(Prediction shown, Prediction now) {
        return shown.differences(now).stream()
                .filter(d -> d.cause() != Cause.FACTS || !d.predicted().equals(d.found()))
                .toList();
    }

    private static Optional<Message> message(String key, List<Difference> differences) {
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(M.message(
                        key,
                        differences.size(),
                        named(differences, d -> d.subject().key())));
    }

    private static String causes(List<Difference> differences, Language language) {
        return named(
                differences,
                d -> d.subject().key() + " ("
                        + M.text("analysis.prediction." + d.cause()).in(language) + ")");
    }

    private static String named(List<Difference> differences, Function<Difference, String> name) {
        return differences.stream().limit(NAMED).map(name).collect(Collectors.joining(", "))
                + (differences.size() > NAMED ? " …" : "");
    }

    /** In both languages: a step is kept for whoever reads it later. */
    static String both(Message message) {
        return message.in(Language.ZH) + " / " + message.in(Language.EN);
    }
}
