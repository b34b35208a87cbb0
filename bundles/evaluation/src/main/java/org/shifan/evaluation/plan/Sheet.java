// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Rounding;

/**
 * The compiled criteria of a span of time in which no parameter changes.
 *
 * @param bonus its items as a part of their own, empty when there are none
 */
record Sheet(CriteriaDocument document, List<PartPlan> parts, Optional<PartPlan> bonus, List<VetoPlan> vetoes) {
    Sheet {
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
    }

    /** Scores with exact fractions. */
    Scoring score(Inputs inputs) {
        Results results = results(inputs, part -> part.score(inputs, document.rounding()));
        Judgement.Decision decision = Judgement.of(document, results);
        return new Scoring(
                decision.verdict(),
                results.lowest(),
                results.highest(),
                results.decided(),
                () -> new Narrator(document, inputs).tell(results, decision));
    }

    /** @param items scores the items of a part */
    Results results(Inputs inputs, Function<PartPlan, List<ItemResult>> items) {
        List<PartResult> scored = new ArrayList<>(parts.size() + 1);
        for (PartPlan part : parts) {
            scored.add(PartResult.of(part.part(), items.apply(part))
                    .cappedAt(part.part().weight()));
        }
        Optional<PartResult> added = bonus.map(part -> PartResult.of(part.part(), items.apply(part))
                .cappedAt(document.bonus().orElseThrow().cap()));
        List<VetoResult> vetoed = new ArrayList<>(vetoes.size());
        for (VetoPlan veto : vetoes) {
            vetoed.add(VetoResult.of(veto, inputs));
        }
        return Results.of(document.rounding(), scored, added, vetoed);
    }

    /**
     * The results of one subject, as data.
     *
     * @param lowest the lowest total still possible, rounded
     * @param highest the highest total still possible, rounded
     */
    record Results(
            List<PartResult> parts,
            Optional<PartResult> bonus,
            List<VetoResult> vetoes,
            BigDecimal lowest,
            BigDecimal highest) {

        static Results of(
                Rounding rounding, List<PartResult> parts, Optional<PartResult> bonus, List<VetoResult> vetoes) {
            BigDecimal lowest = bonus.map(PartResult::lowest).orElse(BigDecimal.ZERO);
            BigDecimal highest = bonus.map(PartResult::highest).orElse(BigDecimal.ZERO);
            for (PartResult part : parts) {
                lowest = lowest.add(part.lowest());
                highest = highest.add(part.highest());
            }
            return new Results(parts, bonus, vetoes, rounding.ofTotal(lowest), rounding.ofTotal(highest));
        }

        /** All parts, the bonus last. */
        List<PartResult> all() {
            List<PartResult> out = new ArrayList<>(parts);
            bonus.ifPresent(out::add);
            return out;
        }

        boolean decided() {
            return lowest.compareTo(highest) == 0 && all().stream().allMatch(PartResult::decided);
        }
    }
}
