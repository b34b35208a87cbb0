// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/** Which facts keep items and vetoes undecided, why there is no use of them, and who owes them. */
final class Gaps {
    private final Inputs inputs;
    private final Map<Slot, List<String>> waiting = new TreeMap<>(Comparator.comparing((Slot slot) -> slot.need()));

    private final Map<Lack, List<String>> lacking = new LinkedHashMap<>();

    Gaps(Inputs inputs) {
        this.inputs = inputs;
    }

    List<Evaluation.Missing> of(Sheet.Results results) {
        for (PartResult part : results.all()) {
            for (ItemResult item : part.items()) {
                if (item.outcome() == Outcome.UNKNOWN) {
                    String id = item.plan().item().id();
                    missing(item.plan().slots(), id);
                    if (!item.factor().known()) {
                        spreading(results, part).forEach(check -> missing(check.slots(), id));
                    }
                    item.score().ifPresent(score -> {
                        score.unusable().forEach(slot -> add(slot, id));
                        score.lacks()
                                .forEach(lack -> lacking.computeIfAbsent(lack, l -> new ArrayList<>())
                                        .add(id));
                    });
                }
            }
        }
        for (VetoResult veto : results.vetoes()) {
            if (veto.state() == VetoState.UNKNOWN) {
                String id = veto.plan().veto().id();
                missing(veto.plan().check().slots(), id);
                veto.plan().check().unusable(inputs).forEach(slot -> add(slot, id));
            }
        }
        return Stream.concat(
                        waiting.entrySet().stream().map(gap -> gap(gap.getKey(), gap.getValue())),
                        lacking.entrySet().stream().map(gap -> gap(gap.getKey(), gap.getValue())))
                .toList();
    }

    /** The conditions on which it depends how much weight is spread over the items of the part. */
    private static List<Check> spreading(Sheet.Results results, PartResult part) {
        return results.parts().stream()
                .flatMap(any -> any.items().stream()
                        .map(ItemResult::plan)
                        .filter(plan -> plan.spreads()
                                && (any.part().equals(part.part())
                                        || plan.item().spreadsOverAll())))
                .flatMap(plan -> plan.notApplicable().stream())
                .toList();
    }

    private void missing(List<Slot> slots, String id) {
        slots.stream().filter(inputs::missing).forEach(slot -> add(slot, id));
    }

    private void add(Slot slot, String id) {
        List<String> items = waiting.computeIfAbsent(slot, s -> new ArrayList<>());
        if (!items.contains(id)) {
            items.add(id);
        }
    }

    private static Evaluation.Missing gap(Lack lack, List<String> items) {
        return new Evaluation.Missing(lack.fact(), lack.title(), lack.reason(), lack.owedBy(), items);
    }

    private Evaluation.Missing gap(Slot slot, List<String> items) {
        String year = String.valueOf(inputs.year(slot));
        Text reason = inputs.of(slot) instanceof FactValue.Missing missing
                ? Words.say("plan.gap", year, Words.of(missing.reason()))
                : Words.say("plan.gap.unusable", year, inputs.shown(slot));
        return new Evaluation.Missing(
                slot.need().fact(), slot.title(), reason, slot.definition().owedBy(), items);
    }
}
