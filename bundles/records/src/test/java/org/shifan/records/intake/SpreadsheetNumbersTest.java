// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.records.TestRegisters;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.code;

/** What spreadsheets make of the numbers by which records are known. */
@Category(EachDatabase.class)
public class SpreadsheetNumbersTest {
    private static final String[] HEADER = {"批次号", "企业代码", "HS编码", "检验日期", "货值（美元）", "检验结果"};
    private static final Map<String, String> HEAD = Map.of(
            "inspections", "batch_no,enterprise,hs,date,value_usd,result\n",
            "incidents", "number,kind,date\n",
            "declarations", "subject,fact,year,value,document,valid_until\n",
            "export-declarations", "declaration_no,enterprise,hs,destination,date,value_usd,batch_no\n");
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

    @Test
    public void aNumberOfWhichASheetKeepsFifteenDigitsIsNoKey() throws IOException {
        for (String cell : List.of(
                "<c r=\"A2\"><v>" + DECLARATION + "</v></c>",
                "<c r=\"A2\"><v>2.2012014001234567E+17</v></c>",
                "<c r=\"A2\"><f>H1</f><v>2.2012014001234567E17</v></c>")) {
            ImportResult result =
                    fixture.run("inspections", withCell(workbook(sheet -> sheet.value(1, 0, "B1")), "A2", cell));
            assertThat(result.rejected()).as(cell).isEqualTo(1);
            assertThat(result.first().get(0).in(Language.EN))
                    .startsWith("line 2, column batch_no, value '2.20120140012346E+17': ")
                    .contains("15 digits", "as text");
            assertThat(result.first().get(0).in(Language.ZH)).contains("15 位", "文本");
        }
        Path fifteen =
                withCell(workbook(sheet -> sheet.value(1, 0, "B1")), "A2", "<c r=\"A2\"><v>220120140012345</v></c>");
        assertThat(fixture.run("inspections", fifteen).stored()).isEqualTo(1);
        assertThat(batches()).containsExactly("220120140012345");
    }

    @Test
    public void whatAnExportMadeOfLongNumbersIsNoKey() {
        for (String ruined : List.of("3.10122E+17", "3E+17", "3.10122e+17", "\"3,10122E+17\"", "1.20E-06")) {
            String value = ruined.replace("\"", "");
            assertThat(rejection("inspections", ruined + "," + code(1) + ",8712,2014-04-22,5,PASS"))
                    .startsWith("line 2, column batch_no, value '" + value + "': ")
                    .contains("as text");
        }
        assertThat(rejection("incidents", "3.1E+17,NIL,2014-12-31")).startsWith("line 2, column number, value");
        assertThat(rejection("export-declarations", "3.1E+17," + code(1) + ",8712,US,2014-04-22,5,B1"))
                .startsWith("line 2, column declaration_no, value");
        assertThat(rejection("export-declarations", "D1," + code(1) + ",8712,US,2014-04-22,5,3.1E+17"))
                .startsWith("line 2, column batch_no, value");
    }

    @Test
    public void theErrorOfAFormulaIsNoKey() {
        for (String error : List.of(
                "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "########", "###")) {
            assertThat(rejection("inspections", error + "," + code(1) + ",8712,2014-04-22,5,PASS"))
                    .startsWith("line 2, column batch_no, value '" + error + "': ")
                    .contains("no number");
        }
    }

    @Test
    public void numbersThatOnlyLookAlikeAreKeys() {
        String rest = "," + code(1) + ",8712,2014-04-22,5,PASS\n";
        Path file = fixture.file(
                "inspections.csv",
                HEAD.get("inspections") + "12E3" + rest + "3E17" + rest + "#12" + rest + "12E-7" + rest + "E+17" + rest
                        + DECLARATION + rest);
        assertThat(fixture.run("inspections", file).stored()).isEqualTo(6);
    }

    @Test
    public void whatWasStoredUnderSuchAKeyCanBeTakenBack() {
        fixture.run(
                "inspections",
                fixture.file(
                        "inspections.csv", HEAD.get("inspections") + "B1," + code(1) + ",8712,2014-04-22,5,PASS\n"));
        fixture.tables.execute("UPDATE REC_INSPECTION SET batch_no = '#N/A'");
        Path same = fixture.file(
                "inspections.csv", HEAD.get("inspections") + "#N/A," + code(1) + ",8712,2014-04-22,5,PASS\n");
        ImportRequest request = ImportRequest.add("inspections", same, TestRegisters.JIANGSU, "li")
                .withMode(ImportMode.DELETE, "notice 1");
        assertThat(fixture.intake().run(request, null).stored()).isEqualTo(1);
        assertThat(batches()).isEmpty();
    }

    @Test
    public void aBlankCellOrAYearWithTheFormatOfADateIsNoDay() throws IOException {
        for (String[] each : new String[][] {{"0", "1899-12-30"}, {"2014", "1905-07-06"}}) {
            Path file = workbook(sheet -> {
                sheet.value(1, 0, "B1");
                sheet.value(1, 3, Integer.parseInt(each[0]));
                sheet.style(1, 3).format("yyyy-mm-dd").set();
            });
            ImportResult result = fixture.run("inspections", file);
            assertThat(result.rejected()).as(each[0]).isEqualTo(1);
            assertThat(result.first().get(0).in(Language.EN))
                    .startsWith(
                            "line 2, column date, value '" + each[1] + "': day " + each[1] + " is before 1949-01-01");
        }
    }

    @Test
    public void aDayBeforeTheYearsThatAreReadIsRejected() {
        for (String day : List.of("0014-03-05", "1948-12-31", "14/3/5", "0014/3/5")) {
            assertThat(rejection("inspections", "B1," + code(1) + ",8712," + day + ",5,PASS"))
                    .startsWith("line 2, column date, value '" + day + "': ");
        }
        assertThat(rejection("declarations", "zone:320583-01,peer.export.growth.province,2014,5,letter 1,1899-12-30"))
                .contains("is before 1949-01-01");
        assertThat(rejection("declarations", "zone:320583-01,peer.export.growth.province,2014,5,letter 1,+12015/1/1"))
                .contains("is after 9999-12-31");
        Path first = fixture.file(
                "inspections.csv", HEAD.get("inspections") + "B1," + code(1) + ",8712,1949-01-01,5,PASS\n");
        assertThat(fixture.run("inspections", first).stored()).isEqualTo(1);
    }

    @Test
    public void aRecordOfSuchADayCanBeTakenBack() {
        Path today = fixture.file(
                "inspections.csv", HEAD.get("inspections") + "B1," + code(1) + ",8712,1949-01-01,5,PASS\n");
        fixture.run("inspections", today);
        fixture.tables.execute("UPDATE REC_INSPECTION SET rec_date = '1899-12-30'");
        Path same = fixture.file(
                "inspections.csv", HEAD.get("inspections") + "B1," + code(1) + ",8712,1899-12-30,5,PASS\n");
        ImportRequest request = ImportRequest.add("inspections", same, TestRegisters.JIANGSU, "li")
                .withMode(ImportMode.DELETE, "notice 1");
        assertThat(fixture.intake().run(request, null).stored()).isEqualTo(1);
        assertThat(batches()).isEmpty();
    }

    private String rejection(String kind, String row) {
        ImportResult result = fixture.run(kind, fixture.file(kind + ".csv", HEAD.get(kind) + row + "\n"));
        assertThat(result.rejected()).as(row).isEqualTo(1);
        return result.first().get(0).in(Language.EN);
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
