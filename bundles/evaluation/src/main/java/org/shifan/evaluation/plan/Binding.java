// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.FactUse;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.document.Nearest;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.Plausible;
import org.shifan.evaluation.document.RankRule;

/** Ties the names of a document to the facts and functions that are here, and reports what does not fit. */
final class Binding {
    private static final int MOST_NEAR = 3;

    private final CriteriaDocument document;
    private final Function<FactId, Optional<FactDefinition>> facts;
    private final Supplier<List<FactId>> known;
    private final Function<String, Optional<ScoringFunction>> functions;
    private final Map<FactNeed, Slot> slots = new HashMap<>();
    private final List<Slot> order = new ArrayList<>();
    private final Set<PopulationNeed> populations = new TreeSet<>();
    private final Map<String, JudgementRule> judgements = new TreeMap<>();
    private final Set<String> evidence = new TreeSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<FactId> unknownFacts = new HashSet<>();
    private final Set<String> unknownFunctions = new HashSet<>();
    private final Map<FactId, FactDefinition> definitions = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();

    Binding(
            CriteriaDocument document,
            Function<FactId, Optional<FactDefinition>> facts,
            Supplier<List<FactId>> known,
            Function<String, Optional<ScoringFunction>> functions) {
        this.document = document;
        this.facts = facts;
        this.known = known;
        this.functions = functions;
    }

    /** The slot of the fact in the evaluated year. */
    Slot slot(FactUse use) {
        return slot(use, 0);
    }

    /** Makes sure that a fact that nothing is computed from exists. */
    void check(FactUse use) {
        check(use, 0);
    }

    private FactDefinition check(FactUse use, int yearsBack) {
        FactDefinition definition = facts.apply(use.fact()).orElseGet(() -> unknown(use));
        check(use, definition, yearsBack);
        definitions.put(use.fact(), definition);
        return definition;
    }

    Slot slot(FactUse use, int yearsBack) {
        FactDefinition definition = check(use, yearsBack);
        return slots.computeIfAbsent(new FactNeed(use.fact(), yearsBack), need -> {
            boolean truth = Slot.isTruth(definition);
            int place =
                    (int) order.stream().filter(each -> each.isTruth() == truth).count();
            Slot slot = new Slot(order.size(), place, need, definition);
            order.add(slot);
            return slot;
        });
    }

    /** The slots of the years up to the evaluated one, which stands last. */
    List<Slot> years(FactUse use, int years) {
        List<Slot> out = new ArrayList<>();
        for (int back = years - 1; back >= 0; back--) {
            out.add(slot(use, back));
        }
        return out;
    }

    /** What the document evaluates. */
    Subject.Kind subject() {
        return document.subject();
    }

    /** What a value is held against, for whoever looks at it. */
    void plausible(Plausible range) {
        check(range.fact());
        range.change().ifPresent(change -> {
            if (!Slot.isTruth(slot(range.fact(), 0).definition())) {
                slot(range.fact(), 1);
            }
        });
        range.deviation().ifPresent(each -> population(each.among(), range.fact(), range.place()));
    }

    /** The population that a rule ranks in. */
    PopulationNeed population(RankRule rule) {
        return population(rule.among(), rule.fact(), rule.place());
    }

    private PopulationNeed population(RankRule.Group among, FactUse fact, Place place) {
        Subject.Kind kind = document.subject();
        if (!among.isFor(kind)) {
            String right = Stream.of(RankRule.Group.values())
                    .filter(group -> group.isFor(kind))
                    .map(RankRule.Group::code)
                    .collect(Collectors.joining(", "));
            problem(place, "criteria.rank.subject", among.code(), kind.code(), right);
        }
        // What is refused is still told in words, as if among all.
        RankRule.Group group = among.isFor(kind) ? among : RankRule.Group.COUNTRY;
        PopulationNeed need = new PopulationNeed(group, fact.fact());
        populations.add(need);
        return need;
    }

    void judgement(Item item, JudgementRule rule) {
        judgements.put(item.id(), rule);
    }

    void evidence(String name) {
        evidence.add(name);
    }

    Map<String, JudgementRule> judgements() {
        return judgements;
    }

    Set<String> evidence() {
        return evidence;
    }

    Set<PopulationNeed> populations() {
        return populations;
    }

    /** What the facts are, as they were found; those too that nothing is computed from. */
    Map<FactId, FactDefinition> definitions() {
        return definitions;
    }

    /** The names of the scoring functions. */
    Set<String> functions() {
        return asked;
    }

    ScoringFunction function(String name, Place place) {
        asked.add(name);
        return functions.apply(name).orElseGet(() -> {
            unknownFunctions.add(name);
            problem(place, Compilation.UNKNOWN_FUNCTION, name);
            return Binding::nothing;
        });
    }

    List<Slot> slots() {
        return List.copyOf(order);
    }

    boolean sound() {
        return problems.isEmpty();
    }

    Compilation refused() {
        List<Problem> sorted = problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
        return new Compilation(Optional.empty(), sorted, unknownFacts, unknownFunctions);
    }

    private void check(FactUse use, FactDefinition definition, int yearsBack) {
        boolean truth = use.unit().equals(Unit.TRUTH);
        if (unknownFacts.contains(use.fact())) {
            return;
        }
        if (!definition.subjects().contains(document.subject())) {
            problem(
                    use.place(),
                    "criteria.fact.subject",
                    use.fact(),
                    document.subject().code());
        }
        if (truth != (definition.type() == FactType.TRUTH)) {
            problem(use.place(), truth ? "criteria.fact.not-truth" : "criteria.fact.not-number", use.fact());
        } else if (!use.unit().equals(definition.unit())) {
            problem(use.place(), "criteria.fact.unit", use.fact(), use.unit(), definition.unit());
        }
        if (yearsBack > 0 && definition.period() == FactPeriod.DAY) {
            problem(use.place(), "criteria.fact.period", use.fact());
        }
    }

    private FactDefinition unknown(FactUse use) {
        Optional<FactDefinition> whole = use.window().flatMap(window -> facts.apply(use.named()));
        if (whole.isPresent()) {
            unknownFacts.add(use.fact());
            problem(use.place(), "criteria.fact.years-only", use.named());
            return whole.get();
        }
        unknownFacts.add(use.fact());
        String near = Nearest.all(
                        use.fact().value(),
                        known.get().stream().map(FactId::value).toList())
                .limit(MOST_NEAR)
                .collect(Collectors.joining(", "));
        if (near.isEmpty()) {
            problem(use.place(), Compilation.UNKNOWN_FACT, use.fact());
        } else {
            problem(use.place(), Compilation.UNKNOWN_FACT_NEAR, use.fact(), near);
        }
        Text name = Text.same(use.fact().value());
        boolean truth = use.unit().equals(Unit.TRUTH);
        return new FactDefinition(
                use.fact(),
                name,
                name,
                truth ? FactType.TRUTH : FactType.NUMBER,
                use.unit(),
                FactPeriod.YEAR,
                Set.of(document.subject()),
                name,
                "");
    }

    private void problem(Place place, String key, Object... arguments) {
        problems.add(place.problem(document.file(), Words.M.message(key, arguments)));
    }

    /** Stands in for a function that is not here while the rest is checked; no plan is made with it. */
    private static ScoringShare nothing(ScoringInput input) {
        throw new IllegalStateException("no function for " + input);
    }
}
