// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.CriteriaStep.Kind;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.analysis.Impacts;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a set gives once it is in force is what was shown of it, by the facts and the functions that it really reads; or
 * it does not come into force, and nothing of it does.
 */
@Category(EachDatabase.class)
public class AsShownTest {
    private static final String ID = "jiangsu-zone";
    private static final int YEAR = 2015;
    private static final LocalDate TODAY = LocalDate.of(2016, 3, 1);
    private static final LocalDate LATER = LocalDate.of(2016, 7, 1);
    private static final Actor LI = Actor.named("李四");
    private static final Actor WANG = Actor.named("王五");

    private static LocalJpa jpa;

    private final Registry registry = Registry.ofSecondPerson();
    private final FakeZones zones = new FakeZones().with("320583-01", "jiangsu").with("320583-02", "jiangsu");
    private final Map<String, Integer> counts = new TreeMap<>(Map.of("320583-01", 70, "320583-02", 50));
    /** What the function takes off, since it does not keep to what a function has to be. */
    private BigDecimal less = BigDecimal.ZERO;
    /** After so many more questions for a fact that of the first zone is corrected; below zero for never. */
    private int correctedAfter = -1;

    private EvaluationService evaluations;
    private Releases releases;
    private Impacts impacts;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void oneVersionIsInForceAndTheNextIsSubmitted() {
        jpa.clear();
        registry.facts.addProvider(
                new FakeProvider().fact("own.count", this::count), Map.of(Constants.SERVICE_ID, 1000L));
        registry.register(
                7,
                "jiangsu.own",
                input -> new ScoringShare(
                        input.fact("own.count").movePointLeft(2).subtract(less), new Text("点数", "points")));
        JpaResultArchive archive = new JpaResultArchive(() -> "evaluation", jpa);
        SnapshotReader facts = Snapshots.over(registry.facts, zones);
        Subjects subjects = Snapshots.subjects(zones);
        PlanPredictor predictor = new PlanPredictor(facts, subjects);
        registry.foreseeBy(predictor);
        impacts = new Impacts(registry.criteria, facts, subjects, predictor, SampleService.reading());
        evaluations = new Evaluations(
                "1.0.0",
                registry.criteria,
                facts,
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                archive,
                (operation, place, actor) -> java.util.Optional.empty(),
                registry.clock());
        releases = new Releases(
                "1.0.0",
                registry.criteria,
                registry.policy,
                facts,
                subjects,
                archive,
                registry.steps(),
                (operation, place, actor) -> java.util.Optional.empty(),
                registry.clock());
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        releases.submit(ID, null, null, LI, "新办法");
        releases.approve(ID, null, null, WANG, "同意");
    }

    private FactValue count(FactRequest request) {
        if (correctedAfter >= 0 && correctedAfter-- == 0) {
            counts.put("320583-01", 71);
        }
        return FakeProvider.number(counts.get(request.subject().key()));
    }

    private void submit(SampleDocument next, LocalDate day) {
        registry.start(7, "1.1.0", next);
        releases.submit(ID, "1.1.0", day, LI, "新办法");
    }

    private static SampleDocument next() {
        return SampleDocument.version("1.1.0").fact("own.count").pass(65);
    }

    private Prediction shown(LocalDate asOf) {
        return impacts.prediction(CriteriaChoice.installed(ID, "1.1.0"), YEAR, asOf, null);
    }

    private String inForce() {
        return registry.criteria.sets().stream()
                .filter(s -> s.state() == CriteriaState.ACTIVE)
                .map(CriteriaSet::version)
                .reduce("", (a, b) -> a + b);
    }

    private Evaluation official(Subject zone, LocalDate asOf) {
        return evaluations.evaluate(new EvaluationRequest(zone, Level.PROVINCIAL, YEAR, asOf, true, "officer"));
    }

    private void theDayComes() {
        registry.at(Instant.parse("2016-06-30T16:00:00Z"));
        registry.at(registry.now.plusSeconds(30));
    }

