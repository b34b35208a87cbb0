// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ReportsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Reports reports = new Reports(new TwoBureaus(), PlugIns.ordinary());

    @Test
    public void theNameSaysSubjectLevelYearAndLanguage() {
        assertThat(write(Evaluations.pass(), Format.HTML, Language.ZH))
                .hasFileName("evaluation-320583-01-provincial-2014-zh.html");
        assertThat(write(Evaluations.pass(), Format.XLSX, Language.EN))
                .hasFileName("evaluation-320583-01-provincial-2014-en.xlsx");
    }

    @Test
    public void theNameAndTheDocumentSayWhenRecordsWereInvented() throws IOException {
        Path report = write(Evaluations.indeterminate(), Format.HTML, Language.EN);

        assertThat(report).hasFileName("evaluation-320581-02-provincial-2014-synthetic-en.html");
        assertThat(report).content().contains("SYNTHETIC DATA").contains("annex not loaded");
        assertThat(write(Evaluations.pass(), Format.HTML, Language.EN))
                .content()
                .doesNotContain("SYNTHETIC DATA</strong>")
                .doesNotContain("DEMONSTRATION CRITERIA");
    }

    @Test
    public void anUndecidedResultShowsWhatIsStillPossibleAndWhoOwesTheFact() {
        assertThat(write(Evaluations.indeterminate(), Format.HTML, Language.ZH))
                .content()
                .contains("61.5 – 78")
                .contains("江苏局")
                .contains("质量水平；恶意违法")
                .contains("待定");
    }

    @Test
    public void aTextFromOutsideCannotBreakOutOfTheDocument() {
        assertThat(write(Evaluations.veto(), Format.HTML, Language.ZH))
                .content()
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;区&#39;)&lt;/script&gt;");
        assertThat(write(Evaluations.veto(), Format.HTML, Language.EN))
                .content()
                .doesNotContain("<b>zone");
    }

    @Test
    public void theDocumentNeedsNothingFromElsewhere() {
        for (Evaluation evaluation : List.of(Evaluations.pass(), Evaluations.veto(), Evaluations.error())) {
            assertThat(write(evaluation, Format.HTML, Language.EN))
                    .content()
                    .doesNotContainPattern("(src|href|url)\\s*[=(]\\s*[\"']?(https?:|//)")
                    .doesNotContain("<link")
                    .doesNotContain("@import");
        }
    }

    @Test
    public void aSumThatDiffersFromTheTotalIsSaidToDiffer() {
        assertThat(write(Evaluations.pass(), Format.HTML, Language.EN))
                .content()
                .contains("46.50 + 40 + 2 = <strong>88.50</strong>")
                .contains("This is the stated total.");
        assertThat(write(Evaluations.veto(), Format.HTML, Language.EN))
                .content()
                .contains("46.5 + 34.75 = <strong>81.25</strong>")
                .contains("The stated total is 81.2.");
    }

    @Test
    public void theSameEvaluationGivesTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(write(Evaluations.veto(), Format.HTML, Language.ZH));
        byte[] again = Files.readAllBytes(write(Evaluations.veto(), Format.HTML, Language.ZH));

        assertThat(again).isEqualTo(once);
    }

    @Test
    public void aReportReplacesTheOneBeforeAndLeavesNothingElse() throws IOException {
        Path report = write(Evaluations.pass(), Format.HTML, Language.ZH);
        Files.writeString(report, "old");

        write(Evaluations.pass(), Format.HTML, Language.ZH);

        assertThat(report).content().startsWith("<!DOCTYPE html>");
        assertThat(folder.getRoot().list()).containsExactly(report.getFileName().toString());
    }

    @Test
    public void aFolderThatIsNotThereIsMade() {
        Path deep = folder.getRoot().toPath().resolve("a/b");

        assertThat(reports.evaluation(Evaluations.pass(), Format.XLSX, Language.ZH, deep))
                .isRegularFile();
    }

    @Test
    public void aPlaceThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        Path file = folder.newFile("taken").toPath();

        assertThatThrownBy(() -> reports.evaluation(Evaluations.pass(), Format.HTML, Language.ZH, file))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("taken")
                .hasMessageContaining("could not be written");
    }

    @Test
    public void aRankingPutsThoseWithoutATotalApartAndEqualTotalsOnOneRank() {
        RankingPage page = RankingPage.of(
                List.of(
                        Evaluations.indeterminate(),
                        Evaluations.passOf("321100-01", Text.same("C"), "64", Verdict.FAIL),
                        Evaluations.passOf("320400-01", Text.same("B"), "88.5", Verdict.PASS),
                        Evaluations.pass()),
                new Words(Language.EN, new TwoBureaus()),
                file -> false,
                new ReportName(Format.HTML, Language.EN));

        assertThat(page.ranked())
                .extracting(RankingPage.Row::key)
                .containsExactly("320400-01", "320583-01", "321100-01");
        assertThat(page.ranked()).extracting(RankingPage.Row::rank).containsExactly("1", "1", "3");
        assertThat(page.apart()).extracting(RankingPage.Row::points).containsExactly("61.5 – 78");
        assertThat(page.apart()).extracting(RankingPage.Row::rank).containsOnlyNulls();
    }

    @Test
    public void aVetoedZoneStandsAtItsTotalWithoutARankAndTakesNone() {
        RankingPage page = RankingPage.of(
                List.of(
                        Evaluations.passOf("320400-01", Text.same("B"), "88.5", Verdict.FAIL_VETO),
                        Evaluations.passOf("321100-01", Text.same("C"), "64", Verdict.FAIL),
                        Evaluations.pass()),
                new Words(Language.EN, new TwoBureaus()),
                file -> false,
                new ReportName(Format.HTML, Language.EN));

        assertThat(page.ranked())
                .extracting(RankingPage.Row::key)
                .containsExactly("320400-01", "320583-01", "321100-01");
        assertThat(page.ranked()).extracting(RankingPage.Row::rank).containsExactly(null, "1", "2");
    }

    @Test
    public void aRankingOfNothingOrOfSeveralYearsIsRefused() {
        assertThatThrownBy(() -> ranking(List.of())).hasMessageContaining("at least one");
        Evaluation national = new Evaluation(
                0,
                new EvaluationRequest(
                        Evaluations.pass().request().subject(),
                        Level.NATIONAL,
                        2014,
                        Evaluations.pass().request().asOf(),
                        false,
                        ""),
                Text.same("N"),
                Evaluations.pass().bureau(),
                Text.same("N"),
                false,
                null,
                false,
                Evaluations.pass().receipt(),
                Verdict.ERROR,
                null,
                null,
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(Text.same("x")));
        assertThatThrownBy(() -> ranking(List.of(Evaluations.pass(), national)))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("provincial 2014")
                .hasMessageContaining("national 2014");
    }

    @Test
    public void numbersKeepEveryDigit() {
        Words words = new Words(Language.ZH, new TwoBureaus());

        assertThat(words.number(new BigDecimal("12345678901234567.890"))).isEqualTo("12,345,678,901,234,567.890");
        assertThat(words.number(new BigDecimal("-1234.5"))).isEqualTo("-1,234.5");
        assertThat(words.number(new BigDecimal("1E+3"))).isEqualTo("1,000");
        assertThat(words.number(new BigDecimal("0.123456"))).isEqualTo("0.123456");
    }

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(Words.M.unpaired()).isEmpty();
    }

    private Path write(Evaluation evaluation, Format format, Language language) {
        return reports.evaluation(evaluation, format, language, folder.getRoot().toPath());
    }

    private Path ranking(List<Evaluation> evaluations) {
        return reports.ranking(
                evaluations, Format.HTML, Language.EN, folder.getRoot().toPath());
    }
}
