// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/**
 * Asks for an evaluation.
 *
 * @param subject the zone or enterprise
 * @param level the level it is evaluated for: provincial by its bureau's set, national by AQSIQ's
 * @param year the year whose facts count
 * @param asOf the day of the evaluation, which picks the version of the criteria
 * @param official whether it is kept as a decision, or is a draft
 * @param by who asks
 */
public record EvaluationRequest(Subject subject, Level level, int year, LocalDate asOf, boolean official, String by) {
    public EvaluationRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(asOf, "asOf");
        by = by == null ? "" : by.strip();
    }
}
