// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.shifan.api.fact.FactWindow;
import org.shifan.api.fact.Unit;
import org.shifan.evaluation.document.AllOfRule;
import org.shifan.evaluation.document.Amount;
import org.shifan.evaluation.document.AnyOfRule;
import org.shifan.evaluation.document.Award;
import org.shifan.evaluation.document.BandsRule;
import org.shifan.evaluation.document.BestOfRule;
import org.shifan.evaluation.document.ChecklistRule;
import org.shifan.evaluation.document.Comparison;
import org.shifan.evaluation.document.Condition;
import org.shifan.evaluation.document.DatedRule;
import org.shifan.evaluation.document.DeductionRule;
import org.shifan.evaluation.document.FactUse;
import org.shifan.evaluation.document.GradedRule;
import org.shifan.evaluation.document.GrowthRule;
import org.shifan.evaluation.document.LinearRule;
import org.shifan.evaluation.document.RatioRule;
import org.shifan.evaluation.document.Rule;
import org.shifan.evaluation.document.Scale;
import org.shifan.evaluation.document.ThresholdRule;
import org.shifan.evaluation.document.WindowRule;
import org.shifan.evaluation.document.YesNoRule;
import org.shifan.evaluation.document.ZeroEventsRule;

/** What a rule or condition demands on a day. */
final class Demands {
    /** Enough digits to tell any two quotients of the format's numbers apart. */
    private static final MathContext EXACT = new MathContext(140, RoundingMode.HALF_EVEN);

    private final Map<String, BigDecimal> parameters;
    private final LocalDate day;

    Demands(Map<String, BigDecimal> parameters, LocalDate day) {
        this.parameters = parameters;
        this.day = day;
    }

