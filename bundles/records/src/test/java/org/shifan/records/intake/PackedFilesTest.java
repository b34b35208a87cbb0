// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class PackedFilesTest {
    private static final String EXPORTS = InterruptedImportTest.exports(2500);

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
    public void aGzippedFileIsReadLikeTheFileItself() throws IOException {
        Path file = fixture.file("exports.csv.gz", gzip(EXPORTS.getBytes(StandardCharsets.UTF_8)));
        long[] last = new long[1];
        ImportResult result = fixture.intake()
                .importFile("exports", file, TestRegisters.JIANGSU, "tester", (rows, read, all) -> last[0] = read);
        assertThat(result.stored()).isEqualTo(2500);
        assertThat(last[0]).isEqualTo(Files.size(file));
        assertThat(fixture.tables.rows("SELECT file_name, sha256 FROM REC_IMPORT"))
                .containsExactly("exports.csv.gz|" + Digests.of(file));
        assertThat(fixture.run("exports", fixture.file("exports.csv", EXPORTS)).unchanged())
                .isEqualTo(2500);
    }

    @Test
    public void gbkInAnArchiveIsDetectedToo() throws IOException {
        String text = "编号,类型,日期,说明\nA1,零报告,2014-12-31,全年无境外通报、召回、退运\n";
        ImportResult result =
                fixture.run("incidents", fixture.file("incidents.gz", gzip(text.getBytes(Charset.forName("GBK")))));
        assertThat(result.encoding()).isEqualTo("GB18030");
        assertThat(result.stored()).isEqualTo(1);
    }

    @Test
    public void theOneTableInAZipIsRead() throws IOException {
        Path file =
                zip("exports.zip", "readme.pdf", "no table", "__MACOSX/._x.csv", "junk", "2014/exports.csv", EXPORTS);
        ImportResult result = fixture.run("exports", file);
        assertThat(result.stored()).isEqualTo(2500);
        assertThat(fixture.tables.rows("SELECT file_name FROM REC_IMPORT"))
                .containsExactly("exports.zip/2014/exports.csv");
    }

    @Test
    public void theNamesInAZipOfAChineseWindowsAreRead() throws IOException {
        Path file = fixture.folder.resolve("出口.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), Charset.forName("GBK"))) {
            zip.putNextEntry(new ZipEntry("说明.pdf"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("二〇一四/出口.csv"));
            zip.write(EXPORTS.getBytes(Charset.forName("GBK")));
        }
        assertThat(fixture.run("exports", file).stored()).isEqualTo(2500);
        assertThat(fixture.tables.rows("SELECT file_name FROM REC_IMPORT")).containsExactly("出口.zip/二〇一四/出口.csv");
    }

    @Test
    public void aDamagedZipOfAChineseWindowsIsRefusedAsDamaged() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
            zip.putNextEntry(new ZipEntry("出口.csv"));
            zip.write(EXPORTS.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = out.toByteArray();
        for (int part : new int[] {12, whole.length / 2, whole.length - 5}) {
            assertThat(refused(fixture.file("half.zip", Arrays.copyOf(whole, part)))
                            .code())
                    .isEqualTo("intake.archive.broken");
        }
        byte[] none = out.toByteArray();
        // A name that is text in no encoding that is read, once in the entry and once in the directory.
        for (int i = 0; i + 1 < none.length; i++) {
            if ((none[i] & 0xFF) == 0xB3 && (none[i + 1] & 0xFF) == 0xF6) {
                none[i] = (byte) 0xFF;
                none[i + 1] = (byte) 0xFF;
            }
        }
        assertThat(refused(fixture.file("none.zip", none)).code()).isEqualTo("intake.archive.broken");
    }

    @Test
    public void aRejectFileIsNamedAfterTheArchive() throws IOException {
        ImportResult result = fixture.run("exports", zip("exports.zip", "a/b.csv", EXPORTS + "x,2014,8712,US,5\n"));
        assertThat(result.rejects().orElseThrow().getFileName()).hasToString("exports.zip.rejects.csv");
    }

    @Test
    public void aSyntheticTableInAnArchiveIsSynthetic() throws IOException {
        fixture.run("exports", zip("exports.zip", "synthetic-exports.csv", EXPORTS));
        assertThat(fixture.tables.rows("SELECT synthetic FROM REC_IMPORT")).containsExactly("true");
    }

    @Test
    public void aZipOfNoneOrSeveralTablesIsRefusedWithTheirNames() throws IOException {
        ShifanException several = refused(zip("two.zip", "a.csv", EXPORTS, "b.csv", EXPORTS));
        assertThat(several.code()).isEqualTo("intake.archive.tables");
        assertThat(several.getMessage()).contains("two.zip", "2 tables", "a.csv, b.csv");
        assertThat(refused(zip("none.zip", "a.pdf", "x")).code()).isEqualTo("intake.archive.tables");
    }

    @Test
    public void aDamagedOrHalfWrittenArchiveIsRefusedBeforeARowIsStored() throws IOException {
        byte[] gzip = gzip(EXPORTS.getBytes(StandardCharsets.UTF_8));
        byte[] zip = Files.readAllBytes(zip("whole.zip", "a.csv", EXPORTS));
        for (int part : new int[] {9, 12, gzip.length / 2, gzip.length - 1}) {
            assertThat(refused(fixture.file("half.csv.gz", Arrays.copyOf(gzip, part)))
                            .code())
                    .isEqualTo("intake.archive.broken");
        }
        for (int part : new int[] {12, zip.length / 2, zip.length - 5}) {
            assertThat(refused(fixture.file("half.zip", Arrays.copyOf(zip, part)))
                            .code())
                    .isEqualTo("intake.archive.broken");
        }
        byte[] flipped = zip.clone();
        flipped[zip.length / 2] ^= 0x10;
        assertThat(refused(fixture.file("flipped.zip", flipped)).code()).isEqualTo("intake.archive.broken");
        assertThat(refused(fixture.file("text.gz", "no archive")).code()).isEqualTo("intake.archive.broken");
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }

    @Test
    public void aBombIsRefusedLongBeforeItIsUnpacked() throws IOException {
        Path bomb = folder.getRoot().toPath().resolve("bomb.csv.gz");
        byte[] line = "A,2014,8712,US,5\n".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write("enterprise,year,hs,destination,value_usd\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 300; i++) {
                out.write(line);
            }
        }
        ShifanException refusal = refused(bomb);
        assertThat(refusal.code()).isEqualTo("intake.archive.bomb");
        assertThat(refusal.getMessage()).contains("bomb.csv.gz", "200 times");
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }

    @Test
    public void anArchiveInAnArchiveIsRefused() throws IOException {
        byte[] inner = gzip(EXPORTS.getBytes(StandardCharsets.UTF_8));
        assertThat(refused(fixture.file("twice.csv.gz", gzip(inner))).code()).isEqualTo("intake.archive.nested");
    }

    private ShifanException refused(Path file) {
        return catchThrowableOfType(ShifanException.class, () -> fixture.run("exports", file));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    private Path zip(String name, String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return fixture.file(name, out.toByteArray());
    }
}
