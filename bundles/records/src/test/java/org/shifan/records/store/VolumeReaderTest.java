// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.records.Volumes;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class VolumeReaderTest {
    private static final OrganisationCode KUNSHAN = OrganisationCode.of("DM0900062");
    private static final YearMonth MAY = YearMonth.of(2014, 5);

    private final TestTables tables = new TestTables();
    private final Volumes volumes = new VolumeReader(tables.database());

    @Before
    public void records() {
        tables.execute(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding, synthetic)"
                        + " VALUES ('exports', 'f', 'x', 'jiangsu', 'li', CURRENT_TIMESTAMP, 'DONE', 'UTF-8', TRUE)",
                "INSERT INTO REC_EXPORT VALUES ('DM0900062', 2013, '871200', 'US', 'jiangsu', 5.25, NULL, 1)",
                "INSERT INTO REC_EXPORT VALUES ('DM0900062', 2013, '87120030', 'US', 'jiangsu', 2.00, NULL, 9)",
                "INSERT INTO REC_EXPORT VALUES ('DM0900062', 2013, '8712', 'DE', 'jiangsu', 4.00, NULL, 9)",
                "INSERT INTO REC_EXPORT VALUES ('DM0900062', 2012, '8712', 'DE', 'jiangsu', 4.00, NULL, 9)",
                inspection("B1", "DM0900062", "8712", "2014-04-30", true),
                inspection("B2", "DM0900062", "871200", "2014-05-01", false),
                inspection("B3", "DM0900062", "8712", "2014-05-31", true),
                inspection("B4", "DM0900062", "8714", "2014-05-31", true),
                inspection("B5", "D21430012", "8712", "2014-05-31", false),
                inspection("B6", "DM0900062", "8712", "2014-06-01", true));
    }

    @After
    public void close() {
        tables.close();
    }

    private static String inspection(String batch, String enterprise, String hs, String day, boolean passed) {
        return "INSERT INTO REC_INSPECTION VALUES ('jiangsu', '" + batch + "', '" + enterprise + "', '" + hs + "', '"
                + day + "', 9.00, " + passed + ", NULL, 1)";
    }

    @Test
    public void exportsAreSummedByHeadingAndMarketAndSayWhereSomeWereInvented() {
        assertThat(volumes.exports(KUNSHAN, 2013, 2014))
                .extracting(e -> e.year() + " " + e.heading() + " " + e.market() + " " + e.usd() + " " + e.synthetic())
                .containsExactly("2013 8712 DE 4.00 false", "2013 8712 US 7.25 true");
    }

    @Test
    public void inspectionsAreCountedByMonthWithItsFirstAndLastDay() {
        assertThat(told(volumes.inspections(KUNSHAN, MAY, MAY)))
                .containsExactly("DM0900062 8712 2014-05 2 1", "DM0900062 8714 2014-05 1 0");
        assertThat(told(volumes.inspections(BureauCode.of("jiangsu"), MAY, MAY)))
                .containsExactly(
                        "D21430012 8712 2014-05 1 1", "DM0900062 8712 2014-05 2 1", "DM0900062 8714 2014-05 1 0");
        assertThat(volumes.inspections(BureauCode.of("ningbo"), MAY, MAY)).isEmpty();
    }

    @Test
    public void Q1_theArchiveTellsExportsAndInspectionsByYearAndHeading() {
        Enterprise enterprise = new Enterprise(
                KUNSHAN, null, "Flying Wheel", DivisionCode.of("320583"), BureauCode.of("jiangsu"), false);
        Clock clock = Clock.fixed(Instant.parse("2015-06-30T02:00:00Z"), ZoneOffset.UTC);
        List<ArchiveLine> lines = new TradeLines(volumes, clock).lines(enterprise);
        assertThat(lines)
                .extracting(line -> line.what().en())
                .containsExactly(
                        "Exports of 2012, heading 8712: 4.00 US dollars to 1 markets (DE)",
                        "Exports of 2013, heading 8712: 11.25 US dollars to 2 markets (US, DE)",
                        "Inspections of 2014, heading 8712: 4 batches, 1 failed",
                        "Inspections of 2014, heading 8714: 1 batches, 0 failed");
        assertThat(lines).extracting(ArchiveLine::synthetic).containsExactly(false, true, false, false);
    }

    private static List<String> told(List<Volumes.Inspected> inspected) {
        return inspected.stream()
                .map(i -> i.enterprise() + " " + i.heading() + " " + i.month() + " " + i.batches() + " " + i.failed())
                .toList();
    }
}
