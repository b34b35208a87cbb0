// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.audit.AuditFault;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.identity.Place;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever somebody does to the tables by SQL, the first bad entry is named: here, and by the program of auditors. */
@Category(EachDatabase.class)
public class TamperTest {
    private static final Path PROGRAM = Path.of("..", "..", "docs", "audit", "VerifyAudit.java");
    private static final int ENTRIES = 20;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static TestDatabase database;
    private static LedgerSource grants;
    private static LedgerSource verdicts;

    private Instant now = Instant.parse("2016-01-01T00:00:00Z");
    private ChainedAuditLog log;
    private AuditHead kept;

    @BeforeClass
    public static void migrate() {
        database = TestDatabase.of("db/audit.xml");
        grants = new LedgerSource(database, "core.grant", "T_GRANT");
        verdicts = new LedgerSource(database, "evaluation.override", "T_VERDICT");
    }

    @AfterClass
    public static void drop() {
        database.close();
    }

    @Before
    public void fill() {
        database.execute(
                "DELETE FROM AUDIT_ENTRY",
                "DELETE FROM AUDIT_VERIFICATION",
                "DELETE FROM T_GRANT",
                "DELETE FROM T_VERDICT");
        for (int i = 1; i <= ENTRIES / 2; i++) {
            grants.decide(i, "zone:320583-01", "national " + i);
            verdicts.decide(i, "zone:320583-02", "FAIL " + i);
        }
        log = open();
        log.takeOver();
        kept = log.head();
        assertThat(kept.number()).isEqualTo(ENTRIES);
    }

