// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * Moves goods of an enterprise from batch-by-batch inspection to risk monitoring by a plan, and back by what its samples show (F2);
 * Shifan implements it.
 */
@ProviderType
public interface Monitoring {
    /**
     * Sets a plan. From its first day the measure has its ground.
     *
     * @param hs the first digits of the goods' codes, an even number from 2 to 10
     * @param from the first day; the plan ends with that year
     * @param items what each sample is tested for, one to 50, each of at most 100 characters
     * @param samples how many samples over the period, 1 to 10000
     * @param perMille how many of a thousand batches are drawn for a sample; 0 for the floor of the rules, which it may not be below
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}; {@code facilitation.plan.*}: what is missing or
     *     out of range; {@code facilitation.plan.overlap} with the number of the plan for some of the goods that is in the way
     */
    MonitoringPlan set(
            OrganisationCode enterprise,
            String hs,
            LocalDate from,
            List<String> items,
            int samples,
            int perMille,
            Decision decision);

    /**
     * Ends a plan before its term, and with it the ground of the measure.
     *
     * @param lastDay the last day on which it holds; the day before its first one takes it back
     * @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown}, {@code .ended}, {@code .end}
     */
    MonitoringPlan end(long plan, LocalDate lastDay, Decision decision);

    /**
     * The plan with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown}
     */
    MonitoringPlan require(long plan);

    /**
     * The plans, newest first.
     *
     * @param bureau only those of enterprises of this bureau; null for all
     * @param enterprise only its own; null for all
     * @param year only those of that year; null for all
     * @param limit 1 or more
     */
    List<MonitoringPlan> plans(BureauCode bureau, OrganisationCode enterprise, Integer year, int offset, int limit);

    /**
     * The declarations under a plan that were drawn for a sample at its rate and have none, by number. The draw is that of the random
     * checks: SHA-256 over {@code declaration/enterprise}, so that nobody chooses.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown}
     */
    List<DecidedTreatment> due(long plan);

    /**
     * Enters a sample that was taken.
     *
     * @param declaration the declaration that it was taken of; null or empty when it was taken at the works
     * @param reference the number on the sample, at most 100 characters
     * @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown}; {@code facilitation.declaration.unknown};
     *     {@code facilitation.sample.*}: a day on which the plan did not hold or that is to come, a declaration of other goods, a
     *     number or a declaration that was entered already
     */
    MonitoringSample take(long plan, String declaration, String reference, LocalDate takenOn, Decision decision);

    /**
     * Records what the test of a sample found. A sample that fails raises the risk of the plan's goods from the day of the decision, in
     * the same transaction: their measures stop, and batch-by-batch inspection is back until that risk is ended.
     *
     * @param failedItems the items of the plan that it failed; none when it passed
     * @throws org.shifan.api.text.ShifanException {@code facilitation.sample.unknown}, {@code .known}, {@code .item}
     */
    MonitoringSample found(long sample, List<String> failedItems, Decision decision);

    /**
     * The samples of a plan, by number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown}
     */
    List<MonitoringSample> samples(long plan);
}
