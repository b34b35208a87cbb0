// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.VisibilityState;
import org.junit.Test;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.sheet.Filled.row;

/** What an officer types is read, or refused with the cell and what would be right. */
public class SheetTest {
    private static final String YAML = """
            format: shifan-criteria/1
            id: fujian-test
            authority: fujian
            subject: zone
            level: provincial
            version: 1.0.0
            title: {zh: 福建标准, en: Fujian criteria}
            total: 10
            pass: 6
            in-force: {from: 2014-04-22}
            rounding: {item: 2, total: 2, mode: half-up}
            parts:
              - id: basic
                title: {zh: 基本条件, en: Basic conditions}
                items:
                  - id: scale
                    clause: 四(二)
                    weight: 10
                    title: {zh: 出口规模, en: Export scale}
                    rule:
                      bands: {fact: export.value, unit: USD, bands: [
                        {to: 5, points: 0}, {from: 5, to: 20, points: 6}, {from: 20, points: 10}]}
            """;

    private static CriteriaDocument read(Filled sheet) {
        ReadResult result = Documents.read("福建.xlsx", sheet.bytes());
        assertThat(result.problems()).as(() -> told(result)).isEmpty();
        return result.document().orElseThrow();
    }

    private static String told(ReadResult result) {
        return result.problems().stream().map(p -> p.in(Language.EN)).collect(Collectors.joining("\n"));
    }

    /** Place and key of every problem. */
    private static List<String> problems(Filled sheet) {
        ReadResult result = Documents.read("福建.xlsx", sheet.bytes());
        assertThat(result.document()).isEmpty();
        assertThat(result.problems())
                .allSatisfy(p -> assertThat(p.in(Language.ZH)).startsWith("福建.xlsx"));
        return result.problems().stream()
                .map(p -> place(p) + " " + p.message().key())
                .toList();
    }

    private static String place(Problem p) {
        return p.sheet() + (p.line() > 0 ? "!" + Place.cell(p.line(), p.column()) : "");
    }

    private static String digest(String yaml) {
        return DocumentReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .document()
                .orElseThrow()
                .digest();
    }

    @Test
    public void aSheetHasTheDigestOfTheDocumentThatSaysTheSame() {
        assertThat(read(Filled.sound()).digest()).isEqualTo(digest(YAML));
    }

    @Test
    public void anIdThatIsTakenNamesSheetAndCellOfTheOther() {
        Filled sheet = Filled.sound()
                .with("评分表", "B8", "scale")
                .with("评分表", "C8", "又一")
                .with("评分表", "D8", "Again")
                .with("评分表", "E8", "四(二)")
                .with("评分表", "F8", 0)
                .with("评分表", "G8", "yes-no")
                .with("评分表", "H8", "brand.regional");
        assertThat(told(Documents.read("福建.xlsx", sheet.bytes())))
                .isEqualTo("福建.xlsx:评分表!B8: parts[0].items[1].id: Id 'scale' is taken already, in 评分表!B4;"
                        + " give this one another");
    }

    @Test
    public void numbersTypedAsTextAndDaysTypedAsDaysAreReadRight() {
        Filled sheet = Filled.sound()
                .with("评分表", "F4", "10 ")
                .with("基本信息", "C12", " 10")
                .doing("基本信息", (workbook, s) -> {
                    s.value(10, 2, LocalDate.of(2014, 4, 22));
                    s.style(10, 2).format("yyyy/m/d").set();
                });
        assertThat(read(sheet).digest()).isEqualTo(digest(YAML));
    }

    @Test
    public void columnsMayChangePlacesAndRemarksBeAdded() {
        Filled sheet = Filled.sound().with("评分表", "N4", "领导同意").with("评分表", "N9", "制表人：某某");
        sheet.sheet("#往来", row("anything"));
        sheet.sheet("Sheet3");
        assertThat(read(sheet).digest()).isEqualTo(digest(YAML));
    }

    @Test
    public void sheetsAreKnownByTheirEnglishNamesToo() {
        Filled sheet = Filled.sound().renamed("基本信息", "Identity").renamed("评分表", "评分表 scoring");
        assertThat(read(sheet).digest()).isEqualTo(digest(YAML));
    }

