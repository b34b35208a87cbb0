// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Comparison;

/** A compiled condition. */
sealed interface Check {
    Truth test(Inputs inputs) throws Broken;

    /** The facts that it reads. */
    List<Slot> slots();

    /** Facts that are known but cannot be used, which leaves it undecided. */
    default List<Slot> unusable(Inputs inputs) {
        return List.of();
    }

    /** The condition in words. */
    Text formula();

    /** The condition with this subject's numbers, and whether it holds. */
    Text computation(Inputs inputs) throws Broken;

    /** A measure beside a bound. */
    record Compare(Measure measure, Comparison comparison, Fraction bound) implements Check {
        @Override
        public Truth test(Inputs inputs) {
            Range range = measure.range(inputs);
            boolean lowest = range.low() != null && comparison.holds(range.low().compareTo(bound));
            boolean highest =
                    range.high() != null && comparison.holds(range.high().compareTo(bound));
            boolean rising = comparison == Comparison.AT_LEAST || comparison == Comparison.ABOVE;
            if (rising ? lowest : highest) {
                return Truth.YES;
            }
            boolean possible = rising ? range.high() == null || highest : range.low() == null || lowest;
            return possible ? Truth.UNKNOWN : Truth.NO;
        }

        @Override
        public List<Slot> slots() {
            return measure.slots();
        }

        @Override
        public List<Slot> unusable(Inputs inputs) {
            return measure.unusable(inputs).stream().toList();
        }

        @Override
        public Text formula() {
            return Words.say("plan.compare." + comparison.code(), measure.formula(), bound.shown(), measure.unit());
        }

        @Override
        public Text computation(Inputs inputs) {
            String key = "plan.compare." + comparison.code() + ".found";
            return Words.say(
                    key,
                    measure.computation(inputs),
                    bound.shown(),
                    test(inputs).mark());
        }
    }

    /** A yes-or-no fact. */
    record Is(Slot slot, boolean expected) implements Check {
        @Override
        public Truth test(Inputs inputs) throws Broken {
            Truth truth = inputs.truth(slot);
            return truth == Truth.UNKNOWN ? truth : Truth.of((truth == Truth.YES) == expected);
        }

        @Override
        public List<Slot> slots() {
            return List.of(slot);
        }

        @Override
        public Text formula() {
            return Words.say(expected ? "plan.is.yes" : "plan.is.no", slot.title());
        }

        @Override
        public Text computation(Inputs inputs) throws Broken {
            String found = switch (inputs.truth(slot)) {
                case YES -> "plan.is.yes";
                case NO -> "plan.is.no";
                case UNKNOWN -> "plan.is.missing";
            };
            return Words.say(
                    "plan.is.found",
                    Words.say(found, slot.title()),
                    test(inputs).mark());
        }
    }

    /** As many as there are. Of none there is no all; more than there are is a mistake of the facts. */
    record Every(Slot slot, Slot of) implements Check {
        @Override
        public Truth test(Inputs inputs) throws Broken {
            Optional<BigDecimal> some = inputs.value(slot);
            Optional<BigDecimal> all = inputs.value(of);
            if (some.isPresent() && all.isPresent() && some.get().compareTo(all.get()) > 0) {
                throw new Broken(Words.say(
                        "plan.every.more",
                        slot.title(),
                        Fraction.plain(some.get()),
                        of.title(),
                        Fraction.plain(all.get())));
            }
            if (some.isEmpty() || all.isEmpty() || all.get().signum() <= 0) {
                return Truth.UNKNOWN;
            }
            return Truth.of(some.get().compareTo(all.get()) == 0);
        }

        @Override
        public List<Slot> slots() {
            return List.of(slot, of);
        }

        @Override
        public List<Slot> unusable(Inputs inputs) {
            return inputs.value(of).filter(all -> all.signum() <= 0).map(all -> of).stream()
                    .toList();
        }

        @Override
        public Text formula() {
            return Words.say("plan.every", slot.title(), of.title());
        }

        @Override
        public Text computation(Inputs inputs) throws Broken {
            return Words.say(
                    "plan.every.found",
                    slot.title(),
                    inputs.shown(slot),
                    of.title(),
                    inputs.shown(of),
                    test(inputs).mark());
        }
    }

    /** Several conditions, of which at least one or every one has to hold. */
    record Several(List<Check> checks, boolean all) implements Check {
        public Several {
            checks = List.copyOf(checks);
        }

        @Override
        public Truth test(Inputs inputs) throws Broken {
            List<Truth> truths = new ArrayList<>(checks.size());
            for (Check check : checks) {
                truths.add(check.test(inputs));
            }
            return all ? Truth.all(truths) : Truth.any(truths);
        }

        @Override
        public List<Slot> slots() {
            return checks.stream()
                    .flatMap(check -> check.slots().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public List<Slot> unusable(Inputs inputs) {
            return checks.stream()
                    .flatMap(check -> check.unusable(inputs).stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Text formula() {
            List<Text> each = checks.stream().map(Check::formula).toList();
            return Words.say(all ? "plan.all" : "plan.any", Words.list(each));
        }

        @Override
        public Text computation(Inputs inputs) throws Broken {
            List<Text> each = new ArrayList<>(checks.size());
            for (Check check : checks) {
                each.add(check.computation(inputs));
            }
            return Words.say(
                    all ? "plan.all.found" : "plan.any.found",
                    Words.list(each),
                    test(inputs).mark());
        }
    }

    /** A condition with a parameter that is not in force on the day. */
    record NotInForce(Check otherwise, Text reason) implements Check {
        @Override
        public Truth test(Inputs inputs) throws Broken {
            throw new Broken(reason);
        }

        @Override
        public List<Slot> slots() {
            return otherwise.slots();
        }

        @Override
        public Text formula() {
            return reason;
        }

        @Override
        public Text computation(Inputs inputs) {
            return reason;
        }
    }
}
