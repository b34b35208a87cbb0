// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/**
 * The facts of one subject in the order of a plan's slots: from here on nothing is looked up by name. Where a value
 * fits it is there a second time in longs, as a whole number of units of which a power of ten make up one.
 */
public final class Inputs {
    private static final FactValue UNDELIVERED = FactValue.missing(Words.M.message("plan.fact.undelivered"));
    private static final FactValue VARIED = FactValue.missing(Words.M.message("plan.fact.varied"));
    private static final FactValue EXCESSIVE = FactValue.missing(Words.M.message("plan.fact.excessive"));

    private final List<Slot> slots;
    private final FactValue[] values;
    private final long[] counts;
    private final long[] units;
    private final int year;
    private final LocalDate asOf;
    private final Subject subject;
    private final Map<PopulationNeed, Population> populations;
    private final Statements statements;
    /** Where a fact is looked at over a range of values: that range, and its slot. */
    private final Range varied;

    private final int variedSlot;

    Inputs(List<Slot> slots, FactSnapshot snapshot) {
        this.varied = null;
        this.variedSlot = -1;
        this.slots = slots;
        this.year = snapshot.year();
        this.asOf = snapshot.asOf();
        this.subject = snapshot.subject();
        this.populations = snapshot.populations();
        this.statements = snapshot.statements();
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

    private Inputs(Inputs like, int slot, FactValue value, Range varied) {
        this.slots = like.slots;
        this.year = like.year;
        this.asOf = like.asOf;
        this.subject = like.subject;
        this.populations = like.populations;
        this.statements = like.statements;
        this.values = like.values.clone();
        this.counts = like.counts.clone();
        this.units = like.units.clone();
        this.variedSlot = slot;
        this.varied = varied;
        values[slot] = usable(value);
        counts[slot] = 0;
        units[slot] = 0;
        if (values[slot] instanceof FactValue.Known known) {
            count(slot, known.value());
        }
    }

    /** The same with another value of one fact. @throws IllegalArgumentException when the plan does not read it */
    public Inputs with(FactNeed need, FactValue value) {
        return new Inputs(this, slot(need), value, null);
    }

    /**
     * The same with one fact left open between two values, both included: what then is still possible is what these
     * values are sure to lead to. Only one fact at a time is open so; what other missing facts leave undecided is taken
     * at its worst where this one has no part in it, so that it does not hide what this one does.
     *
     * @throws IllegalArgumentException when the plan does not read it
     */
    public Inputs between(FactNeed need, BigDecimal low, BigDecimal high) {
        return new Inputs(this, slot(need), VARIED, Range.between(Fraction.of(low), Fraction.of(high)));
    }

    private int slot(FactNeed need) {
        for (Slot slot : slots) {
            if (slot.need().equals(need)) {
                return slot.index();
            }
        }
        throw new IllegalArgumentException("the plan does not read " + need);
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

    Subject subject() {
        return subject;
    }

    /** Empty when nobody delivered it: then every place is possible. */
    Optional<Population> population(PopulationNeed need) {
        return Optional.ofNullable(populations.get(need));
    }

    /** The judgements of an item, one of each assessor. */
    List<Judgement> judgements(String item) {
        return statements.judgements().getOrDefault(item, List.of());
    }

    /** What was handed in under that name; empty when nobody said anything. */
    Optional<Evidence> evidence(String name) {
        return Optional.ofNullable(statements.evidence().get(name));
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

    /** @throws Broken when one of these facts has expired */
    void refuseExpired(List<Slot> slots) throws Broken {
        for (Slot slot : slots) {
            if (values[slot.index()] instanceof FactValue.Missing missing && missing.expired()) {
                throw new Broken(Words.say("plan.fact.expired", slot.title(), Words.of(missing.reason())));
            }
        }
    }

    Range range(Slot slot) {
        return value(slot).map(Range::of).orElseGet(() -> varied(slot).orElseGet(slot::possible));
    }

    /** Whether what is undecided about these facts counts at its worst: another fact is looked at over a range. */
    boolean atWorst(List<Slot> read) {
        return varied != null && read.stream().noneMatch(slot -> slot.index() == variedSlot);
    }

    /** The range over which the fact is looked at, if it is the one. */
    Optional<Range> varied(Slot slot) {
        return slot.index() == variedSlot ? Optional.ofNullable(varied) : Optional.empty();
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
