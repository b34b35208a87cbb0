// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Level;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.text.Text;

/**
 * How the bureaus' criteria in force put each of the four conditions of §四 into figures, side by side.
 *
 * @param on the day of which the criteria are
 * @param sets the criteria, by authority
 * @param conditions the four conditions in their order, then everything that stands on other clauses
 */
public record Comparability(Level level, LocalDate on, List<AnalysedCriteria> sets, List<Condition> conditions) {
    public Comparability {
        sets = List.copyOf(sets);
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition.
     *
     * @param clause such as {@code 四(二)}; empty for other clauses
     * @param sets one for each set, in the order of the sets
     */
    public record Condition(String clause, Text title, List<Share> sets) {
        public Condition {
            sets = List.copyOf(sets);
        }
    }

    /**
     * What one set gives a condition.
     *
     * @param weight the full points of its scored items, without bonus; 0 when nothing speaks to the condition
     * @param percent the same in percent of the set's total, one decimal, rounded half up
     */
    public record Share(String set, BigDecimal weight, BigDecimal percent, List<Line> items) {
        public Share {
            items = List.copyOf(items);
        }
    }

    /**
     * An item, a bonus item or a veto.
     *
     * @param rule the rule in words, with its thresholds as they stand on that day
     * @param filed why it stands among the other clauses; null under one of the four conditions
     */
    public record Line(
            String id, Text title, String clause, CriteriaSet.Role role, BigDecimal weight, Text rule, Text filed) {
        /** A line under one of the four conditions. */
        public Line(String id, Text title, String clause, CriteriaSet.Role role, BigDecimal weight, Text rule) {
            this(id, title, clause, role, weight, rule, null);
        }
    }
}
