// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * How a subject did over the years by official results, of each year the last; an item that was renamed goes on.
 *
 * @param name the subject's name in its newest result
 * @param points one for each year, the earliest first
 * @param series one for each item, in the order of the newest set that has it
 */
public record Trend(Subject subject, Text name, Level level, List<Point> points, List<Series> series) {
    public Trend {
        points = List.copyOf(points);
        series = List.copyOf(series);
    }

    /**
     * The result of a year, as it was computed.
     *
     * @param evaluation its number
     * @param criteria the set that made it
     * @param version its version
     * @param total null while a fact is missing; then lowest and highest say what is possible
     * @param maximum the highest total without bonus
     * @param synthetic whether invented records are among its sources
     * @param demonstration whether the set's numbers are for demonstration only
     */
    public record Point(
            long evaluation,
            int year,
            LocalDate asOf,
            String criteria,
            String version,
            Verdict verdict,
            BigDecimal total,
            BigDecimal lowest,
            BigDecimal highest,
            BigDecimal maximum,
            BigDecimal passMark,
            boolean synthetic,
            boolean demonstration) {}

    /**
     * An item over the years.
     *
     * @param id its id in the newest version of the set that was ever accepted
     * @param title in the newest result that has it
     * @param formerly ids that it had before, the newest first
     * @param scores one for each point of the trend, in the same order
     */
    public record Series(String id, Text title, List<String> formerly, List<Score> scores) {
        public Series {
            formerly = List.copyOf(formerly);
            scores = List.copyOf(scores);
        }
    }

    /**
     * What an item had in a year.
     *
     * @param id its id then; null when the set of that year has no such item, and all else with it
     * @param points null when they are not known or it did not count
     * @param maximum its full points
     */
    public record Score(String id, Evaluation.Outcome outcome, BigDecimal points, BigDecimal maximum) {
        /** Of a year whose set has no such item. */
        public static final Score NONE = new Score(null, null, null, null);
    }
}
