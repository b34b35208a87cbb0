// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.analysis.Trend;
import org.shifan.api.analysis.Trends;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.FakeEnterprises;
import org.shifan.evaluation.service.FakeZones;
import org.shifan.evaluation.service.Maker;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Results of years under versions that rename an item; made by the engine, kept in lists. */
public class ResultTrendsTest {
    private static final Subject ZONE = Subject.of("zone:320583-01");

    private final List<Evaluation> results = new ArrayList<>();
    private final List<ArchivedCriteria> contents = new ArrayList<>();
    private final TableOfRoles roles = new TableOfRoles();
    private final ResultTrends trends = new ResultTrends(
            results(),
            criteria(),
            new Reading(roles, new FakeZones().with("320583-01", "jiangsu"), new FakeEnterprises()));

    private Plan version(String version, String item) {
        String text = SampleDocument.version(version).text().replace("- id: scale", "- id: " + item);
        CriteriaDocument document = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8))
                .document()
                .orElseThrow();
        contents.add(new ArchivedCriteria(
                document.id(),
                document.key(),
                version,
                document.digest(),
                false,
                "x.yaml",
                text,
                new String(document.canonical(), StandardCharsets.UTF_8),
                "b",
                version,
                null));
        return Compiler.compile(document, ResultTrendsTest::fact, function -> Optional.empty())
                .plan()
                .orElseThrow();
    }

    private void result(Plan plan, int year, int count) {
        LocalDate day = LocalDate.of(year + 1, 3, 1);
        FactSnapshot facts = new FactSnapshot(
                ZONE,
                year,
                day,
                Map.of(
                        new FactNeed(FactId.of("test.count"), 0),
                        FactValue.known(BigDecimal.valueOf(count), new FactValue.Source("a", "1", false))));
        results.add(new Maker("1", Clock.systemUTC())
                .make(
                        plan,
                        new Candidate(ZONE, new Text("昆山" + year, "Kunshan " + year), BureauCode.of("jiangsu")),
                        new EvaluationRequest(ZONE, Level.PROVINCIAL, year, day, true, "a"),
                        facts)
                .numbered(results.size() + 1L));
    }

    @Test
    public void o1EveryRoleReadsTheTrendOfWhatItMayReadTheResultsOf() {
        result(version("1.0.0", "scale"), 2013, 50);
        roles.everyRole(
                        Trends.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null))
                .read("trend", () -> trends.trend(ZONE, Level.PROVINCIAL, null))
                .isAsDocumented(() -> results);
    }

    @Test
    public void aSeriesGoesOnAcrossRenamingsAlsoOneOfAVersionThatMadeNoResult() {
        result(version("1.0.0", "scale"), 2013, 50);
        version("1.1.0", "volume\n        renamed-from: scale");
        result(version("1.2.0", "turnover\n        renamed-from: volume"), 2014, 70);
        Trend trend = trends.trend(ZONE, Level.PROVINCIAL, null);

        assertThat(trend.series()).hasSize(1);
        Trend.Series series = trend.series().get(0);
        assertThat(series.id()).isEqualTo("turnover");
        assertThat(series.formerly()).containsExactly("scale");
        assertThat(series.scores()).extracting(Trend.Score::id).containsExactly("scale", "turnover");
        assertThat(series.scores())
                .extracting(score -> score.points().stripTrailingZeros().toPlainString())
                .containsExactly("50", "70");
        assertThat(trend.name().en()).isEqualTo("Kunshan 2014");
        assertThat(trend.points()).extracting(Trend.Point::version).containsExactly("1.0.0", "1.2.0");
    }

    @Test
    public void anItemIsFoundByAnyIdThatItHad() {
        result(version("1.0.0", "scale"), 2013, 50);
        result(version("1.1.0", "volume\n        renamed-from: scale"), 2014, 70);
        assertThat(trends.trend(ZONE, Level.PROVINCIAL, "scale"))
                .isEqualTo(trends.trend(ZONE, Level.PROVINCIAL, "volume"));
        assertThatThrownBy(() -> trends.trend(ZONE, Level.PROVINCIAL, "size"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("size")
                .hasMessageContaining("volume");
    }

    @Test
    public void withoutARenamingTheOldItemEndsAndAnotherBegins() {
        result(version("1.0.0", "scale"), 2013, 50);
        result(version("2.0.0", "volume"), 2014, 70);
        Trend trend = trends.trend(ZONE, Level.PROVINCIAL, null);
        assertThat(trend.series()).extracting(Trend.Series::id).containsExactly("volume", "scale");
        assertThat(trend.series().get(0).scores().get(0)).isEqualTo(Trend.Score.NONE);
        assertThat(trend.series().get(1).scores().get(1)).isEqualTo(Trend.Score.NONE);
    }

    @Test
    public void anIdThatIsUsedAnewIsNotTakenForTheOldItem() {
        result(version("1.0.0", "scale"), 2013, 50);
        version("1.1.0", "volume\n        renamed-from: scale");
        result(version("2.0.0", "scale"), 2014, 70);
        assertThat(trends.trend(ZONE, Level.PROVINCIAL, null).series())
                .extracting(Trend.Series::id)
                .containsExactly("scale", "volume");
    }

    @Test
    public void ofAYearTheLastResultCounts() {
        Plan plan = version("1.0.0", "scale");
        result(plan, 2013, 50);
        result(plan, 2014, 60);
        result(plan, 2013, 55);
        Trend trend = trends.trend(ZONE, Level.PROVINCIAL, null);
        assertThat(trend.points()).extracting(Trend.Point::year).containsExactly(2013, 2014);
        assertThat(trend.points()).extracting(Trend.Point::evaluation).containsExactly(3L, 2L);
    }

    @Test
    public void withoutAResultThereIsNoTrend() {
        assertThatThrownBy(() -> trends.trend(ZONE, Level.NATIONAL, null))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("320583-01")
                .hasMessageContaining("national");
    }

    private static Optional<FactDefinition> fact(FactId id) {
        Text title = Text.same(id.value());
        return Optional.of(new FactDefinition(
                id,
                title,
                title,
                FactType.NUMBER,
                Unit.COUNT,
                FactPeriod.YEAR,
                java.util.Set.of(Subject.Kind.ZONE),
                title,
                "四"));
    }

    private ResultArchive results() {
        return proxy(ResultArchive.class, (method, args) -> switch (method) {
            case "history" ->
                results.stream()
                        .map(e -> new EvaluationService.Summary(
                                e.id(),
                                e.request().subject(),
                                e.request().level(),
                                e.request().year(),
                                e.request().asOf(),
                                e.verdict(),
                                e.total(),
                                e.receipt().criteriaId(),
                                e.receipt().version()))
                        .sorted(Comparator.comparing(EvaluationService.Summary::id)
                                .reversed())
                        .toList();
            case "evaluation" ->
                results.stream().filter(e -> e.id() == (Long) args[0]).findFirst();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private CriteriaArchive criteria() {
        return proxy(CriteriaArchive.class, (method, args) -> contents);
    }

    private interface Answer {
        Object to(String method, Object... args);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (p, method, args) -> answer.to(method.getName(), args)));
    }
}
