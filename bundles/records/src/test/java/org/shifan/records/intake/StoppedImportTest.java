// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportProgress;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A user's Ctrl-C interrupts the thread of the command. */
public class StoppedImportTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
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
        assertThat(stopped.getMessage()).contains("exports.csv", "after 1000 rows; 1000 new ones", "same file again");
        assertThat(stopped.message().in(Language.ZH)).contains("1000", "再次导入同一文件");
        assertThat(fixture.tables.rows("SELECT state, row_count, stored FROM REC_IMPORT"))
                .containsExactly("STOPPED|1000|1000");
        ImportResult again = fixture.run("exports", file);
        assertThat(again.unchanged()).isEqualTo(1000);
        assertThat(again.stored()).isEqualTo(2500);
    }

    @Test
    public void anInterruptAtAnyInstantEndsInOneOfTheTwoMessages() throws Exception {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(3500));
        List<String> codes = new ArrayList<>();
        for (int millis = 0; millis <= 120; millis += 30) {
            fixture = new IntakeFixture(folder.getRoot().toPath());
            Thread[] importing = new Thread[1];
            importing[0] = new Thread(() -> {
                try {
                    fixture.run("exports", file);
                } catch (ShifanException e) {
                    codes.add(e.code());
                }
            });
            importing[0].start();
            Thread.sleep(millis);
            importing[0].interrupt();
            importing[0].join();
            assertThat(fixture.tables.rows("SELECT state FROM REC_IMPORT")).doesNotContain("RUNNING");
            fixture.run("exports", file);
            assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly("3500");
            assertThat(fixture.tables.rows("SELECT SUM(export_rows) FROM REC_ROLLUP"))
                    .containsExactly("3500");
        }
        assertThat(codes).isNotEmpty().isSubsetOf("intake.interrupted", "intake.interrupted.check");
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
}
