// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.records.TestRegisters;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class CsvIntakeTest {
    private static final String HEADER = "enterprise,year,hs,destination,value_usd\n";
    private static final String CHINESE = "企业代码,年度,商品编码,目的国,出口额（美元）,备注\n";
    private static final Charset GBK = Charset.forName("GBK");

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
    public void goodRowsGoInAndBadRowsGoToTheRejectFile() throws IOException {
        ImportResult result = fixture.run(
                "exports",
                fixture.file(
                        "exports.csv",
                        HEADER
                                + row(1, "2014", "8712", "US", "100.50")
                                + row(2, "2014", "8712", "XX", "7")
                                + row(3, "2014", "8712", "DE", "-5")
                                + row(4, "2014", "8712", "DE", "5")));
        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.stored()).isEqualTo(2);
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(result.encoding()).isEqualTo("UTF-8");
        assertThat(result.first()).hasSize(2);
        assertThat(result.first().get(0).in(Language.EN)).startsWith("line 3, column destination, value 'XX': ");
        List<String> lines = Files.readAllLines(result.rejects().orElseThrow());
        assertThat(lines.get(0))
                .isEqualTo("\uFEFFline,column,value,reason_zh,reason_en,enterprise,year,hs,destination,value_usd");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("3,destination,XX,");
        assertThat(lines.get(2)).startsWith("4,value_usd,-5,").endsWith(",DE,-5");
        assertThat(result.rejects().orElseThrow().getFileName()).hasToString("exports.csv.rejects.csv");
    }

    @Test
    public void aCorrectedRejectFileIsImportedAsItIs() throws IOException {
        ImportResult first =
                fixture.run("exports", fixture.file("exports.csv", HEADER + row(1, "2014", "8712", "XX", "10")));
        String corrected = Files.readString(first.rejects().orElseThrow()).replace(",XX,10", ",US,10");
        ImportResult second = fixture.run("exports", fixture.file("corrected.csv", corrected));
        assertThat(second.stored()).isEqualTo(1);
        assertThat(second.notes()).isEmpty();
    }

    @Test
    public void theSameFileTwiceChangesNothing() {
        Path file = fixture.file(
                "exports.csv", HEADER + row(1, "2014", "8712", "US", "100.50") + row(2, "2013", "8712", "US", "7"));
        fixture.run("exports", file);
        List<String> before = fixture.tables.rows("SELECT * FROM REC_ROLLUP ORDER BY enterprise, rec_year");
        ImportResult again = fixture.run("exports", file);
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.stored()).isZero();
        assertThat(fixture.tables.rows("SELECT * FROM REC_ROLLUP ORDER BY enterprise, rec_year"))
                .isEqualTo(before)
                .hasSize(2);
    }

    @Test
    public void theSameKeyWithOtherContentIsRejectedWithBothValues() {
        fixture.run("exports", fixture.file("a.csv", HEADER + row(1, "2014", "8712", "US", "100.50")));
        ImportResult result =
                fixture.run("exports", fixture.file("b.csv", HEADER + row(1, "2014", "8712", "US", "99.00")));
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.first().get(0).in(Language.EN)).contains("value_usd '100.5' (import 1)", "'99'");
    }

    @Test
    public void theSameRowTwiceInOneFileIsTakenOnce() {
        String row = row(1, "2014", "8712", "US", "100.50");
        ImportResult result = fixture.run("exports", fixture.file("a.csv", HEADER + row + row));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT export_value, export_rows FROM REC_ROLLUP"))
                .containsExactly("100.50|1");
    }

    @Test
    public void gbkIsDetectedAndReadRight() {
        String text = "编号,类型,日期,说明\nA1,零报告,2014-12-31,全年无境外通报、召回、退运\n";
        ImportResult result = fixture.run("incidents", fixture.file("incidents.csv", text, GBK));
        assertThat(result.encoding()).isEqualTo("GB18030");
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT description FROM REC_INCIDENT")).containsExactly("全年无境外通报、召回、退运");
    }

    @Test
    public void utf8WithMarkSemicolonsAndChineseHeadingsIsRead() {
        String text = "\uFEFF"
                + (CHINESE + code(1) + ",2014年,8712,us,\"1,000.00\",好\n")
                        .replace(',', ';')
                        .replace("1;000", "1,000");
        ImportResult result = fixture.run("exports", fixture.file("exports.csv", text));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.encoding()).isEqualTo("UTF-8 (BOM)");
        assertThat(result.notes()).hasSize(1);
        assertThat(result.notes().get(0).in(Language.EN)).contains("not read: 备注");
    }

    @Test
    public void tabsAndUtf16OfASpreadsheetAreRead() {
        String text = ("\uFEFF" + HEADER + row(1, "2014", "8712", "US", "5")).replace(',', '\t');
        assertThat(fixture.run("exports", fixture.file("exports.txt", text, StandardCharsets.UTF_16LE))
                        .stored())
                .isEqualTo(1);
    }

    @Test
    public void aFileThatIsNeitherUtf8NorGbkIsRefusedWithTheByte() {
        byte[] bytes = (HEADER + row(1, "2014", "8712", "US", "5")).getBytes(StandardCharsets.US_ASCII);
        bytes[45] = (byte) 0xFF;
        ShifanException refusal = refused("exports", fixture.file("exports.csv", bytes));
        assertThat(refusal.code()).isEqualTo("intake.csv.encoding");
        assertThat(refusal.getMessage()).contains("exports.csv", "byte 45 ");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    public void aDamagedUtf8FileIsNotTakenForGbk() {
        byte[] bytes = (CHINESE + code(1) + ",2014,8712,US,5,中文备注\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = 'x';
        assertThat(refused("exports", fixture.file("exports.csv", bytes)).getMessage())
                .contains("UTF-8", "byte");
    }

    @Test
    public void aFileCutInsideACharacterIsRefused() {
        byte[] bytes = (CHINESE + code(1) + ",2014,8712,US,5,中文").getBytes(StandardCharsets.UTF_8);
        Path file = fixture.file("exports.csv", java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(refused("exports", file).code()).isEqualTo("intake.csv.cut");
    }

    @Test
    public void aFileOfFewCharactersCutInsideTheLastIsNotTakenForGbk() {
        for (String text :
                List.of("编号,类型,日期\nA1,零报告,2014-12-31,备注", "number,kind,date\nA1,NIL,2014-12-31,无", "a,b\n1,éé中")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ShifanException refusal =
                    refused("incidents", fixture.file("i.csv", java.util.Arrays.copyOf(bytes, bytes.length - 2)));
            assertThat(refusal.code()).as(text).isEqualTo("intake.csv.cut");
            assertThat(refusal.getMessage()).contains("byte " + (bytes.length - 3));
        }
    }

    @Test
    public void aLastLineCutOffIsRejectedAndSaysSo() {
        String whole = HEADER + row(1, "2014", "8712", "US", "5") + row(2, "2014", "8712", "US", "7");
        ImportResult result =
                fixture.run("exports", fixture.file("exports.csv", whole.substring(0, whole.length() - 8)));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.first().get(0).in(Language.EN)).startsWith("line 3: ").contains("cut off");
    }

    @Test
    public void aMissingLineEndIsNoted() {
        String whole = HEADER + row(1, "2014", "8712", "US", "5");
        ImportResult result = fixture.run("exports", fixture.file("exports.csv", whole.strip()));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.notes().get(0).key()).isEqualTo("intake.csv.no-line-end");
    }

    @Test
    public void aRowWithOtherNumberOfCellsIsRejected() {
        ImportResult result = fixture.run(
                "exports",
                fixture.file(
                        "exports.csv",
                        HEADER + code(1) + ",2014,8712,US\n" + code(1) + ",2014,8712,US,1,000\n" + code(2)
                                + ",2014,8712,US,5,,\n\n,,,,\n"));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.first())
                .extracting(m -> m.in(Language.EN))
                .containsExactly(
                        "line 2: the row has 4 cells, the heading has 5",
                        "line 3: the row has 6 cells, the heading has 5");
    }

    @Test
    public void missingColumnsAreRefusedWithWhatWasFound() {
        ShifanException refusal = refused("exports", fixture.file("exports.csv", "enterprise,year,country\n"));
        assertThat(refusal.code()).isEqualTo("intake.header.missing");
        assertThat(refusal.getMessage()).contains("hs (商品编码", "value_usd (", "enterprise, year, country");
        assertThat(refused("exports", fixture.file("b.csv", HEADER.replace("hs", "year")))
                        .code())
                .isEqualTo("intake.header.double");
    }

    @Test
    public void aNulIsRefusedWithItsLine() {
        ShifanException refusal =
                refused("exports", fixture.file("exports.csv", HEADER + row(1, "2014", "87\u000012", "US", "5")));
        assertThat(refusal.code()).isEqualTo("intake.csv.nul");
        assertThat(refusal.getMessage()).contains("line 2, column 3");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    public void aQuoteNeverClosedIsRefusedWithTheLineWhereItOpens() {
        String text = HEADER + row(1, "2014", "8712", "US", "5") + "\""
                + row(2, "2014", "8712", "US", "5").repeat(3);
        ShifanException refusal = refused("exports", fixture.file("exports.csv", text));
        assertThat(refusal.code()).isEqualTo("intake.csv.quote-open");
        assertThat(refusal.getMessage()).contains("line 3, column 1");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    public void aCellOfTenMegabytesIsRefusedWithItsLine() {
        String cell = "x".repeat(10 << 20);
        String good = HEADER + row(1, "2014", "8712", "US", "5");
        assertThat(refused("exports", fixture.file("plain.csv", good + row(2, "2014", cell, "US", "5")))
                        .getMessage())
                .contains("line 3, column 3");
        ShifanException quoted =
                refused("exports", fixture.file("quoted.csv", good + row(2, "2014", "\"" + cell, "US", "5")));
        assertThat(quoted.code()).isEqualTo("intake.csv.quote-long");
        assertThat(quoted.getMessage()).contains("line 3, column 3");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    public void formulasInRejectedCellsAreMadeHarmless() throws IOException {
        ImportResult result = fixture.run(
                "exports",
                fixture.file(
                        "exports.csv",
                        HEADER + row(1, "2014", "8712", "=cmd|' /C calc'!A0", "5") + row(1, "2014", "@x", "US", "5")));
        assertThat(Files.readString(result.rejects().orElseThrow()))
                .contains(",'=cmd|' /C calc'!A0,")
                .contains(",'@x,")
                .doesNotContain(",=cmd");
    }

    @Test
    public void everyImportIsALineInTheLog() {
        fixture.run("exports", fixture.file("exports-synthetic.csv", HEADER + row(1, "2014", "8712", "US", "5")));
        assertThat(fixture.tables.rows("SELECT id, kind, file_name, bureau, imported_by, state, encoding, synthetic,"
                        + " row_count, stored, unchanged, rejected FROM REC_IMPORT"))
                .containsExactly("1|exports|exports-synthetic.csv|jiangsu|tester|DONE|UTF-8|true|1|1|0|0");
        assertThat(fixture.tables.rows("SELECT synthetic_exports, synthetic_batches FROM REC_ROLLUP"))
                .containsExactly("1|0");
        assertThat(fixture.tables.rows("SELECT sha256 FROM REC_IMPORT").get(0)).matches("[0-9a-f]{64}");
    }

    @Test
    public void progressEndsAtTheLastByte() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 2500; i++) {
            text.append(row(1 + i % 50, "2014", String.valueOf(8501 + i / 50), "US", "5"));
        }
        Path file = fixture.file("exports.csv", text.toString());
        List<Long> rows = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        fixture.intake().importFile("exports", file, TestRegisters.JIANGSU, "tester", (r, read, total) -> {
            rows.add(r);
            bytes.add(read);
        });
        assertThat(rows).containsExactly(2000L, 2500L);
        assertThat(bytes).isSorted().endsWith(Files.size(file));
    }

    @Test
    public void whatIsNoTableIsRefusedByName() {
        assertThat(refused("exports", fixture.folder.resolve("none.csv")).code())
                .isEqualTo("intake.file.missing");
        assertThat(refused("exports", fixture.file("empty.csv", "")).code()).isEqualTo("intake.file.empty");
        assertThat(refused("exports", fixture.file("old.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0
                        }))
                        .code())
                .isEqualTo("intake.file.kind");
        ShifanException kind = refused("export", fixture.file("exports.csv", HEADER));
        assertThat(kind.code()).isEqualTo("intake.kind.unknown");
        assertThat(kind.getMessage()).contains("exports, export-declarations, inspections, incidents, declarations");
    }

    private ShifanException refused(String kind, Path file) {
        return catchThrowableOfType(ShifanException.class, () -> fixture.run(kind, file));
    }

    private boolean nothingStored() {
        return fixture.tables.rows("SELECT * FROM REC_EXPORT").isEmpty()
                && fixture.tables.rows("SELECT * FROM REC_IMPORT").isEmpty();
    }

    private static String row(int enterprise, String year, String hs, String destination, String value) {
        return String.join(",", code(enterprise), year, hs, destination, value) + "\n";
    }
}
