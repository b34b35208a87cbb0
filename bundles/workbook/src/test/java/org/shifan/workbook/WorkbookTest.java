// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class WorkbookTest {
    private static final String STYLES = """
            <styleSheet>
              <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
                <numFmt numFmtId="171" formatCode="#,##0.00&quot;days&quot;"/>
                <numFmt numFmtId="172" formatCode="0.0%"/></numFmts>
              <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
              <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="9"/><xf numFmtId="172"/></cellXfs>
            </styleSheet>
            """;

    private static List<Cell> cells(Book book) {
        Workbook workbook = book.with("xl/styles.xml", STYLES).read();
        assertThat(workbook.findings()).isEmpty();
        return workbook.sheets().get(0).rows().get(1);
    }

    private static String trouble(String cell) {
        return cells(Book.row(cell)).get(0).trouble().orElseThrow().key();
    }

    @Test
    public void messagesExistInBothLanguages() {
        assertThat(Workbook.M.keys()).hasSizeGreaterThan(10);
        assertThat(Workbook.M.unpaired()).isEmpty();
    }

    @Test
    public void everyKindOfCellBecomesText() {
        Book book = Book.row("""
                <c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r></is></c>
                <c r="C1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c><c r="D1" t="b"><v>1</v></c>
                <c r="E1"><v>0.10000000000000001</v></c><c r="F1"><v>1.5E7</v></c><c r="G1"><v>-0</v></c><c r="H1"/>
                """);
        book.with(
                "xl/sharedStrings.xml",
                "<sst><si><t>a</t></si><si><r><t>质</t></r><r><t>量 </t></r><rPh><t>zhi</t></rPh></si></sst>");
        assertThat(cells(book))
                .extracting(Cell::text)
                .containsExactly("质量 ", "行内", "ab", "yes", "0.1", "15000000", "0");
    }

    @Test
    public void whatFastexcelWritesIsReadBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            org.dhatim.fastexcel.Worksheet sheet = workbook.newWorksheet("评分表");
            sheet.value(0, 0, "_x0001_ & <质量> 'a'");
            sheet.value(1, 2, new BigDecimal("5000000.25"));
            sheet.value(2, 0, LocalDate.of(2014, 4, 22));
            sheet.style(2, 0).format("yyyy-MM-dd").set();
            sheet.range(4, 0, 5, 1).merge();
            sheet.hideRow(1);
            sheet.hideColumn(2);
            sheet.comment(0, 0, "note");
        }
        Workbook workbook = Workbook.read(out.toByteArray());
        assertThat(workbook.findings()).isEmpty();
        Sheet sheet = workbook.sheets().get(0);
        assertThat(sheet.name()).isEqualTo("评分表");
        assertThat(sheet.rows().get(1).get(0).text()).isEqualTo("\u0001 & <质量> 'a'");
        assertThat(sheet.rows().get(2).get(0).text()).isEqualTo("5000000.25");
        assertThat(sheet.rows().get(3).get(0).text()).isEqualTo("2014-04-22");
        assertThat(sheet.merged()).containsExactly(new Sheet.Merged("A5:B6", 5, 1, 6, 2));
        assertThat(sheet.hiddenRows()).containsExactly(2);
        assertThat(sheet.hiddenColumns()).containsExactly(3);
    }

    @Test
    public void datesAreReadInEveryFormatAndFromBothEpochs() {
        assertThat(cells(Book.row("<c r='A1' s='1'><v>41751</v></c><c r='B1' s='2'><v>41751</v></c>"
                        + "<c r='C1' t='d'><v>2014-04-22T00:00:00</v></c>")))
                .extracting(Cell::text)
                .containsOnly("2014-04-22");
        Book book = Book.row("<c r='A1' s='1'><v>40289</v></c>");
        book.with(
                "xl/workbook.xml",
                "<workbook><workbookPr date1904='1'/><sheets><sheet name='One' id='s1'/></sheets></workbook>");
        assertThat(cells(book).get(0).text()).isEqualTo("2014-04-22");
    }

    @Test
    public void aNumberWithWordsInItsFormatIsNoDate() {
        assertThat(cells(Book.row("<c r='A1' s='3'><v>41751</v></c>")).get(0).text())
                .isEqualTo("41751");
    }

    @Test
    public void whatCannotBeReliedOnIsTroubleOfItsCell() {
        assertThat(trouble("<c r='A1' s='4'><v>0.7</v></c>")).isEqualTo("workbook.cell.percent");
        assertThat(trouble("<c r='A1' s='5'><v>0.7</v></c>")).isEqualTo("workbook.cell.percent");
        assertThat(trouble("<c r='A1' s='1'><v>41751.5</v></c>")).isEqualTo("workbook.cell.day");
        assertThat(trouble("<c r='A1' s='1'><v>-3</v></c>")).isEqualTo("workbook.cell.day");
        assertThat(trouble("<c r='A1' t='d'><v>2014-04-22T08:30:00</v></c>")).isEqualTo("workbook.cell.day");
        assertThat(trouble("<c r='A1'><v>1e999999999</v></c>")).isEqualTo("workbook.cell.number");
        assertThat(trouble("<c r='A1'><v>NaN</v></c>")).isEqualTo("workbook.cell.number");
        assertThat(trouble("<c r='A1' t='e'><v>#REF!</v></c>")).isEqualTo("workbook.cell.error");
    }

    @Test
    public void ofAFormulaTheStoredValueCountsIfItIsArithmeticInThisWorkbook() {
        assertThat(cells(Book.row("<c r='A1'><f>SUM(B2:B9)+ROUND('My (1) sheet'!C3,2)</f><v>100</v></c>"
                        + "<c r='B1'><f t='shared' ref='B1:C1' si='0'>A1*2</f><v>4</v></c>"
                        + "<c r='C1'><f t='shared' si='0'/><v>8</v></c>")))
                .extracting(cell -> cell.text() + cell.trouble().isPresent())
                .containsExactly("100false", "4false", "8false");
    }

    @Test
    public void otherFormulasAreTrouble() {
        assertThat(trouble("<c r='A1'><f>SUM(B2:B9)</f></c>")).isEqualTo("workbook.formula.value");
        assertThat(trouble("<c r='A1'><f>TODAY()</f><v>41751</v></c>")).isEqualTo("workbook.formula.function");
        assertThat(trouble("<c r='A1'><f>WEBSERVICE(\"http://x\")</f><v>1</v></c>"))
                .isEqualTo("workbook.formula.function");
        assertThat(trouble("<c r='A1'><f>[1]Sheet1!A1</f><v>1</v></c>")).isEqualTo("workbook.formula.link");
        assertThat(trouble("<c r='A1'><f>cmd|'/c calc'!A0</f><v>1</v></c>")).isEqualTo("workbook.formula.link");
        assertThat(trouble("<c r='A1'><f t='shared' si='7'/><v>1</v></c>")).isEqualTo("workbook.formula.function");
    }

    private static String finding(Book book) {
        List<Finding> findings = book.read().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).message().key();
    }

    @Test
    public void macrosLinksAndEmbeddedDocumentsAreFound() {
        assertThat(finding(Book.of("").with("xl/vbaProject.bin", "x"))).isEqualTo("workbook.macros");
        assertThat(finding(Book.of("").with("xl/macrosheets/sheet1.xml", "<x/>")))
                .isEqualTo("workbook.macros");
        assertThat(finding(Book.of("").with("xl/activeX/activeX1.xml", "<x/>"))).isEqualTo("workbook.macros");
        assertThat(
                        finding(
                                Book.of("")
                                        .with(
                                                "[Content_Types].xml",
                                                "<Types><Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>")))
                .isEqualTo("workbook.macros");
        assertThat(finding(Book.of("").with("xl/externalLinks/externalLink1.xml", "<x/>")))
                .isEqualTo("workbook.links");
        assertThat(finding(Book.of("").with("xl/connections.xml", "<x/>"))).isEqualTo("workbook.links");
        assertThat(
                        finding(
                                Book.of("")
                                        .with(
                                                "xl/worksheets/_rels/sheet1.xml.rels",
                                                "<R><Relationship Id='a' Type='http://x/image' Target='http://y' TargetMode='External'/></R>")))
                .isEqualTo("workbook.links");
        assertThat(finding(Book.of("").with("xl/embeddings/oleObject1.bin", "x")))
                .isEqualTo("workbook.embedded");
    }

    @Test
    public void aHyperlinkIsNoLink() {
        assertThat(Book.of("")
                        .with(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                "<R><Relationship Id='a' Type='http://x/hyperlink' Target='http://y' TargetMode='External'/></R>")
                        .read()
                        .findings())
                .isEmpty();
    }

    @Test
    public void whatIsNoWholeWorkbookIsToldFromOneThatIsOldOrNone() throws IOException {
        byte[] whole = Book.row("<c r='A1'><v>1</v></c>").bytes();
        assertThat(first(new byte[0])).isEqualTo("workbook.none");
        assertThat(first("format: shifan-criteria/1".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("workbook.none");
        assertThat(first(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isEqualTo("workbook.old");
        assertThat(first(Arrays.copyOf(whole, whole.length - 30))).isEqualTo("workbook.cut");
        assertThat(first(Arrays.copyOf(whole, whole.length / 2))).isIn("workbook.cut", "workbook.damaged");
        assertThat(first(Book.of("<sheetData><row><c></row>").bytes())).isEqualTo("workbook.damaged");
        assertThat(first(new byte[Workbook.MOST_BYTES + 1])).isEqualTo("workbook.size");
    }

    private static String first(byte[] bytes) {
        Workbook workbook = Workbook.read(bytes);
        assertThat(workbook.sheets()).isEmpty();
        return workbook.findings().get(0).message().key();
    }

    /** Neither an entity that unfolds nor one that reads a file; in whichever part it stands. */
    @Test(timeout = 20_000)
    public void aDocumentTypeInAnyPartIsRefused() {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
        String file = "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/hostname'>]>";
        String outside = "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>";
        for (String type : List.of(bomb, file, outside, "<!DOCTYPE x>")) {
            String entity = type.contains("ENTITY c") ? "&c;" : "";
            Map<String, String> parts = Map.of(
                    "[Content_Types].xml", "<Types>" + entity + "</Types>",
                    "xl/workbook.xml",
                            "<workbook xmlns:r='http://r'><sheets><sheet name='One' sheetId='1' r:id='s1'/></sheets>"
                                    + entity + "</workbook>",
                    "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id='s1' Type='http://x/worksheet' Target='worksheets/sheet1.xml'/>"
                                    + entity + "</Relationships>",
                    "xl/worksheets/sheet1.xml",
                            "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>" + entity
                                    + "</t></is></c></row></sheetData></worksheet>",
                    "xl/sharedStrings.xml", "<sst><si><t>" + entity + "</t></si></sst>",
                    "xl/styles.xml", "<styleSheet>" + entity + "</styleSheet>");
            parts.forEach((part, content) -> assertThat(first(Book.row("<c r='A1'><v>1</v></c>")
                            .with(part, "<?xml version='1.0'?>" + type + content)
                            .bytes()))
                    .as(part + " " + type)
                    .isEqualTo("workbook.doctype"));
        }
    }

    @Test
    public void everyCutOfAWorkbookIsNoticed() {
        byte[] whole = Book.row("<c r='A1'><v>1</v></c>").bytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Workbook.read(Arrays.copyOf(whole, length)).findings()).isNotEmpty();
        }
    }

    @Test(timeout = 20_000)
    public void aBombIsNotUnpacked() {
        byte[] zeros = new byte[Container.MOST_UNPACKED + 1];
        byte[] bytes = Book.of("").with("xl/media/image1.png", zeros).bytes();
        assertThat(bytes.length).isLessThan(100_000);
        assertThat(first(bytes)).isEqualTo("workbook.bomb");
    }

    @Test(timeout = 20_000)
    public void aMillionRowsAreRefusedInBoundedTime() {
        StringBuilder rows = new StringBuilder("<sheetData>");
        for (int row = 1; row <= 1_000_000; row++) {
            rows.append("<row><c><v>1</v></c></row>");
        }
        assertThat(first(Book.of(rows + "</sheetData>").bytes())).isEqualTo("workbook.cells");
    }

    @Test(timeout = 20_000)
    public void manyPartsAreRefused() {
        Book book = Book.of("");
        for (int i = 0; i <= Container.MOST_PARTS; i++) {
            book.with("xl/media/" + i, "");
        }
        assertThat(first(book.bytes())).isEqualTo("workbook.parts");
    }

    @Test
    public void whatTheDirectoryDoesNotListIsNotThere() {
        byte[] bytes = Book.row("<c r='A1'><v>1</v></c>").bytes();
        int flipped = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("sheet1.xml");
        bytes[flipped + 5] = '2';
        assertThat(first(bytes)).isEqualTo("workbook.damaged");
    }

    @Test
    public void aChangedByteIsNoticed() {
        byte[] whole = Book.row("<c r='A1'><v>1</v></c>").bytes();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            assertThat(Workbook.read(changed)).isNotNull();
        }
    }

    @Test
    public void cellsOutOfOrderAreRefusedForTheyCouldBeSeenDifferently() {
        assertThat(first(
                        Book.row("<c r='B1'><v>1</v></c><c r='A1'><v>2</v></c>").bytes()))
                .isEqualTo("workbook.damaged");
    }
}
