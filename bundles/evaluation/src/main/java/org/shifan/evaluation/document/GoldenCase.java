// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;

/**
 * Facts, and what the criteria have to make of them, worked out by hand. It stands in the document itself or in a file
 * beside it.
 *
 * @param name the behaviour in a sentence; the name of the test
 * @param file the file that it stands in
 * @param facts the facts' values by year; a fact that is not there is missing
 * @param surroundings whom the subject is ranked among, and what people said of it
 */
public record GoldenCase(
        String name,
        String file,
        Place place,
        int year,
        LocalDate asOf,
        Map<FactId, Map<Integer, Optional<BigDecimal>>> facts,
        Surroundings surroundings,
        Expectation expected) {

    /** A case of which nothing is known and nothing expected. */
    public static GoldenCase ofNothing(String file, LocalDate asOf) {
        Expectation none = new Expectation(null, null, null, null, null, Map.of(), Map.of(), null, null, null);
        return new GoldenCase("", file, Place.WHOLE, asOf.getYear(), asOf, Map.of(), Surroundings.NONE, none);
    }

    /**
     * What has to come out. What is null is not looked at, and of the maps only what they name.
     *
     * @param total in the form of the document's rounding; {@code Optional.empty()} means none can be told
     * @param grade the grade's English title, or {@code none}
     * @param items by item, the points or one of {@code unknown}, {@code not-applicable}, {@code error}
     * @param parts by part, the points
     * @param unmet the key items and parts that are not met
     * @param vetoes the veto items that apply, all of them
     * @param missing the facts that were missing, all of them
     */
    public record Expectation(
            Verdict verdict,
            Optional<BigDecimal> total,
            BigDecimal lowest,
            BigDecimal highest,
            String grade,
            Map<String, String> items,
            Map<String, BigDecimal> parts,
            List<String> unmet,
            List<String> vetoes,
            List<String> missing) {}
}
