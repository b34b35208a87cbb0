// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.Workbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Trend;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.report.AnalysisReports;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;

/** Writes the documents of analyses. */
@Component
public final class AnalysisPapers implements AnalysisReports {
    private final BureauDirectory bureaus;
    private final Html html = new Html();

    @Activate
    public AnalysisPapers(@Reference BureauDirectory bureaus) {
        this.bureaus = bureaus;
    }

    @Override
    public Path impact(Impact impact, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        String name = String.join(
                        "-",
                        "impact",
                        impact.candidate().id(),
                        impact.candidate().version(),
                        String.valueOf(impact.year()),
                        language.tag())
                + ".html";
        return write(folder, name, html.impact(ImpactPage.of(impact, words), words));
    }

    @Override
    public Path trend(Trend trend, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        boolean synthetic = trend.points().stream().anyMatch(Trend.Point::synthetic);
        String name = "trend-" + trend.subject().key() + "-" + trend.level().code() + (synthetic ? "-synthetic-" : "-")
                + language.tag() + ".html";
        return write(folder, name, html.trend(TrendPage.of(trend, words), words));
    }

    @Override
    public Path comparability(Comparability sheet, Format format, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        String name = "comparability-" + sheet.level().code() + "-" + sheet.on() + "-" + language.tag();
        return switch (format) {
            case HTML -> write(folder, name + ".html", html.comparability(ComparabilityPage.of(sheet, words), words));
            case XLSX -> ReportFile.write(folder, name + ".xlsx", out -> workbook(sheet, words, out));
        };
    }

    private static Path write(Path folder, String name, String document) {
        return ReportFile.write(folder, name, out -> out.write(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static void workbook(Comparability sheet, Words words, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Shifan", "1.0")) {
            SheetWriter weights =
                    new SheetWriter(workbook, words.say("comparability.weight"), 12, 26, 34, 40, 14, 14, 14);
            weights.header(words(
                    words,
                    "label.clause",
                    "label.name",
                    "label.bureau",
                    "label.criteria",
                    "label.full",
                    "comparability.percent"));
            SheetWriter items =
                    new SheetWriter(workbook, words.say("comparability.items"), 12, 40, 24, 34, 14, 12, 70, 50);
            items.header(words(
                    words,
                    "label.clause",
                    "label.criteria",
                    "label.id",
                    "label.name",
                    "label.role",
                    "label.full",
                    "label.formula",
                    "comparability.filed"));
            for (Comparability.Condition condition : sheet.conditions()) {
                for (int i = 0; i < sheet.sets().size(); i++) {
                    AnalysedCriteria set = sheet.sets().get(i);
                    Comparability.Share share = condition.sets().get(i);
                    String criteria = set.id() + " " + set.version();
                    weights.row(
                            condition.clause(),
                            words.in(condition.title()),
                            words.bureau(set.key().authority()),
                            criteria,
                            share.weight(),
                            share.percent());
                    share.items()
                            .forEach(line -> items.row(
                                    line.clause(),
                                    criteria,
                                    line.id(),
                                    words.in(line.title()),
                                    words.say("role." + line.role()),
                                    line.weight(),
                                    words.in(line.rule()),
                                    line.filed() == null ? "" : words.in(line.filed())));
                }
            }
            SheetWriter about = new SheetWriter(workbook, words.say("sheet.about"), 28, 110);
            about.title(words.say("comparability.title"));
            about.row(words.say("label.level"), words.level(sheet.level()));
            about.row(words.say("label.as-of"), sheet.on().toString());
            sheet.sets().stream()
                    .filter(AnalysedCriteria::demonstration)
                    .forEach(set -> about.row(words.say("banner.demonstration"), set.id()));
        }
    }

    private static List<String> words(Words words, String... keys) {
        return Stream.of(keys).map(key -> words.say(key)).toList();
    }
}
