// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.time.LocalDate;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Q1, Q2: samplings and incidents as they were recorded stand in the quality archive. */
@Category(EachDatabase.class)
public class ReportLinesTest {
    private final TestTables tables = new TestTables();
    private final ReportLines lines = new ReportLines(tables.database());

    @After
    public void close() {
        tables.close();
    }

    private List<ArchiveLine> of(int enterprise) {
        return lines.lines(new Enterprise(
                OrganisationCode.of(TestRegisters.code(enterprise)),
                null,
                "甲",
                DivisionCode.of("320583"),
                BureauCode.of("jiangsu"),
                false));
    }

    @Test
    public void samplingsAndIncidentsOfTheEnterpriseAreTold() {
        tables.execute(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding,"
                        + " synthetic) VALUES ('samplings', 'a.csv', 'x', 'jiangsu', 'li', CURRENT_TIMESTAMP, 'DONE', 'UTF-8', TRUE)");
        String code = TestRegisters.code(1);
        tables.execute("INSERT INTO REC_SAMPLING (bureau, sample_no, enterprise, hs, rec_date, passed, import_id)"
                + " VALUES ('jiangsu', 'S-1', '" + code + "', '87120030', DATE('2014-05-06'), FALSE, 1)");
        for (String kind : List.of("NOTIFICATION", "RECALL", "RETURN", "NIL")) {
            tables.execute(
                    "INSERT INTO REC_INCIDENT (bureau, incident_no, kind, enterprise, rec_date, attributed, major,"
                            + " import_id) VALUES ('jiangsu', '" + kind + "-1', '" + kind + "', '" + code
                            + "', DATE('2014-07-08'), TRUE, FALSE, 1)");
        }
        assertThat(of(1))
                .extracting(ArchiveLine::from, line -> line.what().en(), ArchiveLine::synthetic)
                .containsExactly(
                        tuple(LocalDate.of(2014, 5, 6), "Lot S-1 sampled in supervision: failed", true),
                        tuple(LocalDate.of(2014, 7, 8), "Nil report NIL-1", true),
                        tuple(LocalDate.of(2014, 7, 8), "Notification NOTIFICATION-1 as it was recorded", true),
                        tuple(LocalDate.of(2014, 7, 8), "Recall RECALL-1 as it was recorded", true),
                        tuple(LocalDate.of(2014, 7, 8), "Return RETURN-1 as it was recorded", true));
        assertThat(of(1).get(0).heading()).hasToString("8712");
        assertThat(of(1).get(1).heading()).isNull();
        assertThat(of(2)).isEmpty();
    }
}
