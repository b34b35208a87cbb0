// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.shifan.api.fact.FactValue;

/**
 * The facts of one subject in the order of a plan's slots, so that the plan looks none of them up by name. Where a value
 * fits it is there a second time in longs, as a whole number of units of which a power of ten make up one. As a map it
 * holds what was delivered. Immutable.
 */
final class SlotFacts extends AbstractMap<FactNeed, FactValue> {
    private static final FactValue UNDELIVERED = FactValue.missing(Words.M.message("plan.fact.undelivered"));
    private static final FactValue EXCESSIVE = FactValue.missing(Words.M.message("plan.fact.excessive"));

    private final List<Slot> slots;
    private final FactValue[] delivered;
    private final FactValue[] values;
    /** Of a number the bits that tell its scale; the others count its units. */
    private static final int SCALE_BITS = 5;

    /** The most digits of which every number fits beside its scale. */
    private static final int MOST_DIGITS = 17;

    /**
     * The truths that hold, a bit for each; those that are missing or neither; the numbers, each with its scale: of how many
     * decimals a unit is, and one more; 0 for none. Together and short, so that the facts of many subjects stay near.
     */
    private final long[] longs;
    /** How many longs the truths take. */
    private final int words;

    private SlotFacts(List<Slot> slots, FactValue[] delivered, FactValue[] values, long[] longs, int words) {
        this.slots = slots;
        this.delivered = delivered;
        this.values = values;
        this.longs = longs;
        this.words = words;
    }

    /** The facts as they are when they are in this order already. */
    static SlotFacts of(List<Slot> slots, Map<FactNeed, FactValue> values) {
        return values instanceof SlotFacts facts && facts.slots == slots ? facts : of(slots, values::get);
    }

    /** @param delivery what was delivered of a need, null for nothing */
    static SlotFacts of(List<Slot> slots, Function<FactNeed, FactValue> delivery) {
        int size = slots.size();
        int truths = (int) slots.stream().filter(Slot::isTruth).count();
        int words = (truths + Long.SIZE - 1) / Long.SIZE;
        SlotFacts out = new SlotFacts(
                slots, new FactValue[size], new FactValue[size], new long[2 * words + size - truths], words);
        for (int i = 0; i < size; i++) {
            out.set(i, delivery.apply(slots.get(i).need()));
        }
        return out;
    }

    /** The same with another value in one slot. */
    SlotFacts with(int slot, FactValue value) {
        SlotFacts out = new SlotFacts(slots, delivered.clone(), values.clone(), longs.clone(), words);
        out.set(slot, value);
        return out;
    }

    private void set(int slot, FactValue value) {
        delivered[slot] = value;
        values[slot] = usable(value);
        BigDecimal number = values[slot] instanceof FactValue.Known known ? known.value() : null;
        Slot here = slots.get(slot);
        if (here.isTruth()) {
            truth(here.place(), number);
        } else {
            number(here.place(), number);
        }
    }

    private void truth(int place, BigDecimal value) {
        boolean yes = value != null && value.compareTo(BigDecimal.ONE) == 0;
        boolean open = value == null || (!yes && value.signum() != 0);
        bit(place / Long.SIZE, place, yes);
        bit(words + place / Long.SIZE, place, open);
    }

    private void bit(int word, int place, boolean on) {
        longs[word] = on ? longs[word] | 1L << place : longs[word] & ~(1L << place);
    }

    /** What nobody delivered is missing, and so is a number that no table could hold: computing with it never ends. */
    private static FactValue usable(FactValue value) {
        if (value == null) {
            return UNDELIVERED;
        }
        return value instanceof FactValue.Known known && Fraction.isExcessive(known.value()) ? EXCESSIVE : value;
    }

    private void number(int place, BigDecimal value) {
        longs[2 * words + place] = value == null ? 0 : counted(value);
    }

    private static long counted(BigDecimal value) {
        int decimals = value.scale();
        if (value.precision() - Math.min(0, decimals) > MOST_DIGITS || decimals > MOST_DIGITS) {
            return 0;
        }
        long count = decimals <= 0 ? value.longValue() : value.unscaledValue().longValue();
        // In as few decimals as it needs, so that products stay small.
        while (decimals > 0 && count % 10 == 0) {
            count /= 10;
            decimals--;
        }
        return count << SCALE_BITS | 1 + Math.max(0, decimals);
    }

    /** The value, known or missing. */
    FactValue value(int slot) {
        return values[slot];
    }

    /** How many units a number has; 0 when it is missing or does not fit. */
    long count(int place) {
        return longs[2 * words + place] >> SCALE_BITS;
    }

    /** How many units make up one, a power of ten; 0 when the number is missing or does not fit. */
    long unit(int place) {
        return Longs.unit((int) longs[2 * words + place] & (1 << SCALE_BITS) - 1);
    }

    /** 1 for yes, 0 for no; open when the truth is missing or neither. */
    long truth(int place) {
        int word = place / Long.SIZE;
        return (open(word) >>> place & 1) == 0 ? yes(word) >>> place & 1 : Longs.OPEN;
    }

    /** Of sixty-four truths those that hold, a bit for each. */
    long yes(int word) {
        return longs[word];
    }

    /** Of sixty-four truths those that are missing or neither, a bit for each. */
    long open(int word) {
        return longs[words + word];
    }

    @Override
    public FactValue get(Object need) {
        for (int i = 0; i < delivered.length; i++) {
            if (slots.get(i).need().equals(need)) {
                return delivered[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object need) {
        return get(need) != null;
    }

    @Override
    public Set<Entry<FactNeed, FactValue>> entrySet() {
        List<Entry<FactNeed, FactValue>> out = new ArrayList<>(delivered.length);
        for (int i = 0; i < delivered.length; i++) {
            if (delivered[i] != null) {
                out.add(Map.entry(slots.get(i).need(), delivered[i]));
            }
        }
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<FactNeed, FactValue>> iterator() {
                return List.copyOf(out).iterator();
            }

            @Override
            public int size() {
                return out.size();
            }
        };
    }
}
