// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Plausible;

/** What is hardly plausible about a value: by itself, beside the year before, beside others. It counts as it is. */
final class Outliers {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private Outliers() {}

    static List<Text> of(Plausible range, Slot slot, Inputs inputs) {
        List<Text> out = new ArrayList<>();
        Optional<BigDecimal> value = inputs.value(slot);
        if (value.isEmpty()) {
            return out;
        }
        if (!range.holds(value.get())) {
            out.add(Words.say(
                    "plan.implausible",
                    slot.title(),
                    String.valueOf(inputs.year(slot)),
                    Fraction.plain(value.get()),
                    range.from().map(Fraction::plain).orElse("-∞"),
                    range.to().map(Fraction::plain).orElse("+∞"),
                    Words.unit(slot.unit())));
        }
        if (slot.need().yearsBack() == 0) {
            range.change()
                    .flatMap(most -> changed(most, slot, value.get(), inputs))
                    .ifPresent(out::add);
            range.deviation()
                    .flatMap(most -> far(most, slot, value.get(), inputs))
                    .ifPresent(out::add);
        }
        return out;
    }

    /** Of zero the year before there is no percentage. */
    private static Optional<Text> changed(BigDecimal most, Slot slot, BigDecimal value, Inputs inputs) {
        return inputs.value(new FactNeed(slot.need().fact(), 1))
                .filter(before -> before.signum() != 0)
                .flatMap(before -> {
                    BigDecimal change = value.subtract(before)
                            .abs()
                            .multiply(HUNDRED)
                            .divide(before.abs(), DECIMALS, RoundingMode.HALF_UP);
                    return change.compareTo(most) <= 0
                            ? Optional.empty()
                            : Optional.of(Words.say(
                                    "plan.implausible.change",
                                    slot.title(),
                                    String.valueOf(inputs.year(slot)),
                                    Fraction.plain(value),
                                    Fraction.plain(before),
                                    Fraction.plain(change),
                                    Fraction.plain(most)));
                });
    }

    private static Optional<Text> far(Plausible.Deviation most, Slot slot, BigDecimal value, Inputs inputs) {
        return inputs.population(new PopulationNeed(most.among(), slot.need().fact()))
                .flatMap(population -> population
                        .deviations(value)
                        .filter(found -> found.compareTo(most.most()) > 0)
                        .map(found -> Words.say(
                                "plan.implausible.far",
                                slot.title(),
                                String.valueOf(inputs.year(slot)),
                                Fraction.plain(value),
                                Fraction.plain(found),
                                population.name(),
                                Fraction.plain(most.most()))));
    }
}
