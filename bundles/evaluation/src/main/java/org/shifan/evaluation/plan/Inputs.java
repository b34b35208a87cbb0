// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/**
 * The facts of one subject as a plan reads them, with what people said and whom the subject is ranked among: from here on
 * nothing is looked up by name.
 */
public final class Inputs {
    private static final FactValue VARIED = FactValue.missing(Words.M.message("plan.fact.varied"));

    private final List<Slot> slots;
    private final SlotFacts facts;
    /** Those of the facts, near at hand. */
    private final long[] packed;

    private final FactSnapshot snapshot;
    /** That of the snapshot, near at hand. */
    private final LocalDate asOf;

    /** Where a fact is looked at over a range of values: that range, and its slot. */
    private final Range varied;

    private final int variedSlot;
    /** Whether what is undecided of the other facts counts at its worst meanwhile. */
    private final boolean worst;

    Inputs(List<Slot> slots, FactSnapshot snapshot) {
        this(slots, SlotFacts.of(slots, snapshot.values()), snapshot, -1, null, false);
    }

    private Inputs(
            List<Slot> slots, SlotFacts facts, FactSnapshot snapshot, int variedSlot, Range varied, boolean worst) {
        this.slots = slots;
        this.facts = facts;
        this.packed = facts.packed();
        this.snapshot = snapshot;
        this.asOf = snapshot.asOf();
        this.variedSlot = variedSlot;
        this.varied = varied;
        this.worst = worst;
    }

    /** Whether both are what a snapshot says, none of it changed, and say the same. */
    boolean isOfSameFacts(Inputs other) {
        return variedSlot < 0 && other.variedSlot < 0 && snapshot.equals(other.snapshot);
    }

    private Inputs with(int slot, FactValue value, Range range, boolean worst) {
        return new Inputs(slots, facts.with(slot, value), snapshot, slot, range, worst);
    }

    /** The same with another value of one fact. @throws IllegalArgumentException when the plan does not read it */
    public Inputs with(FactNeed need, FactValue value) {
        return with(slot(need), value, null, false);
    }

    /**
     * The same with one fact left open between two values, both included: what then is still possible is what these
     * values are sure to lead to. Only one fact at a time is open so; what other missing facts leave undecided is taken
     * at its worst where this one has no part in it, so that it does not hide what this one does.
     *
     * @throws IllegalArgumentException when the plan does not read it
     */
    public Inputs between(FactNeed need, BigDecimal low, BigDecimal high) {
        return with(slot(need), VARIED, Range.between(Fraction.of(low), Fraction.of(high)), true);
    }

    /**
     * The same, but other missing facts stay open too: what then is excluded is excluded whatever they turn out to be.
     *
     * @throws IllegalArgumentException when the plan does not read it
     */
    public Inputs somewhere(FactNeed need, BigDecimal low, BigDecimal high) {
        return with(slot(need), VARIED, Range.between(Fraction.of(low), Fraction.of(high)), false);
    }

    private int slot(FactNeed need) {
        for (Slot slot : slots) {
            if (slot.need().equals(need)) {
                return slot.index();
            }
        }
        throw new IllegalArgumentException("the plan does not read " + need);
    }

    /** Whether these are facts in the order of that plan. */
    boolean of(List<Slot> slots) {
        return this.slots == slots;
    }

    /** The same as {@link PackedFacts}; not to be written. */
    long[] packed() {
        return packed;
    }

    int year() {
        return snapshot.year();
    }

    int year(Slot slot) {
        return snapshot.year() - slot.need().yearsBack();
    }

    Subject subject() {
        return snapshot.subject();
    }

    /** Empty when nobody delivered it: then every place is possible. */
    Optional<Population> population(PopulationNeed need) {
        return Optional.ofNullable(snapshot.populations().get(need));
    }

    /** The judgements of an item, one of each assessor. */
    List<Judgement> judgements(String item) {
        return snapshot.statements().judgements().getOrDefault(item, List.of());
    }

    /** What was handed in under that name; empty when nobody said anything. */
    Optional<Evidence> evidence(String name) {
        return Optional.ofNullable(snapshot.statements().evidence().get(name));
    }

    /** What they were read from. */
    public FactSnapshot snapshot() {
        return snapshot;
    }

    LocalDate asOf() {
        return asOf;
    }

    FactValue of(Slot slot) {
        return facts.value(slot.index());
    }

    Optional<BigDecimal> value(Slot slot) {
        return facts.value(slot.index()) instanceof FactValue.Known known
                ? Optional.of(known.value())
                : Optional.empty();
    }

    /** The value of a fact of a year, if the plan reads it and it is known. */
    Optional<BigDecimal> value(FactNeed need) {
        return slots.stream()
                .filter(slot -> slot.need().equals(need))
                .findFirst()
                .flatMap(this::value);
    }

    boolean missing(Slot slot) {
        return facts.value(slot.index()) instanceof FactValue.Missing;
    }

    /** @throws Broken when one of these facts has expired */
    void refuseExpired(List<Slot> slots) throws Broken {
        for (Slot slot : slots) {
            if (facts.value(slot.index()) instanceof FactValue.Missing missing && missing.expired()) {
                throw new Broken(Words.say("plan.fact.expired", slot.title(), Words.of(missing.reason())));
            }
        }
    }

    Range range(Slot slot) {
        return value(slot).map(Range::of).orElseGet(() -> varied(slot).orElseGet(slot::possible));
    }

    /** Whether what is undecided about these facts counts at its worst: another fact is looked at over a range. */
    boolean atWorst(List<Slot> read) {
        return worst && read.stream().noneMatch(slot -> slot.index() == variedSlot);
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
