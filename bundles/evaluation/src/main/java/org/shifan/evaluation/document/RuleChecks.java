// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.shifan.api.fact.FactId;

/** What has to be true of a rule, with the parameters of one span of time; a parameter not in force is not checked. */
final class RuleChecks implements Rule.Visitor<Void> {
    private final Reading reading;
    private final BigDecimal weight;
    private final Map<String, BigDecimal> parameters;
    private final LocalDate day;

    RuleChecks(Reading reading, BigDecimal weight, Timeline.Span span) {
        this.reading = reading;
        this.weight = weight;
        this.parameters = span.parameters();
        this.day = span.from();
    }

    @Override
    public Void bands(BandsRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void linear(LinearRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void threshold(ThresholdRule rule) {
        return award(rule.award());
    }

    @Override
    public Void yesNo(YesNoRule rule) {
        return award(rule.award());
    }

    @Override
    public Void ratio(RatioRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void growth(GrowthRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void window(WindowRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void zeroEvents(ZeroEventsRule rule) {
        return award(rule.award());
    }

    @Override
    public Void deduction(DeductionRule rule) {
        rule.start().ifPresent(this::points);
        points(rule.floor());
        rule.each()
                .in(parameters)
                .filter(each -> each.signum() < 0)
                .ifPresent(each -> reading.problem(rule.each().place(), "criteria.number.negative", each));
        Optional<BigDecimal> start = rule.start().map(s -> s.in(parameters)).orElse(Optional.of(weight));
        Optional<BigDecimal> floor = rule.floor().in(parameters);
        if (start.isPresent() && floor.isPresent() && floor.get().compareTo(start.get()) > 0) {
            reading.problem(rule.floor().place(), "criteria.deduction.floor", floor.get(), start.get());
        }
        return null;
    }

    @Override
    public Void checklist(ChecklistRule rule) {
        Set<FactId> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (ChecklistRule.Check check : rule.checks()) {
            if (!seen.add(check.fact().fact())) {
                reading.problem(
                        check.fact().place(),
                        "criteria.checklist.duplicate",
                        check.fact().fact());
            }
            check.points().ifPresent(this::points);
            sum = sum.add(check.points().flatMap(p -> p.in(parameters)).orElse(BigDecimal.ZERO));
        }
        if (sum.compareTo(weight) > 0) {
            reading.problem(rule.place(), "criteria.checklist.sum", sum, weight);
        }
        return null;
    }

    @Override
    public Void graded(GradedRule rule) {
        Set<BigDecimal> seen = new TreeSet<>();
        for (GradedRule.Step step : rule.steps()) {
            points(step.points());
            step.is()
                    .in(parameters)
                    .filter(is -> !seen.add(is))
                    .ifPresent(is -> reading.problem(step.is().place(), "criteria.graded.duplicate", is));
        }
        return null;
    }

    @Override
    public Void bestOf(BestOfRule rule) {
        rule.judgements()
                .skip(1)
                .findFirst()
                .ifPresent(second -> reading.problem(second.place(), "criteria.judgement.twice"));
        rule.rules().forEach(each -> each.accept(this));
        return null;
    }

    @Override
    public Void anyOf(AnyOfRule rule) {
        return award(rule.award());
    }

    @Override
    public Void allOf(AllOfRule rule) {
        return award(rule.award());
    }

    @Override
    public Void rank(RankRule rule) {
        return scale(rule.scale());
    }

    @Override
    public Void judgement(JudgementRule rule) {
        Set<String> seen = new HashSet<>();
        for (JudgementRule.Word word : rule.scale()) {
            points(word.points());
            if (!seen.add(word.id())) {
                reading.problem(word.place(), "criteria.graded.duplicate", word.id());
            }
        }
        rule.upTo().ifPresent(this::points);
        return null;
    }

    @Override
    public Void evidence(EvidenceRule rule) {
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (EvidenceRule.Proof proof : rule.proofs()) {
            if (!seen.add(proof.name())) {
                reading.problem(proof.place(), "criteria.graded.duplicate", proof.name());
            }
            proof.points().ifPresent(this::points);
            sum = sum.add(proof.points().flatMap(p -> p.in(parameters)).orElse(BigDecimal.ZERO));
        }
        if (sum.compareTo(weight) > 0) {
            reading.problem(rule.place(), "criteria.checklist.sum", sum, weight);
        }
        return null;
    }

    @Override
    public Void dated(DatedRule rule) {
        return rule.on(day)
                .flatMap(DatedRule.Entry::rule)
                .map(each -> each.accept(this))
                .orElse(null);
    }

    @Override
    public Void custom(CustomRule rule) {
        Set<FactId> seen = new HashSet<>();
        rule.facts().stream()
                .filter(use -> !seen.add(use.fact()))
                .forEach(use -> reading.problem(use.place(), "criteria.checklist.duplicate", use.fact()));
        return null;
    }

    private Void award(Award award) {
        award.points().ifPresent(this::points);
        award.otherwise().ifPresent(this::points);
        return null;
    }

    private void points(Amount amount) {
        amount.in(parameters)
                .filter(p -> p.signum() < 0 || p.compareTo(weight) > 0)
                .ifPresent(p -> reading.problem(amount.place(), "criteria.points.range", p, weight));
    }

    private Void scale(Scale scale) {
        if (scale instanceof Scale.Bands bands) {
            bands.bands().forEach(band -> points(band.points()));
            if (bands.amounts().allMatch(amount -> amount.in(parameters).isPresent())) {
                cover(bands);
            }
        } else if (scale instanceof Scale.Line line) {
            points(line.from().points());
            points(line.to().points());
            Optional<BigDecimal> from = line.from().at().in(parameters);
            Optional<BigDecimal> to = line.to().at().in(parameters);
            if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) >= 0) {
                reading.problem(line.to().at().place(), "criteria.line.order", from.get(), to.get());
            }
        }
        return null;
    }

    /** Every number belongs to exactly one band. */
    private void cover(Scale.Bands scale) {
        List<Scale.Band> bands = scale.bands().stream()
                .sorted(Comparator.comparing(this::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        BigDecimal covered = null;
        for (int i = 0; i < bands.size(); i++) {
            Scale.Band band = bands.get(i);
            BigDecimal from = from(band);
            BigDecimal to = to(band);
            if (from != null && to != null && from.compareTo(to) >= 0) {
                reading.problem(band.place(), "criteria.bands.order", from, to);
                return;
            }
            if (i == 0) {
                if (from != null) {
                    reading.problem(band.place(), "criteria.bands.below", from);
                }
            } else if (covered == null || from == null || from.compareTo(covered) < 0) {
                reading.problem(
                        band.place(), "criteria.bands.overlap", words(from, "-∞"), words(min(covered, to), "+∞"));
                return;
            } else if (from.compareTo(covered) > 0) {
                reading.problem(band.place(), "criteria.bands.gap", covered, from);
            }
            covered = to;
        }
        if (covered != null) {
            reading.problem(scale.place(), "criteria.bands.above", covered);
        }
    }

    private BigDecimal from(Scale.Band band) {
        return band.from().flatMap(amount -> amount.in(parameters)).orElse(null);
    }

    private BigDecimal to(Scale.Band band) {
        return band.to().flatMap(amount -> amount.in(parameters)).orElse(null);
    }

    private static BigDecimal min(BigDecimal a, BigDecimal b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.min(b);
    }

    private static Object words(BigDecimal number, String infinity) {
        return number == null ? infinity : number;
    }
}
