// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.plan.Plan;

/** Says what every set gives, as the test has it; the facts are others at every moment. */
final class Outcomes implements Predictor {
    /** By zone, on the facts of now; null while that cannot be worked out. */
    Map<String, String> onFactsOfNow = new TreeMap<>(Map.of("320583-01", "PASS 80"));
    /** By zone, what is given now on the facts of then, where it is not what was given then. */
    final Map<String, String> otherwise = new TreeMap<>();

    private final Supplier<Instant> now;

    Outcomes(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public Prediction predict(Plan plan, int year, LocalDate asOf, EvaluationProgress progress) {
        if (onFactsOfNow == null) {
            throw new IllegalStateException("the register of zones is closed");
        }
        return prediction(
                plan,
                year,
                asOf,
                onFactsOfNow.entrySet().stream()
                        .map(e -> new Prediction.Line(
                                Subject.of("zone:" + e.getKey()), "facts of " + now.get(), e.getValue()))
                        .toList());
    }

    @Override
    public Foreseen foresee(Plan plan, int year, LocalDate asOf) {
        Prediction prediction = predict(plan, year, asOf, null);
        return new Foreseen(
                prediction,
                prediction.lines().stream().map(Prediction.Line::facts).toList());
    }

    @Override
    public Prediction again(Plan plan, Foreseen then) {
        Prediction shown = then.prediction();
        return prediction(
                plan,
                shown.year(),
                shown.asOf(),
                shown.lines().stream()
                        .map(line -> new Prediction.Line(
                                line.subject(),
                                line.facts(),
                                otherwise.getOrDefault(line.subject().key(), line.result())))
                        .toList());
    }

    private static Prediction prediction(Plan plan, int year, LocalDate asOf, List<Prediction.Line> lines) {
        return new Prediction(plan.document().id(), plan.document().version(), plan.digest(), year, asOf, lines);
    }
}
