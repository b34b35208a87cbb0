// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.evaluation.document.AllOfRule;
import org.shifan.evaluation.document.AnyOfRule;
import org.shifan.evaluation.document.Award;
import org.shifan.evaluation.document.BandsRule;
import org.shifan.evaluation.document.BestOfRule;
import org.shifan.evaluation.document.ChecklistRule;
import org.shifan.evaluation.document.Comparison;
import org.shifan.evaluation.document.CustomRule;
import org.shifan.evaluation.document.DatedRule;
import org.shifan.evaluation.document.DeductionRule;
import org.shifan.evaluation.document.EvidenceRule;
import org.shifan.evaluation.document.GradedRule;
import org.shifan.evaluation.document.GrowthRule;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.document.LinearRule;
import org.shifan.evaluation.document.RankRule;
import org.shifan.evaluation.document.RatioRule;
import org.shifan.evaluation.document.Rule;
import org.shifan.evaluation.document.Scale;
import org.shifan.evaluation.document.ThresholdRule;
import org.shifan.evaluation.document.WindowRule;
import org.shifan.evaluation.document.YesNoRule;
import org.shifan.evaluation.document.ZeroEventsRule;

/** Compiles the rules of one item for one span of time. */
final class RuleCompiler implements Rule.Visitor<Scorer> {
    private final Binding binding;
    private final Numbers numbers;
    private final CheckCompiler checks;
    private final Item item;
    private final BigDecimal weight;

    RuleCompiler(Binding binding, Numbers numbers, Item item) {
        this.binding = binding;
        this.numbers = numbers;
        this.checks = new CheckCompiler(binding, numbers);
        this.item = item;
        this.weight = item.weight();
    }

    @Override
    public Scorer bands(BandsRule rule) {
        return new ScaleScorer(new Measure.Plain(binding.slot(rule.fact())), curve(rule.scale()));
    }

    @Override
    public Scorer linear(LinearRule rule) {
        return new ScaleScorer(new Measure.Plain(binding.slot(rule.fact())), curve(rule.scale()));
    }

    @Override
    public Scorer threshold(ThresholdRule rule) {
        return decision(checks.compare(rule.condition()), rule.award());
    }

    @Override
    public Scorer yesNo(YesNoRule rule) {
        return decision(new Check.Is(binding.slot(rule.fact()), true), rule.award());
    }

    @Override
    public Scorer ratio(RatioRule rule) {
        Measure.Ratio ratio = new Measure.Ratio(binding.slot(rule.fact()), binding.slot(rule.peer()), rule.times());
        return new RatioScorer(ratio, curve(rule.scale()), rule.onZeroPeer(), Fraction.of(weight));
    }

    @Override
    public Scorer growth(GrowthRule rule) {
        Measure.Growth growth = new Measure.Growth(binding.slot(rule.fact()), binding.slot(rule.fact(), rule.years()));
        return new ScaleScorer(growth, curve(rule.scale()));
    }

    @Override
    public Scorer window(WindowRule rule) {
        return new ScaleScorer(checks.sum(rule.fact(), rule.years()), curve(rule.scale()));
    }

    @Override
    public Scorer zeroEvents(ZeroEventsRule rule) {
        Measure events = checks.sum(rule.fact(), rule.years());
        return decision(new Check.Compare(events, Comparison.AT_MOST, Fraction.ZERO), rule.award());
    }

    @Override
    public Scorer deduction(DeductionRule rule) {
        return new DeductionScorer(
                binding.slot(rule.fact()),
                rule.start().map(numbers::fraction).orElse(Fraction.of(weight)),
                numbers.fraction(rule.each()),
                numbers.fraction(rule.floor()));
    }

    @Override
    public Scorer checklist(ChecklistRule rule) {
        BigDecimal count = BigDecimal.valueOf(rule.checks().size());
        Fraction equalPart = Fraction.quotient(weight, count);
        List<Slot> slots = new ArrayList<>();
        List<Fraction> points = new ArrayList<>();
        for (ChecklistRule.Check check : rule.checks()) {
            slots.add(binding.slot(check.fact()));
            points.add(check.points().map(numbers::fraction).orElse(equalPart));
        }
        return new ChecklistScorer(slots, points);
    }

