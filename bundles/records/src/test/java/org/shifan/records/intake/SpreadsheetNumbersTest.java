// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
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
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.code;

/** What spreadsheets make of the numbers by which records are known. */
@Category(EachDatabase.class)
public class SpreadsheetNumbersTest {
    private static final String[] HEADER = {"批次号", "企业代码", "HS编码", "检验日期", "货值（美元）", "检验结果"};
    private static final String DECLARATION = "220120140012345678";

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
    public void theTextOfAFormulaIsReadLetterByLetter() throws IOException {
        for (String number : List.of(DECLARATION, "000123", "12E3", "1.50")) {
            Path file = withCell(
                    workbook(sheet -> sheet.value(1, 0, "B1")),
                    "A2",
                    "<c r=\"A2\" t=\"str\"><f>VLOOKUP(1,H1:I2,2)</f><v>" + number + "</v></c>");
            assertThat(fixture.run("inspections", file).stored()).as(number).isEqualTo(1);
        }
        assertThat(batches()).containsExactlyInAnyOrder(DECLARATION, "000123", "12E3", "1.50");
    }

    @Test
    public void theSameBatchByWorkbookAndByCsvIsOne() throws IOException {
        Path file = withCell(
                workbook(sheet -> sheet.value(1, 0, "B1")),
                "A2",
                "<c r=\"A2\" t=\"str\"><f>TEXT(123,\"000000\")</f><v>000123</v></c>");
        fixture.run("inspections", file);
        ImportResult csv = fixture.run(
                "inspections",
                fixture.file(
                        "inspections.csv",
                        "batch_no,enterprise,hs,date,value_usd,result\n000123," + code(1)
                                + ",8712,2014-04-22,5,PASS\n"));
        assertThat(csv.unchanged()).isEqualTo(1);
    }

    @Test
    public void numbersAndAnswersOfFormulasAreStillThose() throws IOException {
        Path file = withCell(
                workbook(sheet -> sheet.value(1, 0, "B1")),
                "E2",
                "<c r=\"E2\"><f>2+3.5</f><v>5.5000000000000009</v></c>");
        assertThat(fixture.run("inspections", file).stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT value_usd FROM REC_INSPECTION")).containsExactly("5.50");
    }

    @Test
    public void aNumberIsReadWithTheZerosThatItsFormatShows() throws IOException {
        int row = 0;
        for (String format : List.of("000000", "000000_ ", "000000;[Red]-000000")) {
            int batch = 120 + row++;
            Path file = workbook(sheet -> {
                sheet.value(1, 0, batch);
                sheet.style(1, 0).format(format).set();
            });
            assertThat(fixture.run("inspections", file).stored()).as(format).isEqualTo(1);
        }
        assertThat(batches()).containsExactlyInAnyOrder("000120", "000121", "000122");
    }

    @Test
    public void otherFormatsDoNotPad() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(1, 0, 123);
            sheet.style(1, 0).format("0").set();
            sheet.value(1, 4, 5);
            sheet.style(1, 4).format("#,##0.00").set();
        });
        assertThat(fixture.run("inspections", file).stored()).isEqualTo(1);
        assertThat(batches()).containsExactly("123");
    }

    private List<String> batches() {
        return fixture.tables.rows("SELECT batch_no FROM REC_INSPECTION");
    }

    /** One row of a good batch, which the content changes. */
    private Path workbook(Consumer<Worksheet> content) throws IOException {
        Path file = fixture.folder.resolve("inspections.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("检验");
            for (int i = 0; i < HEADER.length; i++) {
                sheet.value(0, i, HEADER[i]);
            }
            sheet.value(1, 1, code(1));
            sheet.value(1, 2, 8712);
            sheet.value(1, 3, "2014-04-22");
            sheet.value(1, 4, 5);
            sheet.value(1, 5, "合格");
            content.accept(sheet);
        }
        return file;
    }

    /** The same workbook with another cell, as no writer of tests makes it. */
    private Path withCell(Path from, String place, String cell) throws IOException {
        Path to = fixture.folder.resolve("changed.xlsx");
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    String changed =
                            text.replaceFirst("<c r=\"" + place + "\"[^>]*>.*?</c>", Matcher.quoteReplacement(cell));
                    assertThat(changed).isNotEqualTo(text);
                    content = changed.getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return to;
    }
}
