// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.WrittenEvaluation;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Server;

/**
 * What officers ask while criteria are swapped, and whether each answer fits together: the numbers are those of the version on
 * the receipt, a version has one digest, and who is not concerned gets the same as ever.
 */
final class SwapCalls {
    /** The set that serves while the swapped bundle is away; its total is 8. */
    static final String BASE = "1.0.0";

    private static final BigDecimal BASE_TOTAL = new BigDecimal(8);
    private static final LocalDate AS_OF = LocalDate.of(2015, 6, 30);
    private static final Subject KUNSHAN = Subject.zone(ZoneId.of("320583-01"));

    private final EvaluationService evaluations;
    private final TreatmentService treatments;
    private final Subject zone;
    private final Shipment shipment;
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private final AtomicReference<BigDecimal> neighbour = new AtomicReference<>();
    private final AtomicReference<Treatment> treatment = new AtomicReference<>();
    /** As data: an evaluation holds the Java by which it was made. */
    private final Queue<WrittenEvaluation> decided = new ConcurrentLinkedQueue<>();

    /** @param zone one of the bureau whose criteria are swapped */
    SwapCalls(EvaluationService evaluations, TreatmentService treatments, Subject zone, Shipment shipment) {
        this.evaluations = evaluations;
        this.treatments = treatments;
        this.zone = zone;
        this.shipment = shipment;
    }

    /** Half of them treatments; of the evaluations most by the swapped set, one in ten official. */
    List<Callable<String>> kinds() {
        return List.of(
                () -> swapped(true),
                this::treat,
                () -> swapped(false),
                this::treat,
                () -> swapped(false),
                this::treat,
                () -> swapped(false),
                this::treat,
                this::notConcerned,
                this::treat,
                () -> swapped(false),
                this::treat,
                () -> swapped(false),
                this::treat,
                () -> swapped(false),
                this::treat,
                () -> swapped(false),
                this::treat,
                this::notConcerned,
                this::treat);
    }

    private String swapped(boolean official) {
        Evaluation evaluation = evaluate(zone, official);
        if (official) {
            decided.add(evaluation.written());
        }
        return mismatch(evaluation).orElse(null);
    }

    private Evaluation evaluate(Subject subject, boolean official) {
        return Server.does(() -> evaluations.evaluate(
                new EvaluationRequest(subject, Level.PROVINCIAL, 2014, AS_OF, official, "swap under load")));
    }

    private Optional<String> mismatch(Evaluation evaluation) {
        String version = evaluation.receipt().version();
        BigDecimal right =
                version.equals(BASE) ? BASE_TOTAL : SwapJar.of(version).total();
        if (evaluation.total() == null || evaluation.total().compareTo(right) != 0) {
            return Optional.of(version + " gave " + evaluation.total() + " and not " + right);
        }
        String digest = evaluation.receipt().digest();
        String first = digests.putIfAbsent(version, digest);
        return first == null || first.equals(digest)
                ? Optional.empty()
                : Optional.of(version + " has the digests " + first + " and " + digest);
    }

    /** A zone of a bureau whose criteria nobody touches. */
    private String notConcerned() {
        BigDecimal total = evaluate(KUNSHAN, false).total();
        return neighbour.compareAndSet(null, total) || total.compareTo(neighbour.get()) == 0
                ? null
                : "Kunshan had " + neighbour.get() + " and now has " + total;
    }

    private String treat() {
        Treatment given = Server.does(() -> treatments.treat(shipment));
        return treatment.compareAndSet(null, given) || given.equals(treatment.get())
                ? null
                : "a shipment was treated otherwise: " + given;
    }

    /** How many versions were on receipts. */
    int versions() {
        return digests.size();
    }

    int decisions() {
        return decided.size();
    }

    /** The official results that the archive has otherwise than they were given. */
    List<String> otherwiseInTheArchive() {
        return decided.stream()
                .filter(given -> !Server.does(() -> evaluations.evaluation(given.id()))
                        .map(Evaluation::written)
                        .equals(Optional.of(given)))
                .map(given -> "evaluation " + given.id())
                .toList();
    }
}
