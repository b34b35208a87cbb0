// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * What a criteria set would do to every subject of its authority.
 *
 * @param current the set in force on that day; null when there is none
 * @param year the year whose facts count
 * @param asOf the day of the evaluations
 * @param subjects in the order of their keys
 * @param items what each item does to all of them together, the largest effect first
 * @param prediction what the candidate gives, to be held against what it gives when it is in force
 * @param synthetic whether invented records are among the sources
 */
public record Impact(
        AnalysedCriteria candidate,
        AnalysedCriteria current,
        int year,
        LocalDate asOf,
        List<Change> subjects,
        List<ItemEffect> items,
        Prediction prediction,
        boolean synthetic) {
    public Impact {
        subjects = List.copyOf(subjects);
        items = List.copyOf(items);
    }

    /** How many subjects go this way. */
    public long count(Direction direction) {
        return subjects.stream().filter(s -> s.direction() == direction).count();
    }

    /** How many subjects turn this way. */
    public long count(Turn turn) {
        return subjects.stream().filter(s -> s.turn() == turn).count();
    }

    /** Which way a total goes. */
    public enum Direction {
        RISES,
        FALLS,
        SAME,
        /** Before or after, a total is not known, or there was no set in force. */
        OPEN
    }

    /** What becomes of a verdict. */
    public enum Turn {
        /** It is a pass, and was none. */
        PASSES,
        /** It was a pass, and is a fail or a veto. */
        FAILS,
        /** It is another verdict, neither of the two before. */
        OTHER,
        /** It is the same. */
        STAYS
    }

    /**
     * A subject under both sets.
     *
     * @param before null when no set is in force
     * @param by how much the total changes; null when it is open
     * @param items what changed, that which moved the total most first
     * @param reason why the verdict after is what it is
     */
    public record Change(
            Subject subject,
            Text name,
            Outcome before,
            Outcome after,
            BigDecimal by,
            Direction direction,
            Turn turn,
            List<ItemChange> items,
            Text reason) {
        public Change {
            items = List.copyOf(items);
        }
    }

    /**
     * An item whose points, or a veto whose state, is another one.
     *
     * @param before points, or a range of them, or a veto's state; null when the set in force has no such item
     * @param after the same under the candidate; null when it has no such item
     * @param by by how much its points change; an item that is not there counts nothing; null when it is open
     */
    public record ItemChange(String id, Text title, Text before, Text after, BigDecimal by) {}

    /**
     * An item over all subjects.
     *
     * @param rises for how many subjects it gives more
     * @param falls for how many it gives less
     * @param by the sum of its changes
     */
    public record ItemEffect(String id, Text title, int rises, int falls, BigDecimal by) {}
}
