// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/** A number made from facts. */
sealed interface Measure permits Measure.Plain, Measure.Sum, Measure.Ratio, Measure.Growth, RankMeasure {
    /** What it may be, given what is known. */
    Range range(Inputs inputs);

    /** A fact that is known but cannot be used: a base or peer value by which nothing can be divided. */
    default Optional<Slot> unusable(Inputs inputs) {
        return Optional.empty();
    }

    List<Slot> slots();

    Text unit();

    Text formula();

    Text computation(Inputs inputs);

    /** A fact as it is. */
    record Plain(Slot slot) implements Measure {
        @Override
        public Range range(Inputs inputs) {
            return inputs.range(slot);
        }

        @Override
        public List<Slot> slots() {
            return List.of(slot);
        }

        @Override
        public Text unit() {
            return Words.unit(slot.unit());
        }

        @Override
        public Text formula() {
            return slot.title();
        }

        @Override
        public Text computation(Inputs inputs) {
            return Words.say("plan.plain", slot.title(), inputs.shown(slot));
        }
    }

    /** A fact added up over years, the evaluated one last. */
    record Sum(List<Slot> slots) implements Measure {
        public Sum {
            slots = List.copyOf(slots);
        }

        @Override
        public Range range(Inputs inputs) {
            Range sum = Range.of(Fraction.ZERO);
            for (Slot slot : slots) {
                sum = sum.plus(inputs.range(slot));
            }
            return sum;
        }

        @Override
        public Text unit() {
            return Words.unit(slots.get(0).unit());
        }

        @Override
        public Text formula() {
            return Words.say("plan.sum", slots.get(0).title(), slots.size());
        }

        @Override
        public Text computation(Inputs inputs) {
            List<Text> years = slots.stream()
                    .map(slot -> Words.say("plan.sum.year", String.valueOf(inputs.year(slot)), inputs.shown(slot)))
                    .toList();
            return Words.say(
                    "plan.sum.found", slots.get(0).title(), Words.join(" + ", years), Words.equated(range(inputs)));
        }
    }

    /** A fact as a multiple of a peer's value. */
    record Ratio(Slot fact, Slot peer, BigDecimal times) implements Measure {
        @Override
        public Range range(Inputs inputs) {
            Optional<BigDecimal> value = inputs.value(fact);
            Optional<BigDecimal> base = inputs.value(peer);
            if (inputs.varied(fact).isPresent() || inputs.varied(peer).isPresent()) {
                return inputs.range(fact).times(Fraction.of(times)).over(inputs.range(peer));
            }
            if (value.isEmpty() || base.isEmpty() || base.get().signum() == 0) {
                return Range.ALL;
            }
            return Range.of(Fraction.quotient(value.get().multiply(times), base.get()));
        }

        @Override
        public Optional<Slot> unusable(Inputs inputs) {
            return inputs.value(peer).filter(value -> value.signum() == 0).map(value -> peer);
        }

        @Override
        public List<Slot> slots() {
            return List.of(fact, peer);
        }

        @Override
        public Text unit() {
            return times.compareTo(BigDecimal.valueOf(100)) == 0 ? Text.same("%") : Words.say("plan.ratio.unit");
        }

        @Override
        public Text formula() {
            return Words.say("plan.ratio", fact.title(), peer.title(), Fraction.plain(times));
        }

        @Override
        public Text computation(Inputs inputs) {
            return Words.say(
                    "plan.ratio.found",
                    inputs.shown(fact),
                    inputs.shown(peer),
                    Fraction.plain(times),
                    Words.equated(range(inputs)));
        }
    }

    /** The change in percent of what it was some years before; of nothing or less there is no percentage. */
    record Growth(Slot now, Slot base) implements Measure {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        @Override
        public Range range(Inputs inputs) {
            Optional<BigDecimal> value = inputs.value(now);
            Optional<BigDecimal> before = inputs.value(base);
            if (inputs.varied(now).isPresent() || inputs.varied(base).isPresent()) {
                Range quotient = inputs.range(now).over(inputs.range(base));
                return quotient.plus(Range.of(Words.ONE.negated())).times(Fraction.of(HUNDRED));
            }
            if (value.isEmpty() || before.isEmpty() || before.get().signum() <= 0) {
                return Range.ALL;
            }
            BigDecimal change = value.get().subtract(before.get()).multiply(HUNDRED);
            return Range.of(Fraction.quotient(change, before.get()));
        }

        @Override
        public Optional<Slot> unusable(Inputs inputs) {
            return inputs.value(base).filter(value -> value.signum() <= 0).map(value -> base);
        }

        @Override
        public List<Slot> slots() {
            return List.of(now, base);
        }

        @Override
        public Text unit() {
            return Text.same("%");
        }

        @Override
        public Text formula() {
            return Words.say("plan.growth", now.title(), base.need().yearsBack());
        }

        @Override
        public Text computation(Inputs inputs) {
            return Words.say(
                    "plan.growth.found",
                    now.title(),
                    inputs.shown(now),
                    inputs.shown(base),
                    String.valueOf(inputs.year(base)),
                    Words.equated(range(inputs)));
        }
    }
}
