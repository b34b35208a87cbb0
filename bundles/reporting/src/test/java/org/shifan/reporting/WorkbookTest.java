// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

import static org.assertj.core.api.Assertions.assertThat;

public class WorkbookTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Reports reports = new Reports(new TwoBureaus(), PlugIns.ordinary());

    @Test
    public void theSummarySaysWhatTheReportSays() throws IOException {
        List<Row> rows = sheet(evaluation(Evaluations.pass(), Language.EN), "Summary");

        assertThat(beside(rows, "Verdict")).isEqualTo("Passed");
        assertThat(numberBeside(rows, "Total")).isEqualByComparingTo("88.50");
        assertThat(numberBeside(rows, "Pass mark")).isEqualByComparingTo("70");
        assertThat(beside(rows, "Bureau")).isEqualTo("Jiangsu Entry-Exit Inspection and Quarantine Bureau");
        assertThat(beside(rows, "Criteria SHA-256")).hasSize(64);
    }

    @Test
    public void aTotalThatIsNotThereIsAnEmptyCellAndNotZero() throws IOException {
        List<Row> rows = sheet(evaluation(Evaluations.indeterminate(), Language.ZH), "概要");

        assertThat(row(rows, "总分").hasCell(1)).isFalse();
        assertThat(numberBeside(rows, "最低可能")).isEqualByComparingTo("61.5");
        assertThat(beside(rows, "合成数据")).contains("虚构");
        assertThat(beside(rows, "草稿")).isNotEmpty();
    }

    @Test
    public void everyItemAndInputHasItsRowWithExactNumbers() throws IOException {
        Path file = evaluation(Evaluations.pass(), Language.EN);

        List<Row> items = sheet(file, "Items");
        List<Row> inputs = sheet(file, "Facts used");

        assertThat(items).hasSize(1 + 4);
        assertThat(items.get(2).getCellText(1)).isEqualTo("rate");
        assertThat(items.get(2).getCellAsNumber(7)).hasValue(new BigDecimal("16.5"));
        assertThat(inputs.get(1).getCellText(1)).isEqualTo("export.value");
        assertThat(inputs.get(1).getCellAsNumber(3)).hasValue(new BigDecimal("1877000000"));
    }

    @Test
    public void aTextThatLooksLikeAFormulaIsHarmless() throws IOException {
        List<Row> rows = sheet(ranking(List.of(Evaluations.veto()), Language.EN), "Ranking");

        Cell subject = rows.get(1).getCell(2);
        assertThat(subject.getType()).isEqualTo(CellType.STRING);
        assertThat(subject.getText()).startsWith("'=HYPERLINK");
        assertThat(SheetWriter.harmless("+1")).isEqualTo("'+1");
        assertThat(SheetWriter.harmless("-1")).isEqualTo("'-1");
        assertThat(SheetWriter.harmless("@x")).isEqualTo("'@x");
        assertThat(SheetWriter.harmless("1 + 1")).isEqualTo("1 + 1");
        assertThat(SheetWriter.harmless("")).isEmpty();
    }

    @Test
    public void theRankingHasThoseWithoutATotalLast() throws IOException {
        List<Row> rows = sheet(
                ranking(List.of(Evaluations.indeterminate(), Evaluations.error(), Evaluations.pass()), Language.EN),
                "Ranking");

        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).getCellText(0)).isEqualTo("1");
        assertThat(rows.get(1).getCellText(1)).isEqualTo("320583-01");
        assertThat(rows.get(2).getCellText(3)).isEqualTo("Undecided");
        assertThat(rows.get(2).getCellAsNumber(5)).hasValue(new BigDecimal("61.5"));
        assertThat(rows.get(3).getCellText(3)).isEqualTo("No statement");
    }

    @Test
    public void theRankingShowsTheTotalsByWhichPlacesAreGiven() throws IOException {
        Evaluation first = Evaluations.overridden(
                Evaluations.passOf("320581-02", new Text("常熟", "Changshu"), "71", Verdict.PASS), "90");
        List<Row> rows = sheet(ranking(List.of(Evaluations.pass(), first), Language.EN), "Ranking");

        assertThat(rows.get(1).getCellText(1)).isEqualTo("320581-02");
        assertThat(rows.get(1).getCellAsNumber(4)).hasValue(new BigDecimal("90"));
        assertThat(rows.get(2).getCellAsNumber(4).orElseThrow()).isEqualByComparingTo("88.50");
    }

    @Test
    public void theMeanOfASummaryIsThatOfTheTotalsThatCount() {
        Evaluation other = Evaluations.overridden(Evaluations.indeterminate(), "80");
        Words words = new Words(Language.EN, new TwoBureaus());
        SummaryPage page = SummaryPage.of(List.of(Evaluations.pass(), other), null, words);

        assertThat(page.decided()).isEqualTo("2");
        assertThat(page.average()).isEqualTo("84.25");
    }

    private Path evaluation(Evaluation evaluation, Language language) {
        return reports.evaluation(
                evaluation, Format.XLSX, language, folder.getRoot().toPath());
    }

    private Path ranking(List<Evaluation> evaluations, Language language) {
        return reports.ranking(
                evaluations, Format.XLSX, language, folder.getRoot().toPath());
    }

    private static List<Row> sheet(Path file, String name) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            return workbook.findSheet(name).orElseThrow().read();
        }
    }

    private static Row row(List<Row> rows, String label) {
        return rows.stream()
                .filter(row -> row.hasCell(0) && row.getCellText(0).equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static String beside(List<Row> rows, String label) {
        return row(rows, label).getCellText(1);
    }

    private static BigDecimal numberBeside(List<Row> rows, String label) {
        return row(rows, label).getCellAsNumber(1).orElseThrow();
    }
}