    private CriteriaStep last(Kind kind) {
        return releases.history(ID).stream()
                .filter(s -> s.kind() == kind)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** Every zone's official evaluation has the facts, the verdict, the total and the points that were predicted. */
    private void officialIs(Prediction predicted) {
        assertThat(predicted.lines()).hasSize(2);
        for (Prediction.Line line : predicted.lines()) {
            Evaluation real = official(line.subject(), predicted.asOf());
            assertThat(real.receipt().version()).isEqualTo(predicted.version());
            assertThat(real.receipt().facts()).isEqualTo(line.facts());
            StringBuilder points =
                    new StringBuilder(real.verdict() + " " + real.total().toPlainString());
            real.parts()
                    .forEach(part -> part.items()
                            .forEach(item -> points.append(' ')
                                    .append(item.id())
                                    .append('=')
                                    .append(item.points())));
            assertThat(points.toString()).isEqualTo(line.result());
        }
    }

    @Test
    public void whatIsDecidedAfterItIsInForceIsWhatWasShownAtOnce() {
        submit(next(), null);
        Prediction shown = shown(TODAY);
        releases.approve(shown, null, WANG, "如所示");
        assertThat(inForce()).isEqualTo("1.1.0");
        officialIs(shown);
    }

    @Test
    public void whatIsDecidedAfterItIsInForceIsWhatWasShownMonthsBefore() {
        submit(next(), LATER);
        Prediction shown = shown(LATER);
        releases.approve(shown, null, WANG, "如所示");
        theDayComes();
        assertThat(inForce()).isEqualTo("1.1.0");
        assertThat(last(Kind.ACTIVATED).reason()).isEqualTo("如所示");
        officialIs(shown);
    }

    @Test
    public void whateverMomentAFactIsCorrectedInApprovalIsAllOrNothing() {
        submit(next(), null);
        int refused = 0;
        for (int moment = 0; inForce().equals("1.0.0"); moment++) {
            counts.put("320583-01", 70);
            Prediction shown = shown(TODAY);
            List<CriteriaStep> before = releases.history(ID);
            correctedAfter = moment;
            try {
                releases.approve(shown, null, WANG, "如所示");
                assertThat(inForce()).isEqualTo("1.1.0");
            } catch (ShifanException e) {
                refused++;
                assertThat(e.message().in(Language.EN)).contains("is not approved", "320583-01 (other facts)");
                assertThat(inForce()).isEqualTo("1.0.0");
                assertThat(releases.history(ID)).isEqualTo(before);
            }
            correctedAfter = -1;
        }
        assertThat(refused).isPositive();
        assertThat(releases.history(ID)).extracting(CriteriaStep::kind).endsWith(Kind.ACTIVATED);
    }

    @Test
    public void anotherDocumentThanWasShownIsNotApproved() {
        submit(next(), null);
        Prediction now = shown(TODAY);
        Prediction shown = new Prediction(now.id(), now.version(), "0".repeat(64), now.year(), now.asOf(), now.lines());
        assertThatThrownBy(() -> releases.approve(shown, null, WANG, "如所示"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("its document is another one than was shown");
        assertThat(inForce()).isEqualTo("1.0.0");
    }

    @Test
    public void factsOfTheYearThatArriveBeforeItsDayDoNotStopItAndAreNamed() {
        submit(next(), LATER);
        releases.approve(ID, null, null, WANG, "同意");
        counts.put("320583-02", 90);
        Prediction withTheFactsOfNow = shown(LATER);
        theDayComes();
        assertThat(inForce()).isEqualTo("1.1.0");
        assertThat(last(Kind.ACTIVATED).reason())
                .contains("facts that arrived since its approval give 1 subjects another result")
                .contains("320583-02")
                .doesNotContain("320583-01");
        officialIs(withTheFactsOfNow);
    }

    @Test
    public void aSetWhoseFunctionDoesSomethingElseOnTheFactsOfThenIsHaltedAlthoughFactsArrivedToo() {
        submit(next().function("jiangsu.own"), LATER);
        releases.approve(ID, null, null, WANG, "同意");
        less = new BigDecimal("0.10");
        counts.put("320583-02", 90);
        theDayComes();
        assertThat(inForce()).isEqualTo("1.0.0");
        assertThat(last(Kind.HALTED).reason())
                .contains("on the facts of its approval 2 subjects have another result than was shown");
        assertThat(official(Subject.of("zone:320583-01"), LATER).receipt().version())
                .isEqualTo("1.0.0");
    }
}
