// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/** The facts of one subject in the order of the plan's slots: from here on nothing is looked up by name. */
final class Inputs {
    private final FactValue[] values;
    private final int year;
    private final LocalDate asOf;

    Inputs(List<Slot> slots, FactSnapshot snapshot) {
        this.year = snapshot.year();
        this.asOf = snapshot.asOf();
        this.values = new FactValue[slots.size()];
        for (Slot slot : slots) {
            values[slot.index()] = usable(snapshot.values().get(slot.need()));
        }
    }

    /** What nobody delivered is missing, and so is a number that no table could hold: computing with it never ends. */
    private static FactValue usable(FactValue value) {
        if (value == null) {
            return FactValue.missing(Words.M.message("plan.fact.undelivered"));
        }
        return value instanceof FactValue.Known known && Fraction.isExcessive(known.value())
                ? FactValue.missing(Words.M.message("plan.fact.excessive"))
                : value;
    }

    int year() {
        return year;
    }

    int year(Slot slot) {
        return year - slot.need().yearsBack();
    }

    LocalDate asOf() {
        return asOf;
    }

    FactValue of(Slot slot) {
        return values[slot.index()];
    }

    Optional<BigDecimal> value(Slot slot) {
        return values[slot.index()] instanceof FactValue.Known known ? Optional.of(known.value()) : Optional.empty();
    }

    boolean missing(Slot slot) {
        return values[slot.index()] instanceof FactValue.Missing;
    }

    Range range(Slot slot) {
        return value(slot).map(Range::of).orElseGet(slot::possible);
    }

    Truth truth(Slot slot) throws Broken {
        Optional<BigDecimal> value = value(slot);
        if (value.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (value.get().signum() != 0 && value.get().compareTo(BigDecimal.ONE) != 0) {
            throw new Broken(Words.say("plan.fact.not-truth", slot.title(), value.get()));
        }
        return Truth.of(value.get().signum() != 0);
    }

    /** The value for the trace, or that there is none. */
    Text shown(Slot slot) {
        return value(slot).map(v -> Text.same(Fraction.plain(v))).orElseGet(() -> Words.say("plan.missing"));
    }
}
