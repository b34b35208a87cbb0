// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.shifan.api.text.Text;

/**
 * Something that a result was made from and that is not what it was.
 *
 * @param fact the fact's name, or what else it is: a population, a judgement, evidence
 * @param title its name for people
 * @param year the year it was taken of
 * @param then the value behind the result; null when it was missing or is no number
 * @param now the value today; null when it is missing or is no number
 * @param sourcesThen what the value was made from, with the revision of the records
 * @param sourcesNow what it is made from today
 * @param causes the corrections that led to it, as far as the records tell: which record, by which import, when, by
 *     whom and why
 * @param found when it was found
 */
public record ChangedFact(
        String fact,
        Text title,
        int year,
        BigDecimal then,
        BigDecimal now,
        List<String> sourcesThen,
        List<String> sourcesNow,
        List<Text> causes,
        Instant found) {
    public ChangedFact {
        sourcesThen = List.copyOf(sourcesThen);
        sourcesNow = List.copyOf(sourcesNow);
        causes = List.copyOf(causes);
    }

    /** Whether two values are the same number, or both missing. */
    public static boolean isSame(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
