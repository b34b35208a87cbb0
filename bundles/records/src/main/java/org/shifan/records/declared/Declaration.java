// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.declared;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A declared fact.
 *
 * @param subject as {@code zone:320583-01}
 * @param value in the fact's unit, at most six decimals
 * @param document the document that shows it
 * @param validUntil the last day on which it may be used, or null
 */
public record Declaration(
        String subject,
        String fact,
        int year,
        BigDecimal value,
        String document,
        LocalDate validUntil,
        String declaredBy) {}