    /** A number that is not in force on the day: nobody is scored by the rule then. */
    static final class NotInForceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotInForceException() {
            super("not in force", null, false, false);
        }
    }

    /** The rule of the day. */
    Rule onDay(Rule rule) {
        return rule instanceof DatedRule dated
                ? dated.on(day).flatMap(DatedRule.Entry::rule).orElseThrow(NotInForceException::new)
                : rule;
    }

    Demand of(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return within(compare.fact(), compare.years(), NumberSet.of(compare.comparison(), number(compare.bound())));
        }
        if (condition instanceof Condition.Relative relative) {
            return new Demand.Within(
                    relative(
                            relative.fact(), relative.peer(), Condition.Relative.PERCENT, RatioRule.OnZeroPeer.MISSING),
                    1,
                    false,
                    NumberSet.of(relative.comparison(), number(relative.bound())));
        }
        if (condition instanceof Condition.Is is) {
            return new Demand.Is(is.fact().fact().value(), is.expected());
        }
        if (condition instanceof Condition.Every every) {
            return new Demand.Same(
                    "every " + every.of().fact() + " is " + every.fact().fact());
        }
        return condition instanceof Condition.Any any
                ? new Demand.Any(any.of().stream().map(this::of).toList())
                : new Demand.All(
                        ((Condition.All) condition).of().stream().map(this::of).toList());
    }

    /**
     * What it takes to have at least so many points.
     *
     * @param points more than 0
     * @param text the rule in canonical form, for one whose form says nothing here
     */
    Demand of(Rule rule, BigDecimal weight, BigDecimal points, String text) {
        Rule now = onDay(rule);
        if (now instanceof BandsRule bands) {
            return within(bands.fact(), 1, reached(bands.scale(), points));
        }
        if (now instanceof LinearRule line) {
            return within(line.fact(), 1, reached(line.scale(), points));
        }
        if (now instanceof WindowRule window) {
            return within(window.fact(), window.years(), reached(window.scale(), points));
        }
        if (now instanceof GrowthRule growth) {
            String measure = "growth of " + growth.fact().fact() + " over " + growth.years();
            return new Demand.Within(measure, 1, false, reached(growth.scale(), points));
        }
        if (now instanceof RatioRule ratio) {
            String measure = relative(ratio.fact(), ratio.peer(), ratio.times(), ratio.onZeroPeer());
            return new Demand.Within(measure, 1, false, reached(ratio.scale(), points));
        }
        if (now instanceof DeductionRule deduction) {
            return deduction(deduction, weight, points);
        }
        if (now instanceof GradedRule graded) {
            List<NumberSet.Interval> enough = new ArrayList<>();
            graded.steps().stream()
                    .filter(step -> number(step.points()).compareTo(points) >= 0)
                    .forEach(step ->
                            enough.addAll(NumberSet.only(number(step.is())).intervals()));
            return within(graded.fact(), 1, NumberSet.of(enough));
        }
        if (now instanceof BestOfRule best) {
            List<Demand> each = new ArrayList<>();
            best.rules().forEach(one -> each.add(of(one, weight, points, text + " " + each.size())));
            return new Demand.Any(each);
        }
        return question(now, weight, points)
                .or(() -> checklist(now, weight, points))
                .orElseGet(() -> new Demand.Same(
                        text + " with " + numbers(now) + " of " + plain(weight) + " gives " + plain(points)));
    }

    /** Those of the day, if they are in force: the text of a rule has the name of a parameter, whatever its number is. */
    private String numbers(Rule rule) {
        return rule.amounts()
                .map(amount -> amount.in(parameters).map(Demands::plain).orElse("-"))
                .collect(Collectors.joining(", "));
    }

    private static String relative(FactUse fact, FactUse peer, BigDecimal times, RatioRule.OnZeroPeer onZero) {
        return fact.fact() + " to " + peer.fact() + " times " + times.stripTrailingZeros() + " or " + onZero;
    }

    private Optional<Demand> question(Rule rule, BigDecimal weight, BigDecimal points) {
        if (rule instanceof ThresholdRule threshold) {
            return Optional.of(award(of(threshold.condition()), threshold.award(), weight, points));
        }
        if (rule instanceof YesNoRule yesNo) {
            Demand yes = new Demand.Is(yesNo.fact().fact().value(), true);
            return Optional.of(award(yes, yesNo.award(), weight, points));
        }
        if (rule instanceof ZeroEventsRule zero) {
            Demand none = within(zero.fact(), zero.years(), NumberSet.of(Comparison.AT_MOST, BigDecimal.ZERO));
            return Optional.of(award(none, zero.award(), weight, points));
        }
        if (rule instanceof AnyOfRule any) {
            Demand one = new Demand.Any(any.conditions().stream().map(this::of).toList());
            return Optional.of(award(one, any.award(), weight, points));
        }
        if (rule instanceof AllOfRule all) {
            Demand every =
                    new Demand.All(all.conditions().stream().map(this::of).toList());
            return Optional.of(award(every, all.award(), weight, points));
        }
        return Optional.empty();
    }

    private Demand award(Demand asked, Award award, BigDecimal weight, BigDecimal points) {
        boolean yes = award.points().map(this::number).orElse(weight).compareTo(points) >= 0;
        boolean no = award.otherwise().map(this::number).orElse(BigDecimal.ZERO).compareTo(points) >= 0;
        if (yes) {
            return no ? Demand.ALWAYS : asked;
        }
        return no ? not(asked) : Demand.NEVER;
    }

    static Demand not(Demand demand) {
        if (demand instanceof Demand.Within within) {
            return new Demand.Within(
                    within.measure(),
                    within.years(),
                    within.neverNegative(),
                    within.numbers().complement());
        }
        if (demand instanceof Demand.Is is) {
            return new Demand.Is(is.fact(), !is.expected());
        }
        if (demand instanceof Demand.Any any) {
            return new Demand.All(any.of().stream().map(Demands::not).toList());
        }
        if (demand instanceof Demand.All all) {
            return new Demand.Any(all.of().stream().map(Demands::not).toList());
        }
        return new Demand.Same("not " + demand);
    }

    /** In parts of the weight, so that lists in items of different weight can be compared. */
    private Optional<Demand> checklist(Rule rule, BigDecimal weight, BigDecimal points) {
        if (!(rule instanceof ChecklistRule list)) {
            return Optional.empty();
        }
        if (weight.signum() == 0) {
            return Optional.of(Demand.NEVER);
        }
        BigDecimal equal =
                BigDecimal.ONE.divide(BigDecimal.valueOf(list.checks().size()), EXACT);
        Map<String, BigDecimal> parts = new HashMap<>();
        for (ChecklistRule.Check check : list.checks()) {
            BigDecimal part =
                    check.points().map(own -> number(own).divide(weight, EXACT)).orElse(equal);
            if (part.signum() > 0) {
                parts.put(check.fact().fact().value(), part);
            }
        }
        Demand.Adds adds = new Demand.Adds(parts, points.divide(weight, EXACT));
        return Optional.of(adds.isMetBy(parts.keySet()) ? adds : Demand.NEVER);
    }

    private Demand deduction(DeductionRule rule, BigDecimal weight, BigDecimal points) {
        if (number(rule.floor()).compareTo(points) >= 0) {
            return Demand.ALWAYS;
        }
        BigDecimal left = rule.start().map(this::number).orElse(weight).subtract(points);
        BigDecimal each = number(rule.each());
        if (each.signum() == 0 || left.signum() < 0) {
            return left.signum() < 0 ? Demand.NEVER : Demand.ALWAYS;
        }
        return within(rule.fact(), 1, NumberSet.of(Comparison.AT_MOST, left.divide(each, EXACT)));
    }

    private NumberSet reached(Scale scale, BigDecimal points) {
        if (scale instanceof Scale.Line line) {
            return reached(line, points);
        }
        List<NumberSet.Interval> enough = new ArrayList<>();
        for (Scale.Band band : ((Scale.Bands) scale).bands()) {
            if (number(band.points()).compareTo(points) >= 0) {
                BigDecimal from = band.from().map(this::number).orElse(null);
                BigDecimal to = band.to().map(this::number).orElse(null);
                enough.add(new NumberSet.Interval(from, from != null, to, false));
            }
        }
        return NumberSet.of(enough);
    }

    private NumberSet reached(Scale.Line line, BigDecimal points) {
        BigDecimal low = number(line.from().points());
        BigDecimal high = number(line.to().points());
        boolean first = low.compareTo(points) >= 0;
        boolean last = high.compareTo(points) >= 0;
        if (first == last) {
            return first ? NumberSet.ALL : NumberSet.of(List.of());
        }
        BigDecimal from = number(line.from().at());
        BigDecimal width = number(line.to().at()).subtract(from);
        BigDecimal at = from.add(points.subtract(low).multiply(width).divide(high.subtract(low), EXACT));
        return NumberSet.of(last ? Comparison.AT_LEAST : Comparison.AT_MOST, at);
    }

    /** The points that the rule can give between none and the weight, where its form says so. */
    List<BigDecimal> levels(Rule rule, BigDecimal weight) {
        Rule now = onDay(rule);
        List<BigDecimal> out = new ArrayList<>(List.of(weight));
        Optional<Scale> scale = scale(now);
        if (scale.orElse(null) instanceof Scale.Bands bands) {
            bands.bands().forEach(band -> out.add(number(band.points())));
        } else if (scale.orElse(null) instanceof Scale.Line line) {
            out.add(number(line.from().points()));
            out.add(number(line.to().points()));
        } else if (now instanceof GradedRule graded) {
            graded.steps().forEach(step -> out.add(number(step.points())));
        } else if (now instanceof DeductionRule deduction) {
            out.add(number(deduction.floor()));
            out.add(deduction.start().map(this::number).orElse(weight));
        } else if (now instanceof BestOfRule best) {
            best.rules().forEach(each -> out.addAll(levels(each, weight)));
        } else {
            award(now).forEach(amount -> out.add(number(amount)));
        }
        return out;
    }

    private static List<Amount> award(Rule rule) {
        Award award = rule instanceof ThresholdRule t
                ? t.award()
                : rule instanceof YesNoRule y
                        ? y.award()
                        : rule instanceof ZeroEventsRule z
                                ? z.award()
                                : rule instanceof AnyOfRule o
                                        ? o.award()
                                        : rule instanceof AllOfRule a ? a.award() : null;
        List<Amount> out = new ArrayList<>();
        if (award != null) {
            award.points().ifPresent(out::add);
            award.otherwise().ifPresent(out::add);
        }
        return out;
    }

    private static Optional<Scale> scale(Rule rule) {
        if (rule instanceof BandsRule bands) {
            return Optional.of(bands.scale());
        }
        if (rule instanceof LinearRule line) {
            return Optional.of(line.scale());
        }
        if (rule instanceof WindowRule window) {
            return Optional.of(window.scale());
        }
        if (rule instanceof GrowthRule growth) {
            return Optional.of(growth.scale());
        }
        return rule instanceof RatioRule ratio ? Optional.of(ratio.scale()) : Optional.empty();
    }

    /** Whether points can lie between two levels: anywhere, or where the facts of a checklist add up to. */
    boolean isGradual(Rule rule) {
        Rule now = onDay(rule);
        return now instanceof DeductionRule
                || now instanceof ChecklistRule
                || scale(now).filter(Scale.Line.class::isInstance).isPresent()
                || (now instanceof BestOfRule best && best.rules().stream().anyMatch(this::isGradual));
    }

    /** Whether the rule gives only the points that {@link #levels} lists, or none. */
    boolean isStepped(Rule rule) {
        Rule now = onDay(rule);
        return scale(now).filter(Scale.Bands.class::isInstance).isPresent()
                || now instanceof GradedRule
                || now instanceof ThresholdRule
                || now instanceof YesNoRule
                || now instanceof ZeroEventsRule
                || now instanceof AnyOfRule
                || now instanceof AllOfRule
                || (now instanceof BestOfRule best && best.rules().stream().allMatch(this::isStepped));
    }

    private static Demand within(FactUse fact, int years, NumberSet numbers) {
        boolean counted = fact.unit().equals(Unit.COUNT);
        if (fact.window().isPresent()) {
            FactWindow window = fact.window().get();
            String measure =
                    fact.named() + " in " + fact.unit() + " by " + window.unit().code();
            return new Demand.Within(measure, window.length(), counted, numbers);
        }
        return new Demand.Within(fact.fact() + " in " + fact.unit(), years, counted, numbers);
    }

    private BigDecimal number(Amount amount) {
        return amount.in(parameters).orElseThrow(NotInForceException::new);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
