// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * What stands in for batch-by-batch inspection of an enterprise's goods in a year (风险监测计划, §六(一), F2): what is tested, how many
 * samples, and how many of a thousand batches are drawn for one. It is set once; another one needs its end.
 *
 * @param hs the first digits of the goods' codes, an even number from 2 to 10
 * @param period from its first day to the last day of its year
 * @param items what each sample is tested for, one at least
 * @param samples how many samples are to be taken over the period, 1 or more
 * @param perMille how many of a thousand batches under it are drawn for a sample, from the floor of the rules to 1000
 * @param ground the number of the declared ground that the measure rests on while the plan holds
 * @param endedOn the last day on which it held when it was ended before its term; null otherwise
 * @param ended the decision that ended it, or null
 * @param taken how many samples were taken
 * @param failed how many of them failed
 * @param open how many of them have no result
 */
public record MonitoringPlan(
        long id,
        OrganisationCode enterprise,
        BureauCode bureau,
        String hs,
        DateRange period,
        List<String> items,
        int samples,
        int perMille,
        Decision set,
        long ground,
        LocalDate endedOn,
        Decision ended,
        int taken,
        int failed,
        int open) {
    public MonitoringPlan {
        items = List.copyOf(items);
    }

    /** The year that it is for. */
    public int year() {
        return period.from().getYear();
    }

    /** The last day on which it holds. */
    public LocalDate lastDay() {
        return endedOn == null ? period.to() : endedOn;
    }

    /**
     * How many samples should be there by the end of that day and are not: the share of the period that is over, rounded down. A
     * plan that was ended owes what was due by then.
     */
    public int behind(LocalDate on) {
        LocalDate until = on.isAfter(lastDay()) ? lastDay() : on;
        if (until.isBefore(period.from())) {
            return 0;
        }
        long all = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        long over = ChronoUnit.DAYS.between(period.from(), until) + 1;
        return Math.max(0, (int) (samples * over / all) - taken);
    }
}
