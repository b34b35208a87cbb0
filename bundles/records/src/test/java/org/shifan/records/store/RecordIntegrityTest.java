// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class RecordIntegrityTest {
    private final TestTables tables = new TestTables();
    private final RollupCheck rollups = new RollupCheck(
            tables.database(),
            (operation, place, actor) -> java.util.Optional.empty(),
            new ImportLog(tables.database(), Clock.systemUTC()));
    private final RecordIntegrity integrity = new RecordIntegrity(tables.database(), rollups);

    /** Import 1 stored three rows, of which import 2 corrected one and import 3 deleted another. */
    @Before
    public void records() {
        tables.execute(
                noted("'a', 'DONE', 'add', 3"),
                noted("'b', 'DONE', 'correct', 1"),
                noted("'c', 'DONE', 'delete', 1"),
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'US', 'jiangsu', 5.25, NULL, 1)",
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'DE', 'jiangsu', 2.00, NULL, 2)",
                "INSERT INTO REC_HISTORY (kind, bureau, record_key, revision, action, content, former_import,"
                        + " changed_import) VALUES ('exports', 'jiangsu', 'DE', 1, 'correct', '', 1, 2)",
                "INSERT INTO REC_HISTORY (kind, bureau, record_key, revision, action, content, former_import,"
                        + " changed_import) VALUES ('exports', 'jiangsu', 'FR', 1, 'delete', '', 1, 3)");
        rollups.check(true, "li");
    }

    private static String noted(String values) {
        return "INSERT INTO REC_IMPORT (kind, file_name, bureau, imported_by, started, encoding, synthetic, sha256, state,"
                + " import_mode, stored) VALUES ('exports', 'f.csv', 'jiangsu', 'li', CURRENT_TIMESTAMP, 'UTF-8', FALSE, "
                + values + ")";
    }

    @After
    public void close() {
        tables.close();
    }

    private List<String> faults() {
        IntegrityFindings findings = integrity.check();
        assertThat(findings.faults()).isEqualTo(findings.first().size());
        return findings.first().stream().map(Message::key).toList();
    }

    @Test
    public void whatImportsStoredIsThereOrInTheHistory() {
        IntegrityFindings findings = integrity.check();
        assertThat(findings.first()).isEmpty();
        assertThat(findings.sound()).isTrue();
        assertThat(findings.counted()).isEqualTo(Map.of("imports", 3L, "rows", 2L, "former", 2L, "years", 1L));
    }

    @Test
    public void aRowThatIsLostIsFoundWithItsImportAndItsSum() {
        tables.execute("DELETE FROM REC_EXPORT WHERE import_id = 1");
        assertThat(faults()).contains("integrity.stored", "integrity.sum");
        assertThat(integrity.check().first().get(0).arguments()).containsExactly(1L, "exports", "f.csv", 3L, 2L);
    }

    @Test
    public void aRowThatIsDoubledIsFoundAlsoWhereTheSumsGoWithIt() {
        tables.execute("INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'JP', 'jiangsu', 5.25, NULL, 1)");
        rollups.check(true, "li");
        assertThat(faults()).containsExactly("integrity.stored");
    }

    @Test
    public void aFormerStateThatIsLostIsFound() {
        tables.execute("DELETE FROM REC_HISTORY WHERE action = 'delete'");
        assertThat(faults()).containsExactly("integrity.stored", "integrity.stored");
    }

    @Test
    public void rowsOfAnImportThatIsNotThereAreFound() {
        tables.execute("DELETE FROM REC_IMPORT WHERE id = 1");
        assertThat(faults()).containsExactly("integrity.orphan");
    }

    @Test
    public void anImportThatWasCutOffIsARemarkUntilItsFileIsImportedToTheEnd() {
        tables.execute(
                noted("'d', 'RUNNING', 'add', 0"),
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'JP', 'jiangsu', 5.25, NULL, 5)");
        rollups.check(true, "li");
        IntegrityFindings findings = integrity.check();
        assertThat(findings.sound()).isTrue();
        assertThat(findings.remarks()).extracting(Message::key).containsExactly("integrity.cut-off");
        tables.execute(noted("'d', 'DONE', 'add', 0"));
        assertThat(integrity.check().remarks()).isEmpty();
    }

    @Test
    public void aFileThatWasCutOffAndChangedSinceIsNotToBeImportedAgainWithoutALook() {
        tables.execute(noted("'d', 'LOST', 'add', 0"), noted("'d', 'DONE', 'delete', 0"));
        IntegrityFindings findings = integrity.check();
        assertThat(findings.sound()).isTrue();
        assertThat(findings.remarks()).extracting(Message::key).containsExactly("integrity.overtaken");
        assertThat(findings.remarks().get(0).arguments()).containsExactly(5L, "exports", "f.csv", "LOST", 6L);
    }

    @Test
    public void importsOfRegistersThatWereCutOffAreNamedTooAndTheirRowsAreNotCounted() {
        tables.execute(
                noted("'d', 'LOST', 'add', 0").replace("'exports'", "'memberships'"),
                noted("'e', 'DONE', 'add', 7").replace("'exports'", "'grants'"));
        IntegrityFindings findings = integrity.check();
        assertThat(findings.sound()).isTrue();
        assertThat(findings.remarks()).extracting(Message::key).containsExactly("integrity.cut-off");
        assertThat(findings.counted()).containsEntry("imports", 3L);
    }
}
