// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/**
 * The facts of one subject in the order of a plan's slots: from here on nothing is looked up by name. Where a value
 * fits it is there a second time in longs, as a whole number of units of which a power of ten make up one.
 */
public final class Inputs {
    private static final FactValue UNDELIVERED = FactValue.missing(Words.M.message("plan.fact.undelivered"));
    private static final FactValue EXCESSIVE = FactValue.missing(Words.M.message("plan.fact.excessive"));

    private final List<Slot> slots;
    private final FactValue[] values;
    private final long[] counts;
    private final long[] units;
    private final int year;
    private final LocalDate asOf;

    Inputs(List<Slot> slots, FactSnapshot snapshot) {
        this.slots = slots;
        this.year = snapshot.year();
        this.asOf = snapshot.asOf();
        this.values = new FactValue[slots.size()];
        this.counts = new long[values.length];
        this.units = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = usable(snapshot.values().get(slots.get(i).need()));
            if (values[i] instanceof FactValue.Known known) {
                count(i, known.value());
            }
        }
    }

    /** What nobody delivered is missing, and so is a number that no table could hold: computing with it never ends. */
    private static FactValue usable(FactValue value) {
        if (value == null) {
            return UNDELIVERED;
        }
        return value instanceof FactValue.Known known && Fraction.isExcessive(known.value()) ? EXCESSIVE : value;
    }

    private void count(int slot, BigDecimal value) {
        int decimals = value.scale();
        if (value.precision() - Math.min(0, decimals) > Longs.MOST_DIGITS || decimals > Longs.MOST_DIGITS) {
            return;
        }
        long count = decimals <= 0 ? value.longValue() : value.unscaledValue().longValue();
        // In as few decimals as it needs, so that 1.0 is a truth and products stay small.
        while (decimals > 0 && count % 10 == 0) {
            count /= 10;
            decimals--;
        }
        counts[slot] = count;
        units[slot] = Longs.power(Math.max(0, decimals));
    }

    /** Whether these are facts in the order of that plan. */
    boolean of(List<Slot> slots) {
        return this.slots == slots;
    }

    /** How many units a fact has; 0 when it is missing or does not fit. */
    long count(int slot) {
        return counts[slot];
    }

    /** How many units make up one, a power of ten; 0 when the fact is missing or does not fit. */
    long unit(int slot) {
        return units[slot];
    }

    /** 1 for yes, 0 for no; open when the fact is missing or neither. */
    long truth(int slot) {
        long count = counts[slot];
        return units[slot] == 1 && (count & ~1L) == 0 ? count : Longs.OPEN;
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
