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
 * The facts of one subject in the order of a plan's slots, so that the plan looks none of them up by name. They
 * are there a second time as {@link PackedFacts}. As a map it holds what was delivered. Immutable.
 */
final class SlotFacts extends AbstractMap<FactNeed, FactValue> {
    private static final FactValue UNDELIVERED = FactValue.missing(Words.M.message("plan.fact.undelivered"));
    private static final FactValue EXCESSIVE = FactValue.missing(Words.M.message("plan.fact.excessive"));

    private final List<Slot> slots;
    private final FactValue[] delivered;
    private final FactValue[] values;
    private final long[] packed;

    private SlotFacts(List<Slot> slots, FactValue[] delivered, FactValue[] values, long[] packed) {
        this.slots = slots;
        this.delivered = delivered;
        this.values = values;
        this.packed = packed;
    }

    /** The facts as they are when they are in this order already. */
    static SlotFacts of(List<Slot> slots, Map<FactNeed, FactValue> values) {
        return values instanceof SlotFacts facts && facts.slots == slots ? facts : of(slots, values::get);
    }

    /** @param delivery what was delivered of a need, null for nothing */
    static SlotFacts of(List<Slot> slots, Function<FactNeed, FactValue> delivery) {
        int size = slots.size();
        SlotFacts out = new SlotFacts(slots, new FactValue[size], new FactValue[size], PackedFacts.room(slots));
        for (int i = 0; i < size; i++) {
            out.set(i, delivery.apply(slots.get(i).need()));
        }
        return out;
    }

    /** The same with another value in one slot. */
    SlotFacts with(int slot, FactValue value) {
        SlotFacts out = new SlotFacts(slots, delivered.clone(), values.clone(), packed.clone());
        out.set(slot, value);
        return out;
    }

    private void set(int slot, FactValue value) {
        delivered[slot] = value;
        values[slot] = usable(value);
        BigDecimal number = values[slot] instanceof FactValue.Known known ? known.value() : null;
        PackedFacts.put(packed, slots.get(slot), number);
    }

    /** What nobody delivered is missing, and so is a number that no table could hold: computing with it never ends. */
    private static FactValue usable(FactValue value) {
        if (value == null) {
            return UNDELIVERED;
        }
        return value instanceof FactValue.Known known && Fraction.isExcessive(known.value()) ? EXCESSIVE : value;
    }

    /** The value, known or missing. */
    FactValue value(int slot) {
        return values[slot];
    }

    /** The same packed into longs; not to be written. */
    long[] packed() {
        return packed;
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
