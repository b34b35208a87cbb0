// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Incidents that were entered by an earlier version. */
@Category(EachDatabase.class)
public class MigrationTest {
    private static final String CHANGELOG = "db/quality.xml";

    private final TestDatabase tables = TestDatabase.empty();
    private int steps;

    private void step(long incident, String what) {
        tables.execute(
                "INSERT INTO QUAL_STEP (ID, INCIDENT, WHAT_ZH, WHAT_EN, DECIDED_BY, DECIDED_ON, REASON, EVIDENCE,"
                        + " RECORDED) VALUES (" + ++steps + ", " + incident + ", '', '" + what
                        + "', 'li', '2015-01-01', '', '', 0)");
    }

    @Test
    public void stepsOfTracesAreKnownByTheirWordsAndTheRestStaysOfTheIncident() {
        tables.migrate(CHANGELOG, 9);
        tables.execute("INSERT INTO QUAL_TRACE (ID, INCIDENT, BUREAU, ENTERPRISE, FIRST_NAME, FIRST_DECLARED,"
                + " SECOND_NAME, SECOND_DECLARED, OPENED, DUE, STATE) VALUES (1, 7, 'jiangsu', 'DM0900062', 'Li', 'NONE',"
                + " 'Wang', 'NONE', '2015-01-01', '2015-03-01', 'OPEN')");
        step(7, "Entered from cpsc 15-101");
        step(7, "cpsc 15-101 changed: revision 2");
        step(7, "Attributed to DM0900062 Kunshan, confidence 90 of 95");
        step(7, "Trace 1 opened: Li and Wang, due 2015-03-01");
        step(7, "Li declared an interest of their own in trace 1");
        step(7, "Measure 3 done: help plan");
        step(8, "Trace 2 is of nobody");
        tables.migrate(CHANGELOG);
        assertThat(tables.rows("SELECT ID FROM QUAL_STEP WHERE OF_TRACE = TRUE ORDER BY ID"))
                .containsExactly("4", "5", "6");
        tables.close();
    }

    private void incident(long id, String bureau, String day, String scheme) {
        tables.execute(
                "INSERT INTO QUAL_INCIDENT (ID, BUREAU, KIND, HAPPENED, MARKET, GOODS_NAME, BRAND, MODEL, BARCODE, MAKER,"
                        + " ORIGIN, HAZARD, MEASURES, DESCRIPTION, FINGERPRINT, SYNTHETIC) VALUES (" + id + ", '"
                        + bureau
                        + "', 'RECALL', '" + day + "', 'US', '', '', '', '', '', '', '', '', '', '', FALSE)",
                "INSERT INTO QUAL_SOURCE (ID, INCIDENT, SCHEME, NUMBER, REVISION, DIGEST, URL, RECEIVED, RECEIVED_BY, RAW)"
                        + " VALUES (" + id + ", " + id + ", '" + scheme + "', 'N" + id + "', 1, '', '', 0, 'li', '')");
    }

    @Test
    public void whoDeliveredAYearIsTakenFromTheSourcesThatAreThere() {
        tables.migrate(CHANGELOG, 9);
        incident(1, "jiangsu", "2014-03-01", "cpsc");
        incident(2, "jiangsu", "2014-02-01", "cpsc");
        incident(3, "jiangsu", "2015-02-01", "cpsc");
        // Taken in by Jiangsu, and attributed to an enterprise of Ningbo.
        incident(4, "ningbo", "2014-07-01", "own:jiangsu");
        tables.migrate(CHANGELOG);
        assertThat(tables.rows("SELECT BUREAU, SCHEME, DELIVERED_YEAR, FIRST_DAY FROM QUAL_COVERAGE"
                        + " ORDER BY SCHEME, FIRST_DAY"))
                .containsExactly(
                        "jiangsu|cpsc|2014|2014-02-01", "jiangsu|cpsc|2015|2015-02-01", "jiangsu|own|2014|2014-07-01");
        tables.close();
    }
}
