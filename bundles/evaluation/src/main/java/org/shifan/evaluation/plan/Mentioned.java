// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.evaluation.document.AllOfRule;
import org.shifan.evaluation.document.AnyOfRule;
import org.shifan.evaluation.document.BandsRule;
import org.shifan.evaluation.document.BestOfRule;
import org.shifan.evaluation.document.ChecklistRule;
import org.shifan.evaluation.document.Condition;
import org.shifan.evaluation.document.CustomRule;
import org.shifan.evaluation.document.DatedRule;
import org.shifan.evaluation.document.DeductionRule;
import org.shifan.evaluation.document.Draft;
import org.shifan.evaluation.document.EvidenceRule;
import org.shifan.evaluation.document.FactUse;
import org.shifan.evaluation.document.GradedRule;
import org.shifan.evaluation.document.GrowthRule;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.document.LinearRule;
import org.shifan.evaluation.document.RankRule;
import org.shifan.evaluation.document.RatioRule;
import org.shifan.evaluation.document.Rule;
import org.shifan.evaluation.document.ThresholdRule;
import org.shifan.evaluation.document.WindowRule;
import org.shifan.evaluation.document.YesNoRule;
import org.shifan.evaluation.document.ZeroEventsRule;

/**
 * Ties the facts and functions that a draft names to those that are here. A draft cannot be compiled, but who wrote it
 * wants to hear at once what is wrong with it, and not the second half when the first is corrected.
 */
final class Mentioned implements Rule.Visitor<Void>, Condition.Visitor<Void> {
    private final Draft draft;
    private final Binding binding;

    Mentioned(Draft draft, Binding binding) {
        this.draft = draft;
        this.binding = binding;
    }

    void all() {
        draft.document().items().forEach(item -> {
            item.rule().accept(this);
            item.notApplicable().ifPresent(n -> n.when().accept(this));
        });
        draft.document().vetoes().forEach(veto -> veto.when().accept(this));
        draft.document().plausible().forEach(range -> use(range.fact(), 0));
    }

    private Void use(FactUse fact, int yearsBack) {
        if (draft.sound(fact)) {
            binding.slot(fact, yearsBack);
        }
        return null;
    }

    private Void conditions(List<Condition> conditions) {
        conditions.forEach(each -> each.accept(this));
        return null;
    }

    @Override
    public Void bands(BandsRule rule) {
        return use(rule.fact(), 0);
    }

    @Override
    public Void linear(LinearRule rule) {
        return use(rule.fact(), 0);
    }

    @Override
    public Void threshold(ThresholdRule rule) {
        return compare(rule.condition());
    }

    @Override
    public Void yesNo(YesNoRule rule) {
        return use(rule.fact(), 0);
    }

    @Override
    public Void ratio(RatioRule rule) {
        use(rule.fact(), 0);
        return use(rule.peer(), 0);
    }

    @Override
    public Void growth(GrowthRule rule) {
        return use(rule.fact(), rule.years());
    }

    @Override
    public Void window(WindowRule rule) {
        return use(rule.fact(), rule.years() - 1);
    }

    @Override
    public Void zeroEvents(ZeroEventsRule rule) {
        return use(rule.fact(), rule.years() - 1);
    }

    @Override
    public Void deduction(DeductionRule rule) {
        return use(rule.fact(), 0);
    }

    @Override
    public Void checklist(ChecklistRule rule) {
        rule.checks().forEach(check -> use(check.fact(), 0));
        return null;
    }

    @Override
    public Void graded(GradedRule rule) {
        return use(rule.fact(), 0);
    }

    @Override
    public Void bestOf(BestOfRule rule) {
        rule.rules().forEach(each -> each.accept(this));
        return null;
    }

    @Override
    public Void anyOf(AnyOfRule rule) {
        return conditions(rule.conditions());
    }

    @Override
    public Void allOf(AllOfRule rule) {
        return conditions(rule.conditions());
    }

    @Override
    public Void rank(RankRule rule) {
        binding.population(rule);
        return use(rule.fact(), 0);
    }

    @Override
    public Void judgement(JudgementRule rule) {
        return null;
    }

    @Override
    public Void evidence(EvidenceRule rule) {
        return null;
    }

    @Override
    public Void dated(DatedRule rule) {
        rule.rules().forEach(each -> each.accept(this));
        return null;
    }

    @Override
    public Void custom(CustomRule rule) {
        rule.facts().forEach(fact -> use(fact, 0));
        if (draft.sound().test(rule.place().path() + ".function")) {
            binding.function(rule.function(), rule.place());
        }
        return null;
    }

    @Override
    public Void compare(Condition.Compare condition) {
        return use(condition.fact(), condition.years() - 1);
    }

    @Override
    public Void relative(Condition.Relative condition) {
        use(condition.fact(), 0);
        return use(condition.peer(), 0);
    }

    @Override
    public Void is(Condition.Is condition) {
        return use(condition.fact(), 0);
    }

    @Override
    public Void every(Condition.Every condition) {
        use(condition.fact(), 0);
        return use(condition.of(), 0);
    }

    @Override
    public Void any(Condition.Any condition) {
        return conditions(condition.of());
    }

    @Override
    public Void all(Condition.All condition) {
        return conditions(condition.of());
    }
}