    @Override
    public Scorer graded(GradedRule rule) {
        return new GradedScorer(
                binding.slot(rule.fact()),
                rule.steps().stream().map(step -> numbers.fraction(step.is())).toList(),
                rule.steps().stream()
                        .map(step -> numbers.fraction(step.points()))
                        .toList());
    }

    @Override
    public Scorer bestOf(BestOfRule rule) {
        return new BestScorer(
                rule.rules().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Scorer anyOf(AnyOfRule rule) {
        return decision(checks.several(rule.conditions(), false), rule.award());
    }

    @Override
    public Scorer allOf(AllOfRule rule) {
        return decision(checks.several(rule.conditions(), true), rule.award());
    }

    @Override
    public Scorer rank(RankRule rule) {
        RankMeasure rank =
                new RankMeasure(binding.slot(rule.fact()), rule, binding.population(rule), binding.subject());
        return new ScaleScorer(rank, curve(rule.scale()));
    }

    @Override
    public Scorer judgement(JudgementRule rule) {
        binding.judgement(item, rule);
        Fraction upTo = rule.upTo().map(numbers::fraction).orElse(null);
        return new JudgementScorer(item, rule, JudgementScorer.words(rule, numbers), upTo);
    }

    @Override
    public Scorer evidence(EvidenceRule rule) {
        Fraction equalPart =
                Fraction.quotient(weight, BigDecimal.valueOf(rule.proofs().size()));
        List<Fraction> points = new ArrayList<>();
        for (EvidenceRule.Proof proof : rule.proofs()) {
            binding.evidence(proof.name());
            points.add(proof.points().map(numbers::fraction).orElse(equalPart));
        }
        return new EvidenceScorer(rule, points);
    }

    @Override
    public Scorer dated(DatedRule rule) {
        if (numbers.day().isEmpty()) {
            return new BestScorer(rule.rules().map(each -> each.accept(this)).toList());
        }
        return rule.on(numbers.day().get())
                .map(entry -> new DatedScorer(entry.rule().orElseThrow().accept(this), entry))
                .orElseThrow(() -> new Numbers.NotInForceException(Words.say("plan.dated.not-in-force")));
    }

    @Override
    public Scorer custom(CustomRule rule) {
        Map<String, BigDecimal> parameters = new HashMap<>();
        rule.parameters().forEach((name, amount) -> parameters.put(name, numbers.decimal(amount)));
        return new CustomScorer(
                rule.function(),
                binding.function(rule.function(), rule.place()),
                rule.facts().stream().map(binding::slot).toList(),
                parameters,
                Fraction.of(weight));
    }

    private Scorer decision(Check check, Award award) {
        return new DecisionScorer(
                check,
                award.points().map(numbers::fraction).orElse(Fraction.of(weight)),
                award.otherwise().map(numbers::fraction).orElse(Fraction.ZERO));
    }

    private Curve curve(Scale scale) {
        if (scale instanceof Scale.Line line) {
            return Curve.Line.of(
                    numbers.decimal(line.from().at()),
                    numbers.decimal(line.from().points()),
                    numbers.decimal(line.to().at()),
                    numbers.decimal(line.to().points()));
        }
        List<Step> steps = ((Scale.Bands) scale)
                .bands().stream()
                        .map(band -> new Step(
                                band.from().map(numbers::fraction).orElse(null), numbers.fraction(band.points())))
                        .sorted(Comparator.comparing(Step::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList();
        return new Curve.Steps(
                steps.stream().skip(1).map(Step::from).toList(),
                steps.stream().map(Step::points).toList());
    }

    /** A band with its numbers; the lowest has no edge below. */
    private record Step(Fraction from, Fraction points) {}
}
