// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportProgress;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;
import org.shifan.records.store.Database;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A user's Ctrl-C interrupts the thread of the command. */
@Category(EachDatabase.class)
public class StoppedImportTest {
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

    private ShifanException stopped(Path file, ImportProgress progress) {
        ShifanException stopped = catchThrowableOfType(
                ShifanException.class,
                () -> fixture.intake().importFile("exports", file, TestRegisters.JIANGSU, "tester", progress));
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
        return stopped;
    }

    @Test
    public void anImportThatIsStoppedSaysWhatIsStoredAndIsCompletedByRunningItAgain() {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(3500));
        ShifanException stopped =
                stopped(file, (rows, read, all) -> Thread.currentThread().interrupt());
        assertThat(stopped.code()).isEqualTo("intake.interrupted");
        assertThat(stopped.getMessage()).contains("exports.csv", "after 2000 rows; 2000 new ones", "same file again");
        assertThat(stopped.message().in(Language.ZH)).contains("2000", "再次导入同一文件");
        assertThat(fixture.tables.rows("SELECT state, row_count, stored FROM REC_IMPORT"))
                .containsExactly("STOPPED|2000|2000");
        ImportResult again = fixture.run("exports", file);
        assertThat(again.unchanged()).isEqualTo(2000);
        assertThat(again.stored()).isEqualTo(1500);
    }

    @Test
    public void anInterruptAtAnyTurnToTheDatabaseEndsInOneOfTheTwoMessages() {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(3500));
        List<String> codes = new ArrayList<>();
        for (int turn = 1; importIsInterruptedAt(turn, file, codes); turn++) {
            assertThat(fixture.tables.rows("SELECT state FROM REC_IMPORT")).doesNotContain("RUNNING");
            fixture.run("exports", file);
            assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly("3500");
            assertThat(fixture.tables.rows("SELECT SUM(export_rows) FROM REC_ROLLUP"))
                    .containsExactly("3500");
        }
        assertThat(codes).hasSizeGreaterThan(3).isSubsetOf("intake.interrupted", "intake.interrupted.check");
    }

    /** False when the import is over before it has turned to the database so often. */
    private boolean importIsInterruptedAt(int turn, Path file, List<String> codes) {
        fixture.close();
        fixture = new IntakeFixture(folder.getRoot().toPath());
        AtomicInteger turns = new AtomicInteger();
        Database database = fixture.tables.database(() -> {
            if (turns.incrementAndGet() == turn) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            fixture.intake(database).importFile("exports", file, TestRegisters.JIANGSU, "tester", null);
        } catch (ShifanException e) {
            codes.add(e.code());
        } finally {
            Thread.interrupted();
        }
        return turns.get() >= turn;
    }

    @Test
    public void aBigFileIsCheckedWithProgressAndCanBeStoppedThen() {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(600_000));
        List<Long> checked = new ArrayList<>();
        ShifanException stopped = stopped(file, new ImportProgress() {
            @Override
            public void at(long rows, long bytesRead, long bytesTotal) {
                throw new AssertionError("imported");
            }

            @Override
            public void checked(long bytesRead, long bytesTotal) {
                checked.add(bytesRead);
                assertThat(bytesTotal).isGreaterThan(bytesRead);
                if (checked.size() == 2) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(stopped.code()).isEqualTo("intake.interrupted.check");
        assertThat(checked).hasSize(2).isSorted();
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }

    @Test
    public void aBigWorkbookIsCheckedWithProgressAndCanBeStoppedThen() throws IOException {
        Path file = fixture.folder.resolve("exports.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            for (int row = 0; row < 120_000; row++) {
                for (int column = 0; column < 5; column++) {
                    sheet.value(row, column, 87_120_000 + row);
                }
            }
        }
        List<Long> checked = new ArrayList<>();
        ShifanException stopped = stopped(file, new ImportProgress() {
            @Override
            public void at(long rows, long bytesRead, long bytesTotal) {
                throw new AssertionError("imported");
            }

            @Override
            public void checked(long bytesRead, long bytesTotal) {
                checked.add(bytesRead);
                assertThat(bytesTotal).isGreaterThan(bytesRead);
                Thread.currentThread().interrupt();
            }
        });
        assertThat(stopped.code()).isEqualTo("intake.interrupted.check");
        assertThat(checked).hasSize(1);
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }
}
