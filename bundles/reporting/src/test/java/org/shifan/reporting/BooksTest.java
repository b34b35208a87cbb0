// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;
import org.shifan.evaluation.plugin.PlugIns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule books and explanations of two sets of different kinds, made by the engine, beside those on file. */
public class BooksTest {
    private static final LocalDate DAY = LocalDate.of(2015, 6, 30);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Reports reports = new Reports(new TwoBureaus(), PlugIns.ordinary());

    @Test
    public void aRuleBookOfPoints() throws IOException {
        for (Language language : Language.values()) {
            GoldenFile.same(reports.ruleBook(new RealSet("points", DAY).book(), language, folder()));
        }
    }

    @Test
    public void aRuleBookOfDeductions() throws IOException {
        for (Language language : Language.values()) {
            GoldenFile.same(reports.ruleBook(new RealSet("deductions", DAY).book(), language, folder()));
        }
    }

    @Test
    public void aSetOfLayersSaysWhoseEveryItemIsAndWhatItsOpenTermsAre() throws IOException {
        RealSet set = new RealSet("layered", DAY)
                .fact("export.rank.province", "4")
                .fact("export.share.national", "9")
                .fact("archive.kept", "1");
        for (Language language : Language.values()) {
            GoldenFile.same(reports.ruleBook(set.book(), language, folder()));
            GoldenFile.same(reports.explanation(set.evaluation("500107-01"), set.book(), language, folder()));
        }
        assertThat(read("rulebook-chongqing-layered-1.1.0-en.html"))
                .contains("national-baseline 1.0.0 (baseline), SHA-256 2222")
                .contains("From national-baseline 1.0.0; jiangsu-points 1.2.0 changed title, weight;"
                        + " chongqing-layered 1.1.0 changed weight")
                .contains("渝检〔2016〕1号");
        // Of the two numbers of the term only that of the day went into it.
        assertThat(read("explanation-500107-01-provincial-2014-synthetic-zh.html"))
                .contains("居全省同行业前列（“前列”，条款 四(二)）：第 5 位，依据 渝检〔2014〕3号，自 2014-04-22 起")
                .contains("占全国同类产品较高比例（“较高比例”，条款 四(二)）：当日没有取值");
    }

    @Test
    public void whyItIs79Point94AndNot80() throws IOException {
        RealSet set = short80();
        Evaluation evaluation = set.evaluation("320583-01");
        assertThat(evaluation.total()).isEqualByComparingTo("79.94");
        for (Language language : Language.values()) {
            GoldenFile.same(reports.explanation(evaluation, set.book(), language, folder()));
        }
        assertThat(read("explanation-320583-01-provincial-2014-synthetic-en.html"))
                .contains("Why 79.94 and not 80: 0.06 points are missing to the pass mark.")
                .contains("100 − 20.06 = 79.94")
                .contains("42.00 + 37.94 + 0.00 = 79.94")
                .contains("Any one of these items has as much left: Export value (8.00 left).")
                .contains("<blockquote>Quality and safety are above the average")
                .contains("−0.06");
    }

    @Test
    public void aPassTellsItsReserveAndTheNextGrade() throws IOException {
        RealSet set = deducted();
        Evaluation evaluation = set.evaluation("440606-01");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.PASS);
        for (Language language : Language.values()) {
            GoldenFile.same(reports.explanation(evaluation, set.book(), language, folder()));
        }
    }

    @Test
    public void whatIsUndecidedNamesWhatIsStillOpenAndNoSum() throws IOException {
        RealSet set =
                new RealSet("points", DAY).fact("export.rank.province", "1").fact("export.value", "60000000");
        String page =
                Files.readString(reports.explanation(set.evaluation("320583-01"), set.book(), Language.EN, folder()));
        assertThat(page)
                .contains("a total of 56.00 – 103.00 is still possible")
                .contains("Rate of foreign incidents: 0.00 – 30.00 points")
                .doesNotContain("100 −");
    }

    @Test
    public void aVetoStandsAboveEveryTotal() throws IOException {
        RealSet set = short80().fact("malice.count", "1");
        String page =
                Files.readString(reports.explanation(set.evaluation("320583-01"), set.book(), Language.EN, folder()));
        assertThat(page).contains("As long as this applies no total helps: Malicious violation");
    }

    @Test
    public void withoutTheRuleBookTheMinimumsAreLeftOutAndThatIsSaid() throws IOException {
        String page =
                Files.readString(reports.explanation(short80().evaluation("320583-01"), null, Language.EN, folder()));
        assertThat(page).contains("minimums are left out here").doesNotContain("Minimum of the part");
    }

    @Test
    public void theRuleBookOfAnotherSetIsRefused() throws IOException {
        Evaluation evaluation = short80().evaluation("320583-01");
        assertThatThrownBy(() ->
                        reports.explanation(evaluation, new RealSet("deductions", DAY).book(), Language.EN, folder()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void o5_theSummaryThatABureauSendsUpShowsWhereItsZonesAreStrongAndWhereWeak() throws IOException {
        List<Evaluation> batch = List.of(
                short80().evaluation("320583-01"),
                short80().fact("incident.rate", "0.7").evaluation("320584-01"),
                short80().fact("archive.kept", "0").evaluation("320585-01"),
                new RealSet("points", DAY).fact("export.rank.province", "1").evaluation("320205-01"));
        for (Language language : Language.values()) {
            GoldenFile.same(reports.summary(batch, language, folder()));
        }
        String page = read("summary-jiangsu-provincial-2014-synthetic-en.html");
        assertThat(page.substring(page.indexOf("Items, the weakest first")))
                .containsSubsequence("Regional brand", "0.0 %", "Export value", "60.0 %", "Rate of foreign", "69.9 %")
                .contains("Undecided: 320205-01");
    }

    private static RealSet short80() throws IOException {
        return new RealSet("points", DAY)
                .fact("export.rank.province", "2")
                .fact("export.share.national", "4.2")
                .fact("export.value", "31500000")
                .fact("incident.rate", "2.814")
                .fact("archive.kept", "1")
                .fact("brand.regional", "0")
                .fact("malice.count", "0");
    }

    private static RealSet deducted() throws IOException {
        return new RealSet("deductions", DAY)
                .fact("incident.recalls.count", "1")
                .fact("inspection.batches", "0")
                .fact("inspection.fail-rate", "0")
                .fact("monitoring.level", "-1")
                .fact("archive.kept", "1")
                .fact("brand.regional", "1");
    }

    private Path folder() {
        return folder.getRoot().toPath();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder().resolve(name));
    }
}
