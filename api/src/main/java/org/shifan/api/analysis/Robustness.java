// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * Which verdicts hang on a weight: every item's weight is moved up and down, and the others are rescaled so that
 * the sum stays. Unofficial.
 *
 * @param percent by how much a weight is moved
 * @param subjects each with what would flip
 * @param orders pairs of subjects that change places, for a ranking; empty for one subject
 * @param varied what was varied, in words
 * @param kept what was not varied, in words
 */
public record Robustness(
        AnalysedCriteria criteria,
        BigDecimal percent,
        List<Line> subjects,
        List<Order> orders,
        List<Text> varied,
        List<Text> kept) {
    public Robustness {
        subjects = List.copyOf(subjects);
        orders = List.copyOf(orders);
        varied = List.copyOf(varied);
        kept = List.copyOf(kept);
    }

    /**
     * One subject.
     *
     * @param lowest the lowest total of all variants
     * @param highest the highest total of all variants
     * @param flips the variants with another verdict; empty when it holds
     */
    public record Line(
            Subject subject, Text name, Outcome now, BigDecimal lowest, BigDecimal highest, List<Flip> flips) {
        public Line {
            flips = List.copyOf(flips);
        }
    }

    /**
     * A variant with another verdict.
     *
     * @param item the item whose weight was moved
     * @param weight the weight that it was given
     * @param total the total then; null while a fact is missing
     */
    public record Flip(String item, Text title, BigDecimal weight, Verdict verdict, BigDecimal total) {}

    /** The first was above the second and is below it with this weight. */
    public record Order(Subject above, Subject below, String item, Text title, BigDecimal weight) {}
}