    @Test
    public void aMergedTitleAboveTheKeysDoesNoHarm() {
        assertThat(read(Filled.sound()
                                .doing("评分表", (w, s) -> s.range(0, 0, 0, 5).merge()))
                        .digest())
                .isEqualTo(digest(YAML));
    }

    @Test
    public void everyMistakeIsToldAtOnceWithItsCell() {
        Filled sheet = Filled.sound()
                .with("评分表", "F4", "70%")
                .with("评分表", "H4", "Export")
                .with("评分表", "K6", 4)
                .with("基本信息", "C5", "Fujian!")
                .with("基本信息", "C11", 41751);
        assertThat(problems(sheet))
                .contains(
                        "基本信息!C5 criteria.type.code",
                        "基本信息!C11 criteria.type.date",
                        "评分表!F4 criteria.type.number",
                        "评分表!H4 criteria.type.fact");
    }

    @Test
    public void aMessageNamesFileSheetAndCell() {
        ReadResult result = Documents.read(
                "福建.xlsx", Filled.sound().with("评分表", "F4", "70%").bytes());
        assertThat(result.problems().get(0).in(Language.EN))
                .startsWith("福建.xlsx:评分表!F4: parts[0].items[0].weight: ")
                .contains("70%");
    }

    @Test
    public void aGapBetweenBandsIsToldAtTheBand() {
        assertThat(problems(Filled.sound().with("评分表", "K6", 6)))
                .singleElement()
                .asString()
                .startsWith("评分表!");
    }

    @Test
    public void aMistypedKeyIsToldWithTheRightOne() {
        ReadResult result = Documents.read(
                "a.xlsx", Filled.sound().with("评分表", "F2", "wieght").bytes());
        assertThat(told(result)).contains("评分表!F4").contains("wieght").contains("weight");
    }

    @Test
    public void percentagesAsAFormatAreRefused() {
        assertThat(problems(Filled.sound()
                        .doing("评分表", (w, s) -> s.style(3, 5).format("0%").set())))
                .contains("评分表!F4 workbook.cell.percent");
    }

    @Test
    public void aFormulaThatNobodyComputedIsRefused() {
        assertThat(problems(Filled.sound().with("评分表", "F4", "=SUM(M5:M7)")))
                .containsExactly("评分表!F4 workbook.formula.value");
        assertThat(problems(Filled.sound().with("基本信息", "C11", "=TODAY()")))
                .containsExactly("基本信息!C11 workbook.formula.function");
    }

    @Test
    public void mergedCellsAreRefusedWhereTheyAreRead() {
        assertThat(problems(Filled.sound()
                        .doing("评分表", (w, s) -> s.range(2, 0, 4, 0).merge())))
                .containsExactly("评分表!A3 sheet.merged");
    }

    @Test
    public void whatIsHiddenIsRefused() {
        assertThat(problems(Filled.sound().doing("评分表", (w, s) -> {
                    s.hideRow(5);
                    s.hideColumn(4);
                })))
                .containsExactlyInAnyOrder("评分表!E2 sheet.hidden.column", "评分表!A6 sheet.hidden.row");
        assertThat(problems(Filled.sound().doing("评分表", (w, s) -> s.setVisibilityState(VisibilityState.HIDDEN))))
                .containsExactly("评分表 sheet.hidden");
    }

    @Test
    public void aSheetOfAnotherNameIsNotOverlooked() {
        assertThat(problems(Filled.sound().sheet("否决", row("x")))).containsExactly("否决 sheet.name.unknown");
        assertThat(problems(Filled.sound().renamed("评分表", "Sheet1")))
                .contains("Sheet1 sheet.name.unknown", "基本信息 criteria.key.missing");
        assertThat(problems(Filled.sound().without("基本信息"))).containsExactly(" sheet.missing");
        assertThat(problems(Filled.sound().sheet("scoring", row("part", "item"))))
                .contains("scoring sheet.name.twice");
    }

    @Test
    public void aLostRowOfKeysIsTold() {
        assertThat(problems(Filled.sound().with("评分表", "B2", null))).contains("评分表 sheet.head.missing");
        assertThat(problems(Filled.sound().with("评分表", "D2", "title.zh"))).contains("评分表!D2 sheet.head.twice");
    }

