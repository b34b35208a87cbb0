// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class XlsxIntakeTest {
    private static final String[] HEADER = {"批次号", "企业代码", "HS编码", "检验日期", "货值（美元）", "检验结果", "不合格项目"};

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
    public void numbersDatesAndTextsOfASheetAreRead() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 0.1 + 0.2);
            row(sheet, 2, "B2", 8712, 1234567.891);
        });
        ImportResult result = fixture.run("inspections", file);
        assertThat(result.encoding()).isEqualTo("XLSX");
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT batch_no, hs, rec_date, value_usd, passed FROM REC_INSPECTION"))
                .containsExactly("B1|8712|2014-04-22|0.30|true");
        assertThat(result.first().get(0).in(Language.EN)).startsWith("line 3, column value_usd, value '1234567.891'");
    }

    @Test
    public void aCellThatShowsPercentIsNotTakenForItsHundredth() throws IOException {
        for (String format : List.of("0%", "0.00%", "0.0 %;-0.0 %")) {
            Path file = workbook(sheet -> {
                header(sheet, 0);
                row(sheet, 1, "B1", 8712, 0.955);
                sheet.style(1, 4).format(format).set();
            });
            ImportResult result = fixture.run("inspections", file);
            assertThat(result.stored()).as(format).isZero();
            assertThat(result.first().get(0).in(Language.EN)).startsWith("line 2, column value_usd, value '95.5%'");
        }
        Path words = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 0.95);
            sheet.style(1, 4).format("0.00 \"% of all\"").set();
        });
        assertThat(fixture.run("inspections", words).stored()).as("only words").isEqualTo(1);
    }

    @Test
    public void moreTextsThanTheHeapHoldsAreRefusedBeforeTheyAreRead() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
        });
        Path large = fixture.folder.resolve("texts.xlsx");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(large))) {
            for (ZipEntry each : java.util.Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(each.getName()));
                if (each.getName().equals("xl/sharedStrings.xml")) {
                    to.write("<sst>".getBytes(StandardCharsets.UTF_8));
                    byte[] thousand = "<si><t>a</t></si>".repeat(1000).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i <= 2000; i++) {
                        to.write(thousand);
                    }
                    to.write("</sst>".getBytes(StandardCharsets.UTF_8));
                } else {
                    from.getInputStream(each).transferTo(to);
                }
            }
        }
        ShifanException refusal = refused(large);
        assertThat(refusal.code()).isEqualTo("intake.xlsx.texts.many");
        assertThat(refusal.getMessage()).contains("texts.xlsx", "2000000", "CSV");
    }

    @Test
    public void mergedCellsInTheHeadingAreRefusedWithSheetAndRange() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet, 0);
            sheet.range(0, 2, 0, 3).merge();
            row(sheet, 1, "B1", 8712, 5);
        });
        ShifanException refusal = refused(file);
        assertThat(refusal.code()).isEqualTo("intake.header.merged");
        assertThat(refusal.getMessage()).contains("inspections.xlsx", "检验", "C1:D1");
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
    }

    @Test
    public void aMergedTitleAboveTheHeadingIsRefusedToo() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "2014年检验批次");
            sheet.range(0, 0, 0, 6).merge();
            header(sheet, 1);
            row(sheet, 2, "B1", 8712, 5);
        });
        assertThat(refused(file).code()).isEqualTo("intake.header.merged");
    }

    @Test
    public void mergedCellsBelowTheHeadingAreNoted() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
            row(sheet, 2, "B2", 8712, 5);
            sheet.range(1, 6, 2, 6).merge();
        });
        ImportResult result = fixture.run("inspections", file);
        assertThat(result.stored()).isEqualTo(2);
        assertThat(result.notes().get(0).in(Language.EN)).contains("1 merged ranges (G2:G3)");
    }

    @Test
    public void aHalfWrittenWorkbookIsRefusedByName() throws IOException {
        byte[] whole = Files.readAllBytes(workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
        }));
        for (int part : new int[] {10, whole.length / 2, whole.length - 5}) {
            Path half = fixture.file("half.xlsx", Arrays.copyOf(whole, part));
            ShifanException refusal = refused(half);
            assertThat(refusal.code()).isEqualTo("intake.file.broken");
            assertThat(refusal.getMessage()).contains("half.xlsx");
        }
        assertThat(refused(fixture.file("text.xlsx", "no workbook")).code()).isEqualTo("intake.file.broken");
    }

    @Test
    public void aWorkbookThatNamesWhatIsNotThereIsRefusedByName() throws IOException {
        Path whole = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
            sheet.range(1, 6, 2, 6).merge();
        });
        String sheet = "xl/worksheets/sheet1.xml";
        for (String[] change : new String[][] {
            {"t=\"s\"><v>0<", "t=\"s\"><v>none<"},
            {"<row r=\"2\"", "<row r=\"two\""},
            {"r=\"A2\"", "r=\"2\""},
            {"G2:G3", ""},
            {"G2:G3", "G:H"},
            {"G2:G3", "G99999999999999999999"},
            {"<row r=\"2\"", "<!-- " + "x".repeat(5 << 20) + " --><row r=\"2\""},
            {"<v>8712<", "<v>" + "8".repeat(5 << 20) + "<"}
        }) {
            Path changed = fixture.folder.resolve("changed.xlsx");
            assertThat(rewritten(whole, changed, sheet, change[0], change[1]))
                    .as(shown(change))
                    .isTrue();
            ShifanException refusal = refused(changed);
            assertThat(refusal).as(shown(change)).isNotNull();
            assertThat(refusal.code()).as(shown(change)).isEqualTo("intake.file.broken");
        }
    }

    @Test
    public void aDocumentTypeInAnyPartIsRefusedBeforeARowIsStored() throws IOException {
        Path whole = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
        });
        for (String part : List.of(
                "[Content_Types].xml",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet1.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml")) {
            for (String type : List.of(
                    "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/hostname'>]>",
                    "<!-- x --><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY c '&a;&a;&a;&a;'>]>",
                    "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>")) {
                Path changed = fixture.folder.resolve("typed.xlsx");
                assertThat(rewritten(whole, changed, part, "?>", "?>" + type))
                        .as(part)
                        .isTrue();
                ShifanException refusal = refused(changed);
                assertThat(refusal.code()).as(part + " " + type).isEqualTo("intake.xlsx.doctype");
                assertThat(refusal.getMessage()).contains("typed.xlsx", part, "DOCTYPE");
                assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).isEmpty();
            }
        }
    }

    private static String shown(String[] change) {
        return change[1].substring(0, Math.min(40, change[1].length()));
    }

    /** Whether the part held what was to be replaced. */
    private static boolean rewritten(Path from, Path to, String part, String what, String by) throws IOException {
        boolean found = false;
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    found = text.contains(what);
                    content = text.replace(what, by).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return found;
    }

    @Test
    public void aWorkbookWithoutStylesIsNoDamagedOne() throws IOException {
        Path whole = workbook(sheet -> {
            header(sheet, 0);
            row(sheet, 1, "B1", 8712, 5);
            sheet.value(1, 3, "2014-04-22");
        });
        Path plain = fixture.folder.resolve("plain.xlsx");
        try (ZipFile from = new ZipFile(whole.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(plain))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().equals("xl/styles.xml")) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        assertThat(fixture.run("inspections", plain).stored()).isEqualTo(1);
    }

    @Test
    public void emptyCellsAtTheEndOfARowAreNoFault() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet, 0);
            sheet.value(1, 0, "B1");
        });
        ImportResult result = fixture.run("inspections", file);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.first().get(0).in(Language.EN)).startsWith("line 2, column result");
    }

    private ShifanException refused(Path file) {
        return catchThrowableOfType(ShifanException.class, () -> fixture.run("inspections", file));
    }

    private Path workbook(Consumer<Worksheet> content) throws IOException {
        Path file = fixture.folder.resolve("inspections.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet("检验"));
        }
        return file;
    }

    private static void header(Worksheet sheet, int row) {
        for (int i = 0; i < HEADER.length; i++) {
            sheet.value(row, i, HEADER[i]);
        }
    }

    private static void row(Worksheet sheet, int row, String batch, int hs, double value) {
        sheet.value(row, 0, batch);
        sheet.value(row, 1, code(1));
        sheet.value(row, 2, hs);
        sheet.value(row, 3, LocalDate.of(2014, 4, 22));
        sheet.style(row, 3).format("yyyy-mm-dd").set();
        sheet.value(row, 4, value);
        sheet.value(row, 5, "合格");
    }
}
