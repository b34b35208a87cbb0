// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * A phrase of the policy without a number, such as 较高比例, and the numbers that an authority gave it.
 *
 * @param id its stable name, such as {@code high-local-share}
 * @param phrase the words of the policy
 * @param clause where they stand
 * @param unit of the numbers
 * @param values the earliest first; none while it is open, which only a baseline may leave it
 */
public record BoundTerm(String id, Text title, String phrase, String clause, Unit unit, List<Value> values) {
    public BoundTerm {
        values = List.copyOf(values);
    }

    /**
     * A number for the term.
     *
     * @param document the paper that decides it
     * @param from the first day for which it counts, until the next one begins
     */
    public record Value(BigDecimal value, String document, LocalDate from) {}
}
