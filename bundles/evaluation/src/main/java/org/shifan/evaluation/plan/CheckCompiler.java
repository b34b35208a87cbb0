// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.evaluation.document.Condition;
import org.shifan.evaluation.document.FactUse;

/** Compiles conditions for one span of time. */
final class CheckCompiler implements Condition.Visitor<Check> {
    private final Binding binding;
    private final Numbers numbers;

    CheckCompiler(Binding binding, Numbers numbers) {
        this.binding = binding;
        this.numbers = numbers;
    }

    @Override
    public Check compare(Condition.Compare condition) {
        Measure measure = sum(condition.fact(), condition.years());
        return new Check.Compare(measure, condition.comparison(), numbers.fraction(condition.bound()));
    }

    @Override
    public Check relative(Condition.Relative condition) {
        Measure measure = new Measure.Ratio(
                binding.slot(condition.fact()), binding.slot(condition.peer()), Condition.Relative.PERCENT);
        return new Check.Compare(measure, condition.comparison(), numbers.fraction(condition.bound()));
    }

    @Override
    public Check is(Condition.Is condition) {
        return new Check.Is(binding.slot(condition.fact()), condition.expected());
    }

    @Override
    public Check every(Condition.Every condition) {
        return new Check.Every(binding.slot(condition.fact()), binding.slot(condition.of()));
    }

    @Override
    public Check any(Condition.Any condition) {
        return several(condition.of(), false);
    }

    @Override
    public Check all(Condition.All condition) {
        return several(condition.of(), true);
    }

    Check several(List<Condition> conditions, boolean all) {
        return new Check.Several(
                conditions.stream().map(each -> each.accept(this)).toList(), all);
    }

    /** A fact, or its sum over years. */
    Measure sum(FactUse fact, int years) {
        return years == 1 ? new Measure.Plain(binding.slot(fact)) : new Measure.Sum(binding.years(fact, years));
    }
}
