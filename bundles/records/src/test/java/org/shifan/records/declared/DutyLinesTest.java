// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.declared;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Message;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.targets.DeclarationsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The duty record of an enterprise, as it was declared. */
@Category(EachDatabase.class)
public class DutyLinesTest {
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);

    private final TestTables tables = new TestTables();
    private final TestRegisters registers = new TestRegisters().enterprises(TestRegisters.JIANGSU, 1, 2);
    private final DutyLines duties = new DutyLines(tables.database());

    @After
    public void close() {
        tables.close();
    }

    private void declare(int enterprise, String fact, int year, String value, String until) {
        Map<String, String> cells = new HashMap<>(Map.of(
                "subject",
                "enterprise:" + TestRegisters.code(enterprise),
                "fact",
                fact,
                "year",
                String.valueOf(year),
                "value",
                value,
                "document",
                "report " + year,
                "declared_by",
                "the firm"));
        if (until != null) {
            cells.put("valid_until", until);
        }
        new DeclarationsTarget(tables.database(), registers.enterpriseRegistry(), registers.zoneRegistry())
                .take(
                        new ImportContext(7, TestRegisters.JIANGSU, "tester", TODAY, "test.csv", false),
                        List.of(new ImportRow(2, cells)),
                        new RowSink() {
                            @Override
                            public void stored(ImportRow row) {}

                            @Override
                            public void unchanged(ImportRow row) {}

                            @Override
                            public void rejected(ImportRow row, String column, String value, Message why) {
                                throw new AssertionError(why.toString());
                            }
                        });
    }

    private List<ArchiveLine> record(int enterprise) {
        Enterprise one = registers
                .enterpriseRegistry()
                .enterprise(OrganisationCode.of(TestRegisters.code(enterprise)))
                .orElseThrow();
        return duties.lines(one);
    }

    @Test
    public void r13_qualityManagementTechnologyAndSocialResponsibilityStandByYearWithTheirDocument() {
        declare(1, "qms.certified", 2013, "yes", "2014-06-30");
        declare(1, "standards.authored.count", 2014, "3", null);
        declare(1, "duty.social-report", 2014, "no", null);
        assertThat(record(1))
                .extracting(line -> line.what().en(), ArchiveLine::from, ArchiveLine::to)
                .containsExactly(
                        tuple(
                                "declared: Quality system certified: yes (report 2013, by the firm)",
                                LocalDate.of(2013, 1, 1),
                                LocalDate.of(2014, 6, 30)),
                        tuple(
                                "declared: Social responsibility report: no (report 2014, by the firm)",
                                LocalDate.of(2014, 1, 1),
                                LocalDate.of(2014, 12, 31)),
                        tuple(
                                "declared: Standards authored: 3 (report 2014, by the firm)",
                                LocalDate.of(2014, 1, 1),
                                LocalDate.of(2014, 12, 31)));
        assertThat(record(1)).allSatisfy(line -> assertThat(line.what().zh()).startsWith("申报"));
    }

    @Test
    public void r13_theRecordOfAnotherEnterpriseIsNotInIt() {
        declare(2, "duty.statement", 2014, "yes", null);
        assertThat(record(1)).isEmpty();
        assertThat(record(2)).hasSize(1);
    }
}
