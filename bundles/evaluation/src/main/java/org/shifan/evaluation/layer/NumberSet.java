// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.evaluation.document.Comparison;

/** A set of numbers: intervals that do not touch, in order. */
record NumberSet(List<Interval> intervals) {
    static final NumberSet ALL = new NumberSet(List.of(new Interval(null, false, null, false)));

    /**
     * An interval that is not empty.
     *
     * @param from null for no lower end
     * @param to null for no upper end
     */
    record Interval(BigDecimal from, boolean fromIncluded, BigDecimal to, boolean toIncluded) {

        boolean isEmpty() {
            if (from == null || to == null) {
                return false;
            }
            int order = from.compareTo(to);
            return order > 0 || (order == 0 && !(fromIncluded && toIncluded));
        }

        boolean holds(Interval other) {
            return lower(other) <= 0 && upper(other) >= 0;
        }

        /** Negative when it begins earlier than the other. */
        private int lower(Interval other) {
            if (from == null || other.from == null) {
                return Boolean.compare(from != null, other.from != null);
            }
            int order = from.compareTo(other.from);
            return order != 0 ? order : Boolean.compare(!fromIncluded, !other.fromIncluded);
        }

        /** Positive when it ends later than the other. */
        private int upper(Interval other) {
            if (to == null || other.to == null) {
                return Boolean.compare(to == null, other.to == null);
            }
            int order = to.compareTo(other.to);
            return order != 0 ? order : Boolean.compare(toIncluded, other.toIncluded);
        }

        /** Whether nothing lies between this one and one that begins later. */
        private boolean meets(Interval later) {
            if (to == null || later.from == null) {
                return true;
            }
            int order = to.compareTo(later.from);
            return order > 0 || (order == 0 && (toIncluded || later.fromIncluded));
        }
    }

    /** The union of intervals in any order. */
    static NumberSet of(List<Interval> parts) {
        List<Interval> sorted = new ArrayList<>(parts);
        sorted.removeIf(Interval::isEmpty);
        sorted.sort((a, b) -> a.lower(b));
        List<Interval> out = new ArrayList<>();
        for (Interval each : sorted) {
            Interval last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last == null || !last.meets(each)) {
                out.add(each);
            } else if (last.upper(each) < 0) {
                out.set(out.size() - 1, new Interval(last.from, last.fromIncluded, each.to, each.toIncluded));
            }
        }
        return new NumberSet(List.copyOf(out));
    }

    static NumberSet of(Comparison comparison, BigDecimal bound) {
        Interval interval = switch (comparison) {
            case AT_LEAST -> new Interval(bound, true, null, false);
            case ABOVE -> new Interval(bound, false, null, false);
            case AT_MOST -> new Interval(null, false, bound, true);
            case BELOW -> new Interval(null, false, bound, false);
        };
        return new NumberSet(List.of(interval));
    }

    static NumberSet only(BigDecimal value) {
        return new NumberSet(List.of(new Interval(value, true, value, true)));
    }

    /** Every number that is not in it. */
    NumberSet complement() {
        List<Interval> out = new ArrayList<>();
        BigDecimal from = null;
        boolean included = false;
        for (Interval each : intervals) {
            if (each.from != null) {
                out.add(new Interval(from, included, each.from, !each.fromIncluded));
            }
            if (each.to == null) {
                return of(out);
            }
            from = each.to;
            included = !each.toIncluded;
        }
        out.add(new Interval(from, included, null, false));
        return of(out);
    }

    boolean isWithin(NumberSet other) {
        return intervals.stream().allMatch(each -> other.intervals.stream().anyMatch(one -> one.holds(each)));
    }

    /** Whether it is all numbers from some number on. */
    boolean growsUpwards() {
        return intervals.size() == 1 && intervals.get(0).to == null;
    }

    /** Whether it is all numbers up to some number. */
    boolean growsDownwards() {
        return intervals.size() == 1 && intervals.get(0).from == null;
    }
}
