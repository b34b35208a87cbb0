// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * The parts of those facts that are yes add up to so much.
     *
     * @param parts by fact, none negative
     * @param least more than 0
     */
    record Adds(Map<String, BigDecimal> parts, BigDecimal least) implements Demand {
        /** What rounded quotients can be off by; no two sums of the format's numbers are so near. */
        private static final BigDecimal SLACK = BigDecimal.ONE.movePointLeft(100);

        public Adds {
            parts = Map.copyOf(parts);
        }

        /** Whether these facts are enough by themselves. */
        boolean isMetBy(Collection<String> facts) {
            return isWithin(least, sum(facts::contains));
        }

        /** Whether no others are enough. */
        boolean needsOneOf(Collection<String> facts) {
            return !isWithin(least, sum(fact -> !facts.contains(fact)));
        }

        /** Whether each fact adds no more than under the other one, which asks no more of them. */
        boolean isNoMoreThan(Adds other) {
            return isWithin(other.least, least)
                    && parts.entrySet().stream()
                            .allMatch(part -> isWithin(
                                    part.getValue(), other.parts.getOrDefault(part.getKey(), BigDecimal.ZERO)));
        }

        private BigDecimal sum(Predicate<String> facts) {
            return parts.entrySet().stream()
                    .filter(part -> facts.test(part.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static boolean isWithin(BigDecimal one, BigDecimal other) {
            return one.subtract(SLACK).compareTo(other) <= 0;
        }
    }

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
        if (other instanceof Any any && any.of().stream().anyMatch(this::implies)) {
            return true;
        }
        if (other instanceof Adds adds) {
            return adds.isMetBy(everyFact(this).toList()) || (this instanceof Adds own && own.isNoMoreThan(adds));
        }
        if (this instanceof Adds adds) {
            return adds.needsOneOf(anyFact(other).toList());
        }
        return this instanceof Within a && other instanceof Within b && within(a, b);
    }

    /** Facts that are yes for everybody who meets the demand. */
    private static Stream<String> everyFact(Demand demand) {
        return demand instanceof All all ? all.of().stream().flatMap(Demand::everyFact) : fact(demand);
    }

    /** Facts of which each, if it is yes, is enough to meet the demand. */
    private static Stream<String> anyFact(Demand demand) {
        return demand instanceof Any any ? any.of().stream().flatMap(Demand::anyFact) : fact(demand);
    }

    private static Stream<String> fact(Demand demand) {
        return demand instanceof Is is && is.expected() ? Stream.of(is.fact()) : Stream.empty();
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
