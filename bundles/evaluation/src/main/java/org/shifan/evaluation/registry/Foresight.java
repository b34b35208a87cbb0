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
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Prediction.Cause;
import org.shifan.api.analysis.Prediction.Difference;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.StepArchive;

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
     * @param difference why it does something else; empty when it does as was shown
     */
    record Sight(boolean decided, Optional<Message> difference) {
        static final Sight AS_SHOWN = new Sight(true, Optional.empty());
        static final Sight OPEN = new Sight(false, Optional.empty());
    }

    /**
     * Keeps what the set does, for a day that is still to come.
     *
     * @param shown what its approver was shown; empty for what it gives now, on that day's terms
     * @return the digest of what was kept
     * @throws ShifanException {@code release.unforeseen} when it cannot be worked out now
     */
    String keep(Accepted set, LocalDate day, Optional<Prediction> shown) {
        Prediction prediction;
        try {
            prediction = shown.orElseGet(() -> predictor.predict(set.plan(), day.getYear() - 1, day, null));
        } catch (ShifanException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ShifanException(M.message("release.unforeseen", set, String.valueOf(e.getMessage())), e);
        }
        archive.keep(prediction, clock.instant());
        return prediction.digest();
    }

    /** Holds the set against what is kept with its approval. */
    Sight look(Accepted set, CriteriaStep approval) {
        if (approval.prediction().isEmpty()) {
            return Sight.AS_SHOWN;
        }
        List<Difference> differences;
        try {
            Prediction shown = archive.prediction(approval.prediction())
                    .orElseThrow(() -> new IllegalStateException("no prediction " + approval.prediction()));
            Prediction now = predictor.predict(set.plan(), shown.year(), shown.asOf(), null);
            // Facts that were corrected and change no result are no other effect.
            differences = shown.differences(now).stream()
                    .filter(d -> d.cause() != Cause.FACTS || !d.predicted().equals(d.found()))
                    .toList();
        } catch (RuntimeException e) {
            if (doubtful.putIfAbsent(approval, clock.instant()) == null) {
                LOG.warn("Criteria {} are due, but what they do cannot be worked out yet; it is tried again", set, e);
            }
            return Sight.OPEN;
        }
        if (differences.isEmpty()) {
            doubtful.remove(approval);
            return Sight.AS_SHOWN;
        }
        Instant first = doubtful.computeIfAbsent(approval, a -> clock.instant());
        if (Duration.between(first, clock.instant()).compareTo(PATIENCE) < 0) {
            return Sight.OPEN;
        }
        doubtful.remove(approval);
        return new Sight(true, Optional.of(message(differences)));
    }

    private static Message message(List<Difference> differences) {
        return M.message(
                "release.difference",
                differences.size(),
                differences.stream().limit(NAMED).map(d -> d.subject().key()).collect(Collectors.joining(", "))
                        + (differences.size() > NAMED ? " …" : ""));
    }

    /** In both languages: a step is kept for whoever reads it later. */
    static String both(Message message) {
        return message.in(Language.ZH) + " / " + message.in(Language.EN);
    }
}