    private ChainedAuditLog open() {
        ChainedAuditLog opened = new ChainedAuditLog(database.source(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        opened.permissions = (operation, place, actor) -> java.util.Optional.empty();
        opened.addSource(grants);
        opened.addSource(verdicts);
        return opened;
    }

    @After
    public void close() {
        log.stop();
    }

    /** What a verification names: the kind and the number of the first bad entry. */
    private String first(AuditHead head) {
        List<AuditFault> faults = log.verify(head).faults();
        return faults.isEmpty()
                ? "sound"
                : faults.get(0).kind() + " " + faults.get(0).number();
    }

    private String first() {
        return first(null);
    }

    private String positionOf(int number) {
        return database.rows("SELECT SOURCE_POSITION FROM AUDIT_ENTRY WHERE ENTRY_NO = " + number)
                .get(0)
                .replaceFirst("^0+", "");
    }

    private String tableOf(int number) {
        return database.rows("SELECT SOURCE FROM AUDIT_ENTRY WHERE ENTRY_NO = " + number)
                        .get(0)
                        .equals("core.grant")
                ? "T_GRANT"
                : "T_VERDICT";
    }

    @Test
    public void whatNobodyTouchedIsSound() throws Exception {
        assertThat(first(kept)).isEqualTo("sound");
        assertThat(log.verify(kept).compared()).isEqualTo(ENTRIES);
        assertThat(log.state().sound()).isTrue();
        assertThat(log.state().verifiedHead()).isEqualTo(kept);
        assertThat(program(kept)).contains(ENTRIES + " entries").endsWith("exit 0");
    }

    @Test
    public void theProgramOfAuditorsSaysInWordsWhatIsWrongWithAFile() throws Exception {
        Path file = folder.newFile().toPath();
        Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        assertThat(run(file, null))
                .contains("not UTF-8")
                .doesNotContain("Exception")
                .endsWith("exit 1");
        Files.writeString(
                file, "{\"hash\":\"0\",\"entry\":{\"number\":99999999999999999999,\"previous\":\"0\",\"x\":1}}\n");
        assertThat(run(file, null))
                .contains("entry 1")
                .doesNotContain("Exception")
                .endsWith("exit 1");
        Files.delete(file);
        assertThat(run(file, null))
                .contains("no file")
                .doesNotContain("Exception")
                .endsWith("exit 1");
    }

    @Test
    public void everyColumnThatIsEditedIsFound() {
        for (String edit : List.of(
                "AFTER_VALUES = '{\"verdict\":\"PASS\"}'",
                "BEFORE_VALUES = '{\"verdict\":\"FAIL\"}'",
                "BEFORE_VALUES = 'no JSON'",
                "REASON = 'another'",
                "SUBJECT = 'zone:320583-09'",
                "ACCOUNT = 'karaf'",
                "NAME = 'Wang'",
                "ORIGIN = 'import:7'",
                "ACTION_CODE = 'undecided'",
                "MADE = NULL",
                "MADE = MADE + 1",
                "TAKEN = TAKEN - 1",
                "PREVIOUS_HASH = '" + "0".repeat(64) + "'",
                "HASH = '" + "a".repeat(64) + "'")) {
            String column = edit.substring(0, edit.indexOf(' '));
            database.execute(
                    "CREATE TABLE T_SAVED AS SELECT * FROM AUDIT_ENTRY WITH NO DATA",
                    "INSERT INTO T_SAVED SELECT * FROM AUDIT_ENTRY WHERE ENTRY_NO = 7",
                    "UPDATE AUDIT_ENTRY SET " + edit + " WHERE ENTRY_NO = 7");
            assertThat(first()).as(edit).isEqualTo("EDITED 7");
            database.execute(
                    "UPDATE AUDIT_ENTRY SET " + column + " = (SELECT " + column + " FROM T_SAVED) WHERE ENTRY_NO = 7",
                    "DROP TABLE T_SAVED");
        }
        assertThat(first(kept)).isEqualTo("sound");
    }

    @Test
    public void anEditedEntryIsFoundByTheProgramOfAuditorsToo() throws Exception {
        database.execute("UPDATE AUDIT_ENTRY SET REASON = 'another' WHERE ENTRY_NO = 7");
        assertThat(program(null)).contains("entry 7").endsWith("exit 1");
    }

    @Test
    public void anEntryThatWasEditedTogetherWithItsHashIsNamedAndNotTheOneAfterIt() throws Exception {
        Row edited = rehashed(7, new LogTable(database.source()).after(6).get(0).previous());
        replace(edited);
        assertThat(first()).isEqualTo("REPLACED 7");
        assertThat(program(null)).contains("entry 7").endsWith("exit 1");
    }

    @Test
    public void aDeletedEntryIsFound() throws Exception {
        database.execute("DELETE FROM AUDIT_ENTRY WHERE ENTRY_NO = 7");
        assertThat(first()).isEqualTo("MISSING 7");
        assertThat(program(null)).contains("entry 7").endsWith("exit 1");
    }

    @Test
    public void theFirstEntryThatIsDeletedIsFound() {
        database.execute("DELETE FROM AUDIT_ENTRY WHERE ENTRY_NO = 1");
        assertThat(first()).isEqualTo("MISSING 1");
    }

    @Test
    public void aDeletedEndIsFoundByTheHeadThatWasKept() throws Exception {
        String table = tableOf(ENTRIES);
        String position = positionOf(ENTRIES);
        // With its row at the source, or it would only be taken over once more.
        database.execute(
                "DELETE FROM AUDIT_ENTRY WHERE ENTRY_NO = " + ENTRIES,
                "DELETE FROM " + table + " WHERE ID = " + position);
        log = open();
        assertThat(first()).isEqualTo("sound");
        assertThat(first(kept)).isEqualTo("MISSING " + ENTRIES);
        assertThat(program(kept)).contains("entry " + ENTRIES).endsWith("exit 1");
    }

    @Test
    public void aDeletedLogIsFoundByTheHeadThatWasKept() {
        database.execute("DELETE FROM AUDIT_ENTRY", "DELETE FROM T_GRANT", "DELETE FROM T_VERDICT");
        assertThat(first(kept)).isEqualTo("MISSING 1");
    }

    @Test
    public void swappedEntriesAreFound() {
        database.execute(
                "UPDATE AUDIT_ENTRY SET ENTRY_NO = 99 WHERE ENTRY_NO = 7",
                "UPDATE AUDIT_ENTRY SET ENTRY_NO = 7 WHERE ENTRY_NO = 12",
                "UPDATE AUDIT_ENTRY SET ENTRY_NO = 12 WHERE ENTRY_NO = 99");
        assertThat(first()).isEqualTo("EDITED 7");
    }

    @Test
    public void anEntryThatIsInsertedIsFoundByItsHash() {
        database.execute(
                "INSERT INTO AUDIT_ENTRY SELECT ENTRY_NO + 1, PREVIOUS_HASH, SOURCE, '9', TAKEN, MADE, ACCOUNT,"
                        + " NAME, ORIGIN, SUBJECT, ACTION_CODE, BEFORE_VALUES, AFTER_VALUES, REASON, HASH FROM AUDIT_ENTRY"
                        + " WHERE ENTRY_NO = " + ENTRIES);
        assertThat(first()).isEqualTo("EDITED " + (ENTRIES + 1));
    }

    @Test
    public void anEntryThatIsChainedRightlyIsFoundAtItsSource() {
        new LogTable(database.source())
                .append(
                        "core.grant",
                        List.of(AuditedChange.added(
                                AuditedChange.position(11), null, "Wang", "zone:320583-01", "decided", Map.of(), "")),
                        Instant.EPOCH);
        assertThat(first()).isEqualTo("SOURCE_MISSING " + (ENTRIES + 1));
    }

    @Test
    public void aLogThatIsMadeAnewIsFoundByTheHeadThatWasKept() throws Exception {
        String table = tableOf(3);
        database.execute(
                "UPDATE " + table + " SET VERDICT = 'PASS' WHERE ID = " + positionOf(3), "DELETE FROM AUDIT_ENTRY");
        log = open();
        log.takeOver();
        assertThat(log.head().number()).isEqualTo(ENTRIES);
        assertThat(first()).isEqualTo("sound");
        assertThat(first(kept)).isEqualTo("OTHER_CHAIN " + ENTRIES);
        assertThat(program(kept)).contains("entry " + ENTRIES).endsWith("exit 1");
    }

    @Test
    public void aBusinessRowThatIsEditedIsFoundByItsEntry() {
        database.execute("UPDATE " + tableOf(9) + " SET VERDICT = 'PASS' WHERE ID = " + positionOf(9));
        assertThat(first()).isEqualTo("SOURCE_EDITED 9");
    }

    @Test
    public void aBusinessRowThatIsDeletedIsFoundByItsEntry() {
        database.execute("DELETE FROM " + tableOf(9) + " WHERE ID = " + positionOf(9));
        assertThat(first()).isEqualTo("SOURCE_MISSING 9");
    }

    @Test
    public void theLogLeavesTheHouseOnlyForWhoMay() throws IOException {
        StringBuilder out = new StringBuilder();
        log.permissions = null;
        assertThatThrownBy(() -> log.export(out)).hasMessageContaining("identity");
        log.permissions = (operation, place, actor) -> java.util.Optional.of(AuditMessages.M.message("audit.unasked"));
        assertThatThrownBy(() -> log.export(out)).isInstanceOf(org.shifan.api.text.ShifanException.class);
        assertThat(out).isEmpty();
    }

    @Test
    public void aBusinessRowThatIsInsertedBetweenOthersIsFound() {
        database.execute("DELETE FROM T_GRANT WHERE ID = 5", "DELETE FROM AUDIT_ENTRY");
        log = open();
        // Once no transaction of before can be under way any more.
        for (int i = 0; i < 3; i++) {
            log.takeOver();
            now = now.plus(Collector.SETTLED);
        }
        assertThat(first()).isEqualTo("sound");
        grants.decide(5, "zone:320583-01", "national 5");
        assertThat(first()).isEqualTo("SOURCE_ADDED 0");
    }

    private Row rehashed(int number, String previous) {
        Row row = new LogTable(database.source()).after(number - 1).get(0);
        return Row.next(
                new AuditHead(number - 1, previous),
                row.source(),
                AuditedChange.added(
                        row.position(),
                        LedgerSource.ENTERED,
                        "Wang",
                        row.subject(),
                        row.action(),
                        AuditedChange.values("verdict", "PASS"),
                        ""),
                Instant.ofEpochMilli(row.taken()));
    }

    private void replace(Row row) {
        database.execute("UPDATE AUDIT_ENTRY SET NAME = '" + row.name() + "', REASON = '', AFTER_VALUES = '"
                + row.after() + "', HASH = '" + row.hash() + "' WHERE ENTRY_NO = " + row.number());
    }

    /** What the program for auditors says of an export, and how it ends. */
    private String program(AuditHead head) throws IOException, InterruptedException {
        Path file = folder.newFile().toPath();
        StringBuilder export = new StringBuilder();
        log.permissions = (operation, place, actor) -> java.util.Optional.empty();
        log.export(export);
        Files.writeString(file, export);
        return run(file, head);
    }

    private static String run(Path file, AuditHead head) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                PROGRAM.toString(),
                file.toString()));
        if (head != null) {
            command.add(head.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + process.waitFor();
    }

    @Test
    public void everyRoleReadsVerifiesAndExportsAsTheTableSays() {
        TableOfRoles roles = new TableOfRoles();
        log.permissions = roles;
        roles.everyRole(AuditLog.class, Place.COUNTRY)
                .read("head", log::head)
                .read("entries", () -> log.entries(AuditLog.Query.ALL, Long.MAX_VALUE, 10))
                .read("verify", () -> log.verify(null))
                .read("state", log::state)
                .read("export", () -> log.export(new StringBuilder()))
                .isAsDocumented(log::head);
        log.permissions = null;
        assertThatThrownBy(() -> log.entries(AuditLog.Query.ALL, Long.MAX_VALUE, 10))
                .hasMessageContaining("identity");
    }
}
