// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.LocalDate;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.fact.FactValue;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.facts.DeliveredRecords.ZONE;

/** Facts of the last days and months. */
@Category(EachDatabase.class)
public class RecordFactsOfWindowsTest {
    @Rule
    public final DeliveredRecords records = new DeliveredRecords();

    @Test
    public void aWindowOfMonthsHasItsFirstAndItsLastDay() {
        records.incident("N0", "NOTIFICATION", 1, "2012-11-30", "QUALITY", "yes");
        records.incident("N1", "NOTIFICATION", 1, "2012-12-01", "QUALITY", "yes");
        records.incident("N2", "NOTIFICATION", 1, "2013-06-01", "QUALITY", "yes");
        records.incident("N3", "NOTIFICATION", 1, "2014-11-30", "QUALITY", "yes");
        records.incident("N4", "NOTIFICATION", 1, "2014-12-01", "QUALITY", "yes");
        assertThat(counted("incident.count.last-24-months", "2014-11-30")).isEqualTo("3");
        assertThat(counted("incident.count.last-23-months", "2014-11-29")).isEqualTo("1");
        assertThat(counted("incident.count.last-24-months", "2014-12-01")).isEqualTo("3");
        assertThat(counted("incident.count.last-1-months", "2014-11-30")).isEqualTo("1");
        assertThat(counted("incident.count.last-1-months", "2014-11-29")).isEqualTo("0");
        assertThat(counted("incident.notifications.count.last-12-months", "2014-12-31"))
                .isEqualTo("2");
    }

    @Test
    public void aWindowOfDaysHasItsFirstAndItsLastDay() {
        records.incident("N1", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        records.incident("N2", "RECALL", 1, "2014-03-30", "QUALITY", "yes");
        assertThat(counted("incident.recalls.count.last-30-days", "2014-03-30")).isEqualTo("2");
        assertThat(counted("incident.recalls.count.last-29-days", "2014-03-30")).isEqualTo("1");
        assertThat(counted("incident.recalls.count.last-29-days", "2014-03-29")).isEqualTo("1");
        assertThat(counted("incident.recalls.count.last-1-days", "2014-03-31")).isEqualTo("0");
    }

    @Test
    public void aWindowCountsOnDaysOfMembershipAndNamesTheDaysInItsSource() {
        records.sampling("S1", 3, "2014-06-30", "FAIL");
        records.sampling("S2", 3, "2014-07-01", "FAIL");
        records.sampling("S3", 4, "2014-06-30", "FAIL");
        records.sampling("S4", 4, "2014-07-01", "FAIL");
        assertThat(counted("sampling.failed.last-3-months", "2014-08-31")).isEqualTo("2");
        FactValue value =
                records.read(records.facts, "sampling.failed.last-3-months", ZONE, 2014, LocalDate.parse("2014-08-31"));
        assertThat(((FactValue.Known) value).sources().get(0).reference()).contains("2014-06-01..2014-08-31: 2");
    }

    @Test
    public void aWindowOverAYearThatWasNotDeliveredIsMissing() {
        records.incident("N1", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        assertThat(counted("incident.count.last-6-months", "2014-07-01")).isEqualTo("1");
        assertThat(counted("incident.count.last-7-months", "2014-07-01"))
                .isEqualTo("missing records.fact.not-delivered");
    }

    private String counted(String fact, String asOf) {
        return records.value(records.facts, fact, ZONE, 2014, LocalDate.parse(asOf));
    }
}
