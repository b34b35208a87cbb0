// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Rounding;
import org.shifan.evaluation.plan.PartPlan.Leaving;

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

    /** By the rule of engines of then, under which every item decided. */
    Sheet deciding() {
        return new Sheet(
                document, parts.stream().map(PartPlan::deciding).toList(), bonus.map(PartPlan::deciding), vetoes);
    }

    /** Scores with exact fractions. */
    Scoring score(Inputs inputs) {
        Results results = results(inputs);
        Judgement.Decision decision = Judgement.of(document, results);
        return new Scoring(
                decision.verdict(),
                results.lowest(),
                results.highest(),
                results.decided(),
                () -> new Narrator(document, inputs).tell(results, decision));
    }

    /** The results by exact fractions. */
    Results results(Inputs inputs) {
        Map<PartPlan, PartPlan.Applied> applied = new IdentityHashMap<>();
        parts.forEach(part -> applied.put(part, part.applied(inputs)));
        bonus.ifPresent(part -> applied.put(part, part.applied(inputs)));
        Leaving everywhere =
                applied.values().stream().map(PartPlan.Applied::outside).reduce(Leaving.NOTHING, Leaving::plus);
        Rounding rounding = document.rounding();
        BigDecimal total = document.total();
        return results(
                inputs,
                part -> bonus.filter(part::equals).isPresent()
                        ? applied.get(part).score(rounding, Leaving.NOTHING, total)
                        : applied.get(part).score(rounding, everywhere, total),
                part -> applied.get(part).cap(rounding, everywhere, total));
    }

    /**
     * @param items scores the items of a part
     * @param cap what a part has at most
     */
    Results results(Inputs inputs, Function<PartPlan, List<ItemResult>> items, Function<PartPlan, BigDecimal> cap) {
        List<PartResult> scored = new ArrayList<>(parts.size() + 1);
        for (PartPlan part : parts) {
            scored.add(PartResult.of(part.part(), items.apply(part)).cappedAt(cap.apply(part)));
        }
        Optional<PartResult> added = bonus.map(part -> PartResult.of(part.part(), items.apply(part))
                .cappedAt(document.bonus().orElseThrow().cap()));
        List<VetoResult> vetoed = new ArrayList<>(vetoes.size());
        for (VetoPlan veto : vetoes) {
            vetoed.add(VetoResult.of(veto, inputs));
        }
        return Results.of(document, scored, added, vetoed);
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
                CriteriaDocument document,
                List<PartResult> parts,
                Optional<PartResult> bonus,
                List<VetoResult> vetoes) {
            return new Results(
                    parts,
                    bonus,
                    vetoes,
                    total(document, parts, bonus, PartResult::lowest),
                    total(document, parts, bonus, PartResult::highest));
        }

        /** Weight that is spread over parts and rounded in each never makes more than all weight together. */
        private static BigDecimal total(
                CriteriaDocument document,
                List<PartResult> parts,
                Optional<PartResult> bonus,
                Function<PartResult, BigDecimal> points) {
            BigDecimal sum = parts.stream().map(points).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal added = bonus.map(points).orElse(BigDecimal.ZERO);
            return document.rounding().ofTotal(sum.min(document.total()).add(added));
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
