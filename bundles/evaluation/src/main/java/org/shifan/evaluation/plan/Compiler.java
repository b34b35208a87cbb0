// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Amount;
import org.shifan.evaluation.document.Bonus;
import org.shifan.evaluation.document.Condition;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Draft;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Timeline;
import org.shifan.evaluation.document.Veto;

/**
 * Compiles a document to a plan, against the facts and functions that are here now: for every span of time in
 * which no parameter and no rule changes a sheet of small final objects, with what does not depend on time shared.
 */
public final class Compiler {
    private final CriteriaDocument document;
    private final Binding binding;
    private final Provenances provenances;
    private final Map<Item, ItemPlan> timelessItems = new IdentityHashMap<>();
    private final Map<Veto, VetoPlan> timelessVetoes = new IdentityHashMap<>();

    private Compiler(CriteriaDocument document, Binding binding) {
        this.document = document;
        this.binding = binding;
        this.provenances = new Provenances(document);
    }

    /** Compiles; what does not fit is answered with problems, never with an exception. */
    public static Compilation compile(
            CriteriaDocument document,
            Function<FactId, Optional<FactDefinition>> facts,
            Function<String, Optional<ScoringFunction>> functions) {
        return compile(document, facts, List::of, functions);
    }

    /**
     * The same.
     *
     * @param known the facts that are here, of which those that are written nearly so are told of one that is not
     */
    public static Compilation compile(
            CriteriaDocument document,
            Function<FactId, Optional<FactDefinition>> facts,
            Supplier<List<FactId>> known,
            Function<String, Optional<ScoringFunction>> functions) {
        return new Compiler(document, new Binding(document, facts, known, functions)).compile();
    }

    /** What else is wrong with a document that was refused: the facts and functions that it names. */
    public static List<Problem> problems(
            Draft draft,
            Function<FactId, Optional<FactDefinition>> facts,
            Supplier<List<FactId>> known,
            Function<String, Optional<ScoringFunction>> functions) {
        if (!draft.sound().test("subject")) {
            return List.of();
        }
        Binding binding = new Binding(draft.document(), facts, known, functions);
        new Mentioned(draft, binding).all();
        return binding.refused().problems();
    }

    private Compilation compile() {
        document.items().forEach(item -> item(item, Numbers.anything()));
        document.vetoes().forEach(veto -> check(veto.when(), Numbers.anything()));
        document.plausible().forEach(binding::plausible);
        if (!binding.sound()) {
            return binding.refused();
        }
        List<Plan.Span> spans = new ArrayList<>();
        for (Timeline.Span span : Timeline.of(document).spans()) {
            spans.add(Plan.Span.of(span.from(), sheet(Numbers.of(span))));
        }
        Plan plan = new Plan(document, binding, spans);
        return new Compilation(Optional.of(plan), List.of(), Set.of(), Set.of());
    }

    private Sheet sheet(Numbers numbers) {
        return new Sheet(
                document,
                document.parts().stream().map(part -> part(part, numbers)).toList(),
                document.bonus().map(bonus -> part(asPart(bonus), numbers)),
                document.vetoes().stream().map(veto -> veto(veto, numbers)).toList());
    }

    /** Bonus items are scored as a part without a minimum. */
    private static Part asPart(Bonus bonus) {
        return new Part(
                "bonus",
                Words.M.text("plan.bonus"),
                Optional.empty(),
                Part.Limits.NONE,
                bonus.items(),
                Optional.empty(),
                bonus.place());
    }

    private PartPlan part(Part part, Numbers numbers) {
        return new PartPlan(
                part, part.items().stream().map(item -> cached(item, numbers)).toList());
    }

    private ItemPlan cached(Item item, Numbers numbers) {
        Stream<Amount> amounts = Stream.concat(
                item.rule().amounts(),
                item.notApplicable().stream().flatMap(n -> n.when().amounts()));
        boolean timeless = timeless(amounts) && item.rule().changes().findAny().isEmpty();
        return timeless ? timelessItems.computeIfAbsent(item, i -> item(i, numbers)) : item(item, numbers);
    }

    private ItemPlan item(Item item, Numbers numbers) {
        RuleCompiler rules = new RuleCompiler(binding, numbers, item);
        Scorer scorer = inForce(
                () -> item.rule().accept(rules),
                reason -> new NotInForceScorer(
                        item.rule().accept(new RuleCompiler(binding, Numbers.anything(), item)), reason));
        return ItemPlan.of(
                item,
                scorer,
                item.notApplicable().map(n -> check(n.when(), numbers)),
                provenances.of(item, numbers.day()));
    }

    private VetoPlan veto(Veto veto, Numbers numbers) {
        return timeless(veto.when().amounts())
                ? timelessVetoes.computeIfAbsent(veto, v -> vetoPlan(v, numbers))
                : vetoPlan(veto, numbers);
    }

    private VetoPlan vetoPlan(Veto veto, Numbers numbers) {
        return VetoPlan.of(veto, check(veto.when(), numbers), provenances.of(veto, numbers.day()));
    }

    private Check check(Condition condition, Numbers numbers) {
        return inForce(
                () -> condition.accept(new CheckCompiler(binding, numbers)),
                reason ->
                        new Check.NotInForce(condition.accept(new CheckCompiler(binding, Numbers.anything())), reason));
    }

    private static boolean timeless(Stream<Amount> amounts) {
        return amounts.noneMatch(Amount.Named.class::isInstance);
    }

    private static <T> T inForce(Supplier<T> compiled, Function<Text, T> otherwise) {
        try {
            return compiled.get();
        } catch (Numbers.NotInForceException e) {
            return otherwise.apply(e.reason());
        }
    }
}
