// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.operations.LostWork;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.store.ImportLog;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Nodes of a group over one database, one of which is lost in the middle of an import. */
@Category(EachDatabase.class)
public class LostImportsTest {
    private static final int ROWS = 9000;
    private static final String IMPORTS = "SELECT id, state, node, stored + unchanged FROM REC_IMPORT ORDER BY id";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicLong nanos = new AtomicLong();
    private IntakeFixture fixture;
    private Path file;
    private Node survivor;

    /** A server of the group. */
    private final class Node {
        private final ImportLog log = new ImportLog(fixture.tables.database(), Clock.systemUTC());
        private final GroupNode node;
        private final Intake intake = fixture.intake();
        private final LostImports lost;

        Node(String name) {
            node = new GroupNode(log, name, null);
            intake.group = node;
            lost = new LostImports(intake, node, log, nanos::get);
        }

        void begin() {
            intake.importFile("exports", file, TestRegisters.JIANGSU, "tester", null);
        }

        void takeBack() {
            intake.run(
                    ImportRequest.add("exports", file, TestRegisters.JIANGSU, "tester")
                            .withMode(ImportMode.DELETE, "the wrong file"),
                    null);
        }

        void lookUntilItIsLost() {
            lost.look();
            patience();
            lost.look();
        }
    }

    @Before
    public void aFileAndANodeThatLivesOn() throws IOException {
        fixture = new IntakeFixture(folder.newFolder().toPath());
        file = fixture.file("exports.csv", InterruptedImportTest.exports(ROWS));
        survivor = new Node("b");
    }

    @After
    public void close() {
        fixture.close();
    }

    /** What a node leaves that is lost after some chunks. */
    private void lose(Node node) throws IOException {
        Files.writeString(file, InterruptedImportTest.exports(ROWS / 3));
        node.begin();
        Files.writeString(file, InterruptedImportTest.exports(ROWS));
        fixture.tables.execute("UPDATE REC_IMPORT SET state = 'RUNNING', finished = NULL, stored = 0, row_count = 0,"
                + " sha256 = '" + Digests.of(file) + "'");
    }

    private void patience() {
        nanos.addAndGet(LostWork.PATIENCE.toNanos());
    }

