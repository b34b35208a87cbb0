// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Trend;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class AnalysisPapersTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final AnalysedCriteria SET = new AnalysedCriteria(
            "jiangsu-zone",
            new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL),
            "2.0.0",
            "abc",
            new Text("江苏标准", "Jiangsu <criteria>"),
            true,
            new Text("附件未加载", "annex not loaded"),
            BigDecimal.valueOf(60));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AnalysisPapers papers = new AnalysisPapers(new TwoBureaus());

    private static Outcome outcome(Verdict verdict, String total) {
        BigDecimal points = new BigDecimal(total);
        return new Outcome(verdict, points, points, points, null);
    }

    private static Impact impact() {
        Impact.ItemChange item = new Impact.ItemChange(
                "brands", new Text("品牌", "Brands"), Text.same("40"), Text.same("20"), new BigDecimal("-20.00"));
        Impact.Change fallen = new Impact.Change(
                ZONE,
                new Text("昆山", "Kunshan"),
                outcome(Verdict.PASS, "70.00"),
                outcome(Verdict.FAIL, "50.00"),
                new BigDecimal("-20.00"),
                Impact.Direction.FALLS,
                Impact.Turn.FAILS,
                List.of(item),
                Text.same("50.00 < 60"));
        Impact.Change open = new Impact.Change(
                Subject.of("zone:320583-02"),
                new Text("苏州", "Suzhou"),
                null,
                outcome(Verdict.PASS, "65.00"),
                null,
                Impact.Direction.OPEN,
                Impact.Turn.PASSES,
                List.of(),
                Text.same("65.00"));
        return new Impact(
                SET,
                SET,
                2015,
                DAY,
                List.of(fallen, open),
                List.of(new Impact.ItemEffect("brands", item.title(), 0, 1, item.by())),
                new Prediction("jiangsu-zone", "2.0.0", "abc", 2015, DAY, List.of()),
                true);
    }

    @Test
    public void theImpactIsDrawnAndMarkedAsUnofficial() throws IOException {
        Path file = papers.impact(impact(), Language.EN, folder.getRoot().toPath());
        assertThat(file).hasFileName("impact-jiangsu-zone-2.0.0-2015-en.html");
        assertThat(Files.readString(file))
                .contains(
                        "Unofficial",
                        "annex not loaded",
                        "newly fails",
                        "Brands -20.00",
                        "Jiangsu &lt;criteria&gt;",
                        "<rect x=\"0.00%\" width=\"50.00%\"",
                        impact().prediction().digest());
    }

    @Test
    public void theImpactSpeaksChineseToo() throws IOException {
        Path file = papers.impact(impact(), Language.ZH, folder.getRoot().toPath());
        assertThat(Files.readString(file)).contains("非正式", "标准影响分析", "转为不合格", "品牌");
    }

    @Test
    public void theComparabilitySheetShowsEveryConditionOfEverySet() throws IOException {
        Comparability.Line line = new Comparability.Line(
                "scale", new Text("规模", "Scale"), "四(二)", Role.KEY, BigDecimal.TEN, Text.same("at least 5 %"));
        Comparability sheet = new Comparability(
                Level.PROVINCIAL,
                DAY,
                List.of(SET),
                List.of(
                        new Comparability.Condition(
                                "四(二)",
                                Text.same("Export scale"),
                                List.of(new Comparability.Share(
                                        "jiangsu-zone", BigDecimal.TEN, new BigDecimal("10.0"), List.of(line)))),
                        new Comparability.Condition(
                                "四(四)",
                                Text.same("Organisation"),
                                List.of(new Comparability.Share(
                                        "jiangsu-zone", BigDecimal.ZERO, new BigDecimal("0.0"), List.of())))));
        Path page = papers.comparability(
                sheet, Format.HTML, Language.EN, folder.getRoot().toPath());
        assertThat(Files.readString(page))
                .contains("四(二) Export scale", "10 (10.0%)", "at least 5 %", "四(四)", "Jiangsu Entry-Exit");
        Path workbook = papers.comparability(
                sheet, Format.XLSX, Language.EN, folder.getRoot().toPath());
        assertThat(Files.size(workbook)).isGreaterThan(1000);
    }

    @Test
    public void aTrendHasATableAChartAndTheOldIdOfARenamedItem() throws IOException {
        Trend.Point first = new Trend.Point(
                3,
                2013,
                LocalDate.of(2014, 3, 1),
                "jiangsu-zone",
                "1.0.0",
                Verdict.FAIL,
                new BigDecimal("50.00"),
                new BigDecimal("50.00"),
                new BigDecimal("50.00"),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(60),
                true,
                true);
        Trend.Point second = new Trend.Point(
                9,
                2014,
                DAY,
                "jiangsu-zone",
                "1.1.0",
                Verdict.INDETERMINATE,
                null,
                new BigDecimal("55.00"),
                new BigDecimal("75.00"),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(70),
                true,
                true);
        Trend trend = new Trend(
                ZONE,
                new Text("昆山", "Kunshan"),
                Level.PROVINCIAL,
                List.of(first, second),
                List.of(new Trend.Series(
                        "turnover",
                        new Text("规模", "Turnover"),
                        List.of("scale"),
                        List.of(
                                new Trend.Score(
                                        "scale", Evaluation.Outcome.SCORED, new BigDecimal("5"), new BigDecimal("8")),
                                new Trend.Score("turnover", Evaluation.Outcome.UNKNOWN, null, BigDecimal.TEN)))));
        for (Language language : Language.values()) {
            GoldenFile.same(papers.trend(trend, language, folder.getRoot().toPath()));
        }
        String page =
                Files.readString(folder.getRoot().toPath().resolve("trend-320583-01-provincial-synthetic-en.html"));
        assertThat(page)
                .contains("formerly scale", "62.5 %", "55.00 – 75.00")
                // 60 of 100 and 70 of 100, on a height of 200 below 20.
                .contains("points=\"60,100 680,80\"")
                .contains("points=\"60,120\"");
    }
}
