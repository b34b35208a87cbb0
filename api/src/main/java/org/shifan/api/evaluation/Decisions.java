// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;

/** Finds official decisions by what they were made with; Shifan implements it. */
@ProviderType
public interface Decisions {
    /**
     * Decisions, newest first, by one question to the database.
     *
     * @param before only those with a smaller number, to turn the page; {@link Long#MAX_VALUE} for the first
     * @param limit at most so many
     */
    List<Decision> find(Query query, long before, int limit);

    /** How many there are. */
    long count(Query query);

    /**
     * What is asked for; what is null is not looked at.
     *
     * @param set the criteria set
     * @param version its version
     * @param parameter a dated parameter or bound term of the criteria that was in force on the decision's day
     * @param value its value on that day; only with a parameter
     * @param since the first day of evaluation
     * @param until the last day of evaluation
     * @param verdict the computed verdict, or the one that overrides it
     * @param stale only those behind which a record was corrected since
     */
    record Query(
            String set,
            String version,
            String parameter,
            BigDecimal value,
            BureauCode bureau,
            Subject subject,
            LocalDate since,
            LocalDate until,
            Verdict verdict,
            boolean stale) {}

    /**
     * A decision.
     *
     * @param value the value of the parameter that was asked for; null when none was
     */
    record Decision(EvaluationService.Summary summary, BureauCode bureau, Instant made, String by, BigDecimal value) {}
}
