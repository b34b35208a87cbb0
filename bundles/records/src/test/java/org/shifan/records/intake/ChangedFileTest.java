// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportProgress;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A file that is still copied when it is imported. */
public class ChangedFileTest {
    private static final int ROWS = 15_000;

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

    @Test
    public void rowsThatCameAfterTheFileWasCheckedAreNotStored() throws IOException {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(ROWS));
        String more = InterruptedImportTest.exports(ROWS + 10).substring((int) Files.size(file));
        ShifanException refusal = refused(file, onceStored(() -> append(file, more.substring(0, more.length() - 3))));
        assertThat(refusal.code()).isEqualTo("intake.file.changed");
        assertThat(refusal.message().in(Language.EN)).contains("exports.csv", "again", "not stored twice");
        assertThat(refusal.message().in(Language.ZH)).contains("exports.csv", "再次导入");
        assertThat(fixture.tables.rows("SELECT state FROM REC_IMPORT")).containsExactly("STOPPED");
        long stored = Long.parseLong(
                fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT").get(0));
        assertThat(stored).isBetween(2000L, 10_000L);

        fixture.file("exports.csv", InterruptedImportTest.exports(ROWS + 10));
        assertThat(fixture.run("exports", file).unchanged()).isEqualTo(stored);
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly(String.valueOf(ROWS + 10));
    }

    @Test
    public void ofAFileThatGrowsWhileItIsCheckedNothingIsStored() {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(600_000));
        boolean[] grown = new boolean[1];
        ShifanException refusal = refused(file, new ImportProgress() {
            @Override
            public void at(long rows, long bytesRead, long bytesTotal) {
                throw new AssertionError("imported");
            }

            @Override
            public void checked(long bytesRead, long bytesTotal) {
                if (!grown[0]) {
                    grown[0] = true;
                    append(file, "x");
                }
            }
        });
        assertThat(refusal.code()).isEqualTo("intake.file.changed");
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }

    @Test
    public void aFileThatIsTakenAwayWhileItIsImportedIsSaidToBeGone() {
        Path file = fixture.file("exports.csv", InterruptedImportTest.exports(ROWS));
        ShifanException refusal = refused(
                file, onceStored(() -> assertThat(file.toFile().delete()).isTrue()));
        assertThat(refusal.code()).isEqualTo("intake.file.gone");
        assertThat(refusal.message().in(Language.ZH)).contains("exports.csv");
    }

    @Test
    public void anArchiveIsLookedAtToo() throws IOException {
        Path file = fixture.folder.resolve("exports.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(InterruptedImportTest.exports(ROWS).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(refused(file, onceStored(() -> touch(file))).code()).isEqualTo("intake.file.changed");
    }

    @Test
    public void aWorkbookIsLookedAtToo() throws IOException {
        Path file = fixture.folder.resolve("exports.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            int row = 0;
            for (String line : InterruptedImportTest.exports(ROWS).split("\n")) {
                String[] cells = line.split(",");
                for (int i = 0; i < cells.length; i++) {
                    sheet.value(row, i, cells[i]);
                }
                row++;
            }
        }
        assertThat(refused(file, onceStored(() -> touch(file))).code()).isEqualTo("intake.file.changed");
        assertThat(fixture.run("exports", file).rows()).isEqualTo(ROWS);
    }

    /** After the first chunk; the second may have been read by then, the third was not. */
    private static ImportProgress onceStored(Runnable change) {
        boolean[] done = new boolean[1];
        return (rows, read, all) -> {
            if (!done[0]) {
                done[0] = true;
                change.run();
            }
        };
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_400_000_000_000L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ShifanException refused(Path file, ImportProgress progress) {
        return catchThrowableOfType(
                ShifanException.class,
                () -> fixture.intake().importFile("exports", file, TestRegisters.JIANGSU, "tester", progress));
    }
}
