// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.Remedy;
import org.shifan.api.evaluation.EvaluationTrace;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Plausible;

/** Tells results in words: the trace with which anybody can compute the score again. */
final class Narrator {
    private final CriteriaDocument document;
    private final Inputs inputs;
    private final Map<FactId, Plausible> plausible = new HashMap<>();

    Narrator(CriteriaDocument document, Inputs inputs) {
        this.document = document;
        this.inputs = inputs;
        document.plausible().forEach(range -> plausible.put(range.fact().fact(), range));
    }

    EvaluationTrace tell(Sheet.Results results, Judgement.Decision decision) {
        List<Evaluation.Part> parts = new ArrayList<>();
        results.parts().forEach(part -> parts.add(part(part, Role.SCORED)));
        results.bonus().ifPresent(part -> parts.add(part(part, Role.BONUS)));
        List<Evaluation.Veto> vetoes = results.vetoes().stream().map(this::veto).toList();
        List<Text> reasons = new ArrayList<>(decision.reasons());
        reasons.addAll(flags(parts, vetoes));
        return new EvaluationTrace(
                decision.verdict() == Verdict.PASS ? grade(results) : null,
                synthetic(parts, vetoes),
                parts,
                vetoes,
                new Gaps(inputs).of(results),
                reasons);
    }

    /** The grade, when all totals that are still possible have the same. */
    private Text grade(Sheet.Results results) {
        Optional<CriteriaDocument.Grade> lowest = grade(results.lowest());
        return lowest.equals(grade(results.highest()))
                ? lowest.map(CriteriaDocument.Grade::title).orElse(null)
                : null;
    }

    private Optional<CriteriaDocument.Grade> grade(BigDecimal total) {
        return document.grades().stream()
                .filter(grade -> total.compareTo(grade.from()) >= 0)
                .findFirst();
    }

    private Evaluation.Part part(PartResult result, Role role) {
        List<Evaluation.Item> items =
                result.items().stream().map(item -> item(item, role)).toList();
        return new Evaluation.Part(
                result.part().id(),
                result.part().title(),
                result.decided() ? result.lowest() : null,
                result.lowest(),
                result.highest(),
                result.cap(),
                items,
                result.part().minimum().orElse(null),
                limit(result.part().limits().partlyMet(), () -> result.partlyMet(document.rounding())),
                limit(result.part().limits().notMet(), () -> result.notMet(document.rounding())));
    }

    private static Evaluation.Limit limit(Optional<Integer> most, Supplier<PartResult.Missed> missed) {
        return most.map(m -> new Evaluation.Limit(
                        m, missed.get().surely(), missed.get().perhaps()))
                .orElse(null);
    }

    private Evaluation.Item item(ItemResult result, Role role) {
        Item item = result.plan().item();
        return new Evaluation.Item(
                item.id(),
                item.title(),
                item.clause(),
                item.key().isPresent() ? Role.KEY : role,
                item.rule().kind().code(),
                result.outcome(),
                result.outcome() == Outcome.SCORED ? result.lowest() : null,
                result.lowest(),
                result.highest(),
                result.maximum(),
                item.key().isEmpty() ? null : met(result.met()),
                result.plan().formula(),
                computation(result),
                inputs(result.plan()),
                item.clauseText().orElse(null),
                item.remediable() ? Remedy.POSSIBLE : Remedy.NONE,
                flags(result.plan().slots()),
                result.plan().provenance());
    }

    private List<Evaluation.Input> inputs(ItemPlan plan) {
        return Stream.concat(plan.slots().stream().map(this::input), plan.scorer().further(inputs).stream())
                .toList();
    }

    private static Boolean met(Truth truth) {
        return switch (truth) {
            case YES -> Boolean.TRUE;
            case NO -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    private Text computation(ItemResult result) {
        if (result.error().isPresent()) {
            return result.error().get();
        }
        try {
            List<Text> out = new ArrayList<>();
            if (result.plan().notApplicable().isPresent()) {
                Text condition = result.plan().notApplicable().get().computation(inputs);
                out.add(Words.say("plan.applies." + (result.score().isEmpty() ? "no" : "asked"), condition));
            }
            if (result.score().isPresent()) {
                Score score = result.score().get();
                out.add(result.plan().scorer().computation(inputs, score));
                if (result.factor().high().compareTo(Words.ONE) != 0) {
                    out.add(Words.say("plan.spread", Words.range(result.factor())));
                }
                boolean exact =
                        score.points().known() && score.points().low().compareTo(Fraction.of(result.lowest())) == 0;
                if (!exact && result.outcome() == Outcome.SCORED) {
                    out.add(Words.say("plan.rounded", result.lowest()));
                }
            } else {
                out.add(Words.say("plan.points", result.lowest()));
            }
            return Words.list(out);
        } catch (Broken e) {
            throw new IllegalStateException("a rule that gave points cannot tell how", e);
        }
    }

    private Evaluation.Veto veto(VetoResult result) {
        Check check = result.plan().check();
        Text computation;
        try {
            computation = result.error().isPresent() ? result.error().get() : check.computation(inputs);
        } catch (Broken e) {
            throw new IllegalStateException("a veto that was decided cannot tell how", e);
        }
        return new Evaluation.Veto(
                result.plan().veto().id(),
                result.plan().veto().title(),
                result.plan().veto().clause(),
                result.state(),
                result.plan().formula(),
                computation,
                check.slots().stream().map(this::input).toList(),
                result.plan().veto().clauseText().orElse(null),
                flags(check.slots()),
                result.plan().provenance());
    }

    /** What is hardly plausible of these facts; it counts as it is. */
    private List<Text> flags(List<Slot> slots) {
        List<Text> out = new ArrayList<>();
        for (Slot slot : slots) {
            Plausible range = plausible.get(slot.need().fact());
            if (range != null) {
                out.addAll(Outliers.of(range, slot, inputs));
            }
        }
        return out;
    }

    private static List<Text> flags(List<Evaluation.Part> parts, List<Evaluation.Veto> vetoes) {
        return Stream.concat(
                        parts.stream().flatMap(part -> part.items().stream()).flatMap(item -> item.flags().stream()),
                        vetoes.stream().flatMap(veto -> veto.flags().stream()))
                .distinct()
                .toList();
    }

    private Evaluation.Input input(Slot slot) {
        FactValue value = inputs.of(slot);
        List<FactValue.Source> sources = value instanceof FactValue.Known known ? known.sources() : List.of();
        Text missing = value instanceof FactValue.Missing gap ? Words.of(gap.reason()) : null;
        return new Evaluation.Input(
                slot.need().fact(),
                slot.title(),
                inputs.value(slot).orElse(null),
                slot.unit().code(),
                inputs.year(slot),
                sources.stream().map(FactValue.Source::line).toList(),
                sources.stream().anyMatch(FactValue.Source::synthetic),
                missing);
    }

    private static boolean synthetic(List<Evaluation.Part> parts, List<Evaluation.Veto> vetoes) {
        return parts.stream()
                        .flatMap(part -> part.items().stream())
                        .flatMap(item -> item.inputs().stream())
                        .anyMatch(Evaluation.Input::synthetic)
                || vetoes.stream().flatMap(veto -> veto.inputs().stream()).anyMatch(Evaluation.Input::synthetic);
    }
}