    @Test
    public void aRowWithoutItsIdentifierIsTold() {
        assertThat(problems(Filled.sound().with("评分表", "B4", null))).contains("评分表!C4 sheet.line.owner");
        assertThat(problems(Filled.sound().with("评分表", "A3", null))).contains("评分表!C3 sheet.row.nothing");
        assertThat(problems(Filled.sound().with("评分表", "A4", "other"))).contains("评分表!B4 sheet.row.two");
    }

    @Test
    public void linesThatBelongNowhereAreTold() {
        assertThat(problems(Filled.sound().with("评分表", "G4", "{yes-no: {fact: org.mechanism}}")))
                .contains("评分表!H4 sheet.line.beside", "评分表!L5 sheet.line.none");
        assertThat(problems(Filled.sound().with("评分表", "J4", "bands"))).containsExactly("评分表!J4 sheet.line.thing");
        assertThat(problems(Filled.sound().with("评分表", "J8", "bands"))).contains("评分表!J8 sheet.line.empty");
    }

    @Test
    public void whatIsSaidTwiceIsTold() {
        assertThat(problems(Filled.sound().with("基本信息", "B13", "total"))).contains("基本信息!C13 sheet.twice");
    }

    @Test
    public void badYamlInACellIsToldAtTheCell() {
        assertThat(problems(Filled.sound().with("评分表", "K6", "{parameter: [}")))
                .contains("评分表!K6 criteria.yaml.syntax");
        assertThat(problems(Filled.sound().with("评分表", "K6", "{&a b: *a}"))).contains("评分表!K6 criteria.yaml.alias");
        assertThat(problems(Filled.sound().with("评分表", "G4", "[".repeat(3_000) + "]".repeat(3_000))))
                .contains("评分表!G4 criteria.yaml.depth");
    }

    @Test
    public void brokenFilesAreRefusedInWords() {
        byte[] whole = Filled.sound().bytes();
        ReadResult cut = Documents.read("a.xlsx", Arrays.copyOf(whole, whole.length / 2));
        assertThat(cut.problems()).extracting(p -> p.message().key()).containsExactly("workbook.cut");
        ReadResult old = Documents.read("a.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        assertThat(old.problems()).extracting(p -> p.message().key()).containsExactly("workbook.old");
    }

    @Test(timeout = 30_000)
    public void anEndlessSheetIsRefusedInBoundedTime() {
        Filled sheet = Filled.sound();
        for (int row = 8; row < 60_000; row++) {
            sheet.with("评分表", "K" + row, row);
        }
        ReadResult result = Documents.read("a.xlsx", sheet.bytes());
        assertThat(result.document()).isEmpty();
        assertThat(result.problems()).hasSizeLessThanOrEqualTo(201);
    }

    @Test
    public void theBlankSheetSaysWhatIsMissingAndNothingElse() {
        ReadResult result = Documents.read("blank.xlsx", Documents.blank(List.of()));
        assertThat(result.problems())
                .extracting(p -> p.message().key())
                .isNotEmpty()
                .containsOnly("criteria.key.missing");
    }

    @Test
    public void everyColumnHasAHeadingInBothLanguages() {
        for (Tab tab : Tab.values()) {
            for (Column column : tab.columns()) {
                String bare = column.key().replaceFirst("^(rule|when)\\.", "");
                assertThat(SheetMessages.M.has("column." + bare))
                        .as("column." + bare)
                        .isTrue();
            }
        }
        BlankSheet.identity()
                .forEach(row -> assertThat(SheetMessages.M.has("column." + row.get("key")))
                        .as(row.get("key"))
                        .isTrue());
    }

    @Test
    public void theKnotsOfALineAreLinesByName() {
        Filled sheet = Filled.sound()
                .with("评分表", "G4", "linear")
                .with("评分表", "J5", "from")
                .with("评分表", "J6", "to")
                .with("评分表", "N2", "rule.at")
                .with("评分表", "K6", null)
                .with("评分表", "L5", null)
                .with("评分表", "L6", null)
                .with("评分表", "N5", 0)
                .with("评分表", "N6", 20)
                .with("评分表", "K7", null)
                .with("评分表", "M7", null);
        String linear = YAML.substring(0, YAML.indexOf("bands:"))
                + "linear: {fact: export.value, unit: USD, from: {at: 0, points: 0}, to: {at: 20, points: 6}}\n";
        assertThat(read(sheet).digest()).isEqualTo(digest(linear));
    }
}
