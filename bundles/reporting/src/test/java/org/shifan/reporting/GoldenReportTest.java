// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

/**
 * The HTML documents letter by letter. After a wanted change, write them anew with {@code -Dgolden.write=true} in this
 * module's folder, and read the difference.
 */
public class GoldenReportTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Reports reports = new Reports(new TwoBureaus(), PlugIns.ordinary());

    @Test
    public void aPassInChinese() throws IOException {
        GoldenFile.same(evaluation(Evaluations.pass(), Language.ZH));
    }

    @Test
    public void aPassInEnglish() throws IOException {
        GoldenFile.same(evaluation(Evaluations.pass(), Language.EN));
    }

    @Test
    public void anUndecidedResultInChinese() throws IOException {
        GoldenFile.same(evaluation(Evaluations.indeterminate(), Language.ZH));
    }

    @Test
    public void anUndecidedResultInEnglish() throws IOException {
        GoldenFile.same(evaluation(Evaluations.indeterminate(), Language.EN));
    }

    @Test
    public void aVetoInChinese() throws IOException {
        GoldenFile.same(evaluation(Evaluations.veto(), Language.ZH));
    }

    @Test
    public void aVetoInEnglish() throws IOException {
        GoldenFile.same(evaluation(Evaluations.veto(), Language.EN));
    }

    @Test
    public void aBrokenSetInEnglish() throws IOException {
        GoldenFile.same(evaluation(Evaluations.error(), Language.EN));
    }

    @Test
    public void aRankingInChinese() throws IOException {
        GoldenFile.same(ranking(Language.ZH));
    }

    @Test
    public void aRankingInEnglish() throws IOException {
        GoldenFile.same(ranking(Language.EN));
    }

    private Path evaluation(Evaluation evaluation, Language language) {
        return reports.evaluation(
                evaluation, Format.HTML, language, folder.getRoot().toPath());
    }

    private Path ranking(Language language) {
        evaluation(Evaluations.pass(), language);
        return reports.ranking(
                List.of(
                        Evaluations.error(),
                        Evaluations.passOf(
                                "321100-01",
                                new Text("镇江出口五金工具质量安全示范区", "Zhenjiang export hardware tools"),
                                "64.25",
                                Verdict.FAIL),
                        Evaluations.passOf(
                                "320400-01",
                                new Text("常州出口木质地板质量安全示范区", "Changzhou export wood flooring"),
                                "88.50",
                                Verdict.FAIL_VETO),
                        Evaluations.indeterminate(),
                        Evaluations.passOf(
                                "320281-01",
                                new Text("江阴出口特钢质量安全示范区", "Jiangyin export special steel"),
                                "91.75",
                                Verdict.PASS),
                        Evaluations.pass()),
                Format.HTML,
                language,
                folder.getRoot().toPath());
    }
}