    @Test
    public void theSurvivorFinishesAnImportWhoseNodeSaysNothingAnyMore() throws Exception {
        lose(new Node("a"));
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|RUNNING|a|0");
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|RUNNING|null|0", "2|DONE|b|" + ROWS);
        assertThat(fixture.tables.rows("SELECT imported_by, bureau, import_mode, stored FROM REC_IMPORT WHERE id = 2"))
                .containsExactly("tester|jiangsu|add|" + (ROWS - ROWS / 3));
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).hasSize(2);
        try (IntakeFixture once = new IntakeFixture(folder.newFolder().toPath())) {
            once.run("exports", file);
            assertThat(InterruptedImportTest.state(fixture)).isEqualTo(InterruptedImportTest.state(once));
        }
    }

    @Test
    public void aCorrectionThatWasLostIsNotMadeOverOneThatCameSince() throws IOException {
        lose(new Node("a"));
        fixture.tables.execute("UPDATE REC_IMPORT SET import_mode = 'correct', reason = 'wrong' WHERE id = 1");
        survivor.lost.look();
        Path later = fixture.file("later.csv", "enterprise,year,hs,destination,value_usd\n");
        survivor.intake.importFile("exports", later, TestRegisters.JIANGSU, "tester", null);
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|a|0", "2|DONE|b|0");
    }

    @Test
    public void aFileThatWasTakenBackSinceIsNotImportedByAnyNode() throws IOException {
        lose(new Node("a"));
        survivor.takeBack();
        for (Node node : List.of(survivor, new Node("a"))) {
            node.lookUntilItIsLost();
            assertThat(fixture.tables.rows("SELECT * FROM REC_EXPORT")).isEmpty();
            assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|a|0", "2|DONE|b|" + ROWS / 3);
        }
    }

    @Test
    public void aFileThatIsTakenBackWhileASurvivorReadsItIsNotImported() throws IOException {
        lose(new Node("a"));
        ImportLog.Unfinished theirs = survivor.log.unfinished().get(0);
        new Node("c").takeBack();
        ShifanException refusal = catchThrowableOfType(ShifanException.class, () -> survivor.intake.finish(theirs));
        assertThat(refusal.code()).isEqualTo("records.import.overtaken");
        assertThat(fixture.tables.rows("SELECT * FROM REC_EXPORT")).isEmpty();
    }

    @Test
    public void newRowsOfOthersThatCameSinceDoNotKeepAnImportFromBeingFinished() throws IOException {
        lose(new Node("a"));
        Path later = fixture.file("later.csv", "enterprise,year,hs,destination,value_usd\n");
        survivor.intake.importFile("exports", later, TestRegisters.JIANGSU, "tester", null);
        survivor.lookUntilItIsLost();
        assertThat(fixture.tables.rows(IMPORTS)).contains("3|DONE|b|" + ROWS);
    }

    @Test
    public void whatNobodyCanFinishIsNotedAsLostAndFinishedByWhoeverCanLater() throws IOException {
        lose(new Node("a"));
        Path away = Files.move(file, file.resolveSibling("away.csv"));
        String running = survivor.log.state();
        survivor.lookUntilItIsLost();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|a|0");
        assertThat(fixture.tables.rows("SELECT finished FROM REC_IMPORT")).doesNotContain("null");
        String lost = survivor.log.state();
        assertThat(lost).as("facts are looked at again").isNotEqualTo(running);
        survivor.lookUntilItIsLost();
        assertThat(survivor.log.state()).isEqualTo(lost);
        Files.move(away, file);
        new Node("a").lookUntilItIsLost();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|null|0", "2|DONE|a|" + ROWS);
        assertThat(survivor.log.state()).isNotEqualTo(lost);
    }

    @Test
    public void anImportThatGoesOnAfterItWasTakenForLostRunsAndIsLookedAtWhenItEnds() throws IOException {
        Node a = new Node("a");
        lose(a);
        Files.delete(file);
        a.node.runs(1);
        survivor.lookUntilItIsLost();
        String lost = survivor.log.state();
        a.node.beat();
        assertThat(fixture.tables.rows("SELECT state, finished FROM REC_IMPORT"))
                .containsExactly("RUNNING|null");
        a.log.end(1, true, new ImportLog.Counts(ROWS, ROWS, 0, 0));
        a.node.beat();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|DONE|a|" + ROWS);
        assertThat(survivor.log.state()).isNotEqualTo(lost);
    }

    /** On the only server, whose stop cut an import off. */
    @Test
    public void whatAStopCutOffDoesNotRunAfterTheStart() {
        ImportLog log = new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK);
        Instant begun = IntakeFixture.CLOCK.instant();
        fixture.run("exports", file);
        fixture.tables.execute("UPDATE REC_IMPORT SET state = 'RUNNING', finished = NULL");
        String state = log.state();
        assertThat(log.endCutOff(begun)).as("begun since").isZero();
        assertThat(log.endCutOff(begun.plusSeconds(1))).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT state FROM REC_IMPORT")).containsExactly("STOPPED");
        assertThat(log.state()).as("facts are looked at again").isNotEqualTo(state);
        assertThat(log.endCutOff(begun.plusSeconds(1))).isZero();
    }

    @Test
    public void whatANodeOfAGroupLeftIsNotEndedByAStart() throws IOException {
        lose(new Node("a"));
        ImportLog log = new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK);
        assertThat(log.endCutOff(IntakeFixture.CLOCK.instant().plusSeconds(1))).isZero();
    }

    @Test
    public void anImportWhoseNodeLivesIsLeftToIt() throws IOException {
        Node a = new Node("a");
        lose(a);
        a.node.runs(1);
        for (int i = 0; i < 3; i++) {
            survivor.lost.look();
            patience();
            a.node.beat();
        }
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|RUNNING|a|0");
        a.node.ended(1);
        a.node.beat();
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).hasSize(2);
    }

    @Test
    public void ofSeveralSurvivorsOneFinishesIt() throws Exception {
        lose(new Node("a"));
        List<Node> survivors = List.of(survivor, new Node("c"), new Node("d"));
        survivors.forEach(node -> node.lost.look());
        patience();
        ExecutorService all = Executors.newFixedThreadPool(survivors.size());
        try {
            List<Callable<Object>> looks = survivors.stream()
                    .map(node -> Executors.callable(node.lost::look))
                    .toList();
            for (Future<Object> look : all.invokeAll(looks)) {
                look.get();
            }
        } finally {
            all.shutdownNow();
        }
        assertThat(fixture.tables.rows("SELECT state, stored + unchanged FROM REC_IMPORT ORDER BY id"))
                .containsExactly("RUNNING|0", "DONE|" + ROWS);
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly(String.valueOf(ROWS));
    }

    @Test
    public void aSurvivorThatIsLostMeanwhileIsSurvivedToo() throws IOException {
        lose(new Node("a"));
        survivor.lost.look();
        patience();
        survivor.lost.look();
        fixture.tables.execute("UPDATE REC_IMPORT SET state = 'RUNNING', finished = NULL WHERE id = 2");
        Node third = new Node("c");
        third.lost.look();
        patience();
        third.lost.look();
        assertThat(fixture.tables.rows(IMPORTS))
                .containsExactly("1|RUNNING|null|0", "2|RUNNING|null|" + ROWS, "3|DONE|c|" + ROWS);
    }

    @Test
    public void whatSomebodyImportedAgainByHandIsFinished() throws IOException {
        lose(new Node("a"));
        survivor.lost.look();
        new Node("c").begin();
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|a|0", "2|DONE|c|" + ROWS);
    }

    @Test
    public void anotherFileOfThatNameIsNotImported() throws IOException {
        lose(new Node("a"));
        survivor.lost.look();
        Files.writeString(file, InterruptedImportTest.exports(ROWS + 1));
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).containsExactly("1|LOST|a|0");
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly(String.valueOf(ROWS / 3));
    }

    @Test
    public void withoutAGroupNothingIsTakenUp() {
        fixture.run("exports", file);
        fixture.tables.execute("UPDATE REC_IMPORT SET state = 'RUNNING', finished = NULL");
        survivor.lost.look();
        patience();
        survivor.lost.look();
        assertThat(fixture.tables.rows(IMPORTS)).hasSize(1);
    }

    @Test
    public void aKilledProcessOfTheGroupIsSurvived() throws Exception {
        TestTables shared = TestTables.shared(folder.getRoot().toPath().resolve("database"));
        String database = shared.handOver();
        ForkedImport fork = new ForkedImport(256, folder.newFolder().toPath(), database, "exports", file, "a");
        fork.awaitRows(1000);
        assertThat(fork.kill()).as("killed by signal 9").isEqualTo(137);
        try (TestTables tables = TestTables.at(database)) {
            fixture.close();
            fixture = new IntakeFixture(folder.newFolder().toPath(), tables);
            survivor = new Node("b");
            survivor.lost.look();
            patience();
            survivor.lost.look();
            assertThat(fixture.tables.rows("SELECT state, node, stored + unchanged FROM REC_IMPORT ORDER BY id"))
                    .containsExactly("RUNNING|null|0", "DONE|b|" + ROWS);
            assertThat(fixture.tables.rows("SELECT COUNT(*), COUNT(DISTINCT import_id) FROM REC_EXPORT"))
                    .containsExactly(ROWS + "|2");
        }
    }
}
