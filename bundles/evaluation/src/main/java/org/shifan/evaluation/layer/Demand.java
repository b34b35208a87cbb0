// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.util.List;

/** What has to be true of a subject, in a form that two of them can be compared in. */
sealed interface Demand {
    Demand ALWAYS = new All(List.of());
    Demand NEVER = new Any(List.of());

    /**
     * A measure lies in a set of numbers.
     *
     * @param measure what is measured, but for how long
     * @param years over how many years, or months or days as the measure says, it is added up; 1 where nothing is added up
     * @param neverNegative whether the sum can only grow with the years
     */
    record Within(String measure, int years, boolean neverNegative, NumberSet numbers) implements Demand {}

    /** A fact is yes, or no. */
    record Is(String fact, boolean expected) implements Demand {}

    /** One of them is enough. */
    record Any(List<Demand> of) implements Demand {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** Every one is needed. */
    record All(List<Demand> of) implements Demand {
        public All {
            of = List.copyOf(of);
        }
    }

    /** Something of which it is only known whether it is the same. */
    record Same(String text) implements Demand {}

    /**
     * Whether who meets this one surely meets the other. A no means that it is not sure: it is proved by form, with the
     * means of intervals and of and and or, and nothing else.
     */
    default boolean implies(Demand other) {
        if (equals(other)) {
            return true;
        }
        if (this instanceof Any any) {
            return any.of().stream().allMatch(each -> each.implies(other));
        }
        if (other instanceof All all) {
            return all.of().stream().allMatch(this::implies);
        }
        if (this instanceof All all && all.of().stream().anyMatch(each -> each.implies(other))) {
            return true;
        }
        if (other instanceof Any any) {
            return any.of().stream().anyMatch(this::implies);
        }
        return this instanceof Within a && other instanceof Within b && within(a, b);
    }

    private static boolean within(Within a, Within b) {
        if (!a.measure().equals(b.measure()) || !a.numbers().isWithin(b.numbers())) {
            return false;
        }
        boolean longer =
                a.neverNegative() && a.years() > b.years() && b.numbers().growsDownwards();
        boolean shorter =
                a.neverNegative() && a.years() < b.years() && b.numbers().growsUpwards();
        return a.years() == b.years() || longer || shorter;
    }
}
