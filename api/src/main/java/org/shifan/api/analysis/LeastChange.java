// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/**
 * How little has to change for a subject to pass, one fact at a time with all others as they are. Unofficial.
 *
 * @param now what it has
 * @param ways one for each fact that may be varied: those that lead there first, the smallest change in proportion first
 * @param left facts that were not varied, and why
 */
public record LeastChange(AnalysedCriteria criteria, Outcome now, List<Way> ways, List<Left> left) {
    public LeastChange {
        ways = List.copyOf(ways);
        left = List.copyOf(left);
    }

    /** What a search came to. */
    public enum Found {
        /** There is a value that passes, and {@link Way#needed} is the nearest one. */
        REACHED,
        /** No value passes, whatever other missing facts turn out to be. */
        NOT_THIS_WAY,
        /** It hangs on other missing facts, or the search was given up before it was certain; nothing is claimed. */
        OPEN
    }

    /**
     * What one fact can do.
     *
     * @param current its value; null when it is missing
     * @param precision the least difference between two values that was looked at
     * @param from the least value that was looked at
     * @param to the greatest value that was looked at
     * @param needed the passing value nearest to the current one (the least one when that is missing); null when
     *     there is none
     * @param change needed less current
     * @param outcome the verdict with {@code needed}, with {@code bestAt} when it is not reached, as it is
     *     now when it is undecided
     * @param best the total with {@code needed}, or the highest total that this fact can surely lead to; null
     *     where other missing facts leave that open
     * @param bestAt the value with the highest total that is nearest to the current one; null when it is reached
     * @param reason why even the highest total does not pass; null when it is reached
     */
    public record Way(
            FactId fact,
            Text title,
            int year,
            String unit,
            Found found,
            BigDecimal current,
            BigDecimal precision,
            BigDecimal from,
            BigDecimal to,
            BigDecimal needed,
            BigDecimal change,
            Verdict outcome,
            BigDecimal best,
            BigDecimal bestAt,
            Text reason) {}

    /** A fact that was not varied. */
    public record Left(FactId fact, int year, Text title, Text reason) {}
}
