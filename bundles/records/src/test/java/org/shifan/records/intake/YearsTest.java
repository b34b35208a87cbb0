// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.PartitionFixture;
import org.shifan.records.store.RollupCheck;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;

/** Records of several years, which PostgreSQL keeps in tables of their own, behave as if they lay in one. */
@Category(EachDatabase.class)
public class YearsTest {
    private static final String HEAD = "batch_no,enterprise,hs,date,value_usd,result\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
    }

    @After
    public void close() {
        fixture.close();
    }

    private static String row(String batch, String date) {
        return batch + "," + code(1) + ",8712," + date + ",5,PASS\n";
    }

    private ImportResult take(String rows) {
        return fixture.run("inspections", fixture.file("inspections.csv", HEAD + rows));
    }

    private List<String> stored() {
        return fixture.tables.rows("SELECT batch_no, rec_date FROM REC_INSPECTION ORDER BY batch_no, rec_date");
    }

    @Test
    public void aNumberIsGivenOnceWhateverTheYear() {
        assertThat(take(row("B1", "2013-05-05") + row("B2", "2014-05-05")).stored())
                .isEqualTo(2);
        ImportResult later = take(row("B1", "2014-06-06") + row("B3", "2014-06-06"));
        assertThat(List.of(later.stored(), later.rejected())).containsExactly(1L, 1L);
        ImportResult sameYear = take(row("B2", "2014-05-06"));
        assertThat(sameYear.rejected()).isEqualTo(1);
        assertThat(stored()).containsExactly("B1|2013-05-05", "B2|2014-05-05", "B3|2014-06-06");
    }

    @Test
    public void aNumberTwiceInOneFileWithTwoDaysIsStoredOnce() {
        ImportResult result = take(row("B1", "2013-05-05") + row("B1", "2014-05-05") + row("B1", "2013-05-05"));
        assertThat(List.of(result.stored(), result.unchanged(), result.rejected()))
                .containsExactly(1L, 1L, 1L);
        assertThat(stored()).containsExactly("B1|2013-05-05");
    }

    @Test
    public void aCorrectionMovesARecordToAYearThatNobodyHadBefore() {
        take(row("B1", "2013-05-05"));
        ImportRequest request = ImportRequest.add(
                        "inspections", fixture.file("corrected.csv", HEAD + row("B1", "2011-05-05")), JIANGSU, "li")
                .withMode(ImportMode.CORRECT, "notice 1");
        assertThat(fixture.intake().run(request, null).stored()).isEqualTo(1);
        assertThat(stored()).containsExactly("B1|2011-05-05");
        assertThat(new RollupCheck(fixture.tables.database(), (operation, place, actor) -> java.util.Optional.empty())
                        .check(false, "")
                        .wrong())
                .isZero();
    }

    @Test
    public void aYearOfFewDigitsHasAPartitionOfItsOwnYear() {
        PartitionFixture.expect(fixture.tables, "REC_INSPECTION", 2014);
        PartitionFixture.expect(fixture.tables, "REC_INSPECTION", 14);
        PartitionFixture.expect(fixture.tables, "REC_INSPECTION", 9999);
        if (PartitionFixture.POSTGRESQL) {
            for (String partition : List.of("rec_inspection_14", "rec_inspection_9999")) {
                assertThat(fixture.tables.rows("SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = '"
                                + partition + "'"))
                        .as(partition)
                        .containsExactly(
                                partition.endsWith("_14")
                                        ? "FOR VALUES FROM ('0014-01-01') TO ('0015-01-01')"
                                        : "FOR VALUES FROM ('9999-01-01') TO ('10000-01-01')");
            }
        }
    }

    @Test
    public void recordsOfAYearThatWasDetachedAreRefusedAndNotTakenTwice() {
        if (!PartitionFixture.POSTGRESQL) {
            return;
        }
        String rows = row("B1", "2009-05-05");
        take(rows);
        fixture.tables.execute("ALTER TABLE REC_INSPECTION DETACH PARTITION REC_INSPECTION_2009");
        ShifanException refusal = catchThrowableOfType(ShifanException.class, () -> take(rows));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage())
                .contains(
                        "ALTER TABLE REC_INSPECTION ATTACH PARTITION REC_INSPECTION_2009 FOR VALUES FROM ('2009-01-01') TO ('2010-01-01')");
        assertThat(fixture.tables.rows("SELECT * FROM REC_INSPECTION")).isEmpty();
        fixture.tables.execute("INSERT INTO REC_INSPECTION_OTHER SELECT * FROM REC_INSPECTION_2009");
        PartitionFixture.keepYears(fixture.tables);
        assertThat(fixture.tables.rows("SELECT * FROM REC_INSPECTION_2016"))
                .as("others are made")
                .isEmpty();
        fixture.tables.execute(
                "DELETE FROM REC_INSPECTION_OTHER",
                "ALTER TABLE REC_INSPECTION ATTACH PARTITION REC_INSPECTION_2009 FOR VALUES FROM ('2009-01-01') TO ('2010-01-01')");
        assertThat(take(rows).unchanged()).isEqualTo(1);
    }

    @Test
    public void everyYearHasAPartitionBeforeItsFirstRecord() {
        take(row("B1", "2009-05-05") + row("B2", "2014-05-05"));
        PartitionFixture.keepYears(fixture.tables);
        if (PartitionFixture.POSTGRESQL) {
            assertThat(fixture.tables.rows("SELECT * FROM REC_INSPECTION_OTHER"))
                    .isEmpty();
            assertThat(fixture.tables.rows("SELECT batch_no FROM REC_INSPECTION_2009"))
                    .containsExactly("B1");
            for (String ahead : List.of("REC_EXPORT_2015", "REC_EXPORT_2016", "REC_INCIDENT_2016")) {
                assertThat(fixture.tables.rows("SELECT * FROM " + ahead))
                        .as(ahead)
                        .isEmpty();
            }
        }
        assertThat(stored()).hasSize(2);
    }
}
