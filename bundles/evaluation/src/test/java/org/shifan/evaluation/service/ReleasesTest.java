// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.identity.Place;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.Rollback;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testraces.AtOnce;
import org.shifan.testregisters.FixedLevels;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets in shadow, and what a rollback says of the decisions made meanwhile. */
@Category(EachDatabase.class)
public class ReleasesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final String ID = "jiangsu-zone";
    private static final Actor LI = Actor.named("李四");
    private static final Actor WANG = Actor.named("王五");
    private static final Actor ZHAO = Actor.named("赵六");

    private static final OrganisationCode TITLED = code("A0000001");
    private static final OrganisationCode EVALUATED = code("A0000002");
    private static final OrganisationCode UNKNOWN = code("A0000003");

    private static LocalJpa jpa;

    private final Registry registry = Registry.ofSecondPerson();
    private final FakeZones zones = new FakeZones()
            .with("320583-01", "jiangsu")
            .with("320583-02", "jiangsu")
            .with("330102-01", "zhejiang");
    private final FakeEnterprises enterprises = new FakeEnterprises().with(TITLED, EVALUATED, UNKNOWN);
    private final FixedLevels titles = new FixedLevels().with(Subject.enterprise(TITLED), Level.NATIONAL);
    private JpaResultArchive archive;
    private EvaluationService evaluations;
    private CriteriaReleases releases;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        registry.facts.addProvider(
                new FakeProvider().fact("own.count", r -> FakeProvider.number(70)),
                Map.of(Constants.SERVICE_ID, 1000L));
        archive = new JpaResultArchive(() -> "evaluation", jpa);
        evaluations = new Evaluations(
                "1.0.0",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                enterprises,
                archive,
                (operation, place, actor) -> java.util.Optional.empty(),
                CLOCK);
        releases = new Releases(
                "1.0.0",
                registry.criteria,
                registry.policy,
                Snapshots.over(registry.facts, zones),
                new Subjects(new FakeBureaus(), zones, enterprises, titles, archive),
                archive,
                registry.steps(),
                (operation, place, actor) -> java.util.Optional.empty(),
                CLOCK);
        inForce("1.0.0", 60);
    }

    private void start(String version, int pass) {
        registry.start(
                7, version, SampleDocument.version(version).fact("own.count").pass(pass));
    }

    private void inForce(String version, int pass) {
        start(version, pass);
        releases.submit(ID, null, null, LI, "新办法");
        releases.approve(ID, null, null, WANG, "同意");
    }

    private static OrganisationCode code(String body) {
        return OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
    }

    private Evaluation official() {
        return evaluations.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, true, "officer"));
    }

    @Test
    public void aShadowIsEvaluatedOverAllZonesOfItsAuthorityAndSeenByNobody() {
        start("1.1.0", 80);
        List<Evaluation> made = releases.shadow(ID, "1.1.0", 2015, LI, "试评", null);
        assertThat(made).extracting(e -> e.request().subject().key()).containsExactly("320583-01", "320583-02");
        assertThat(made).extracting(Evaluation::verdict).containsOnly(Verdict.FAIL);
        assertThat(releases.shadowed(ID, "1.1.0")).hasSize(2);
        assertThat(evaluations.history(ZONE)).isEmpty();
        assertThat(evaluations.latest(ZONE, Level.PROVINCIAL)).isEmpty();
    }

    @Test
    public void whatIsDecidedIsEvaluatedByTheShadowTooAndTheDecisionIsThatOfTheSetInForce() {
        start("1.1.0", 80);
        releases.shadow(ID, null, 2015, LI, "试评", null);
        Evaluation decided = official();
        assertThat(decided.verdict()).isEqualTo(Verdict.PASS);
        assertThat(decided.receipt().version()).isEqualTo("1.0.0");
        assertThat(releases.shadowed(ID, null)).hasSize(3);
        assertThat(releases.shadowed(ID, null).get(0).request().official()).isFalse();
        assertThat(evaluations.history(ZONE)).hasSize(1);
    }

    @Test
    public void aSetForEnterprisesIsTriedOnThoseWithTheTitleAndThoseThatWereEvaluated() {
        registry.facts.addProvider(
                new FakeProvider()
                        .fact(
                                "enterprise.count",
                                Unit.COUNT,
                                FactType.NUMBER,
                                Set.of(Subject.Kind.ENTERPRISE),
                                r -> FakeProvider.number(70)),
                Map.of(Constants.SERVICE_ID, 1001L));
        for (String version : List.of("1.0.0", "1.1.0")) {
            registry.start(
                    8,
                    version,
                    SampleDocument.version(version)
                            .id("zhejiang-enterprise")
                            .authority("zhejiang")
                            .subject("enterprise")
                            .fact("enterprise.count"));
            if (version.equals("1.0.0")) {
                releases.submit("zhejiang-enterprise", null, null, LI, "新办法");
                releases.approve("zhejiang-enterprise", null, null, WANG, "同意");
                evaluations.evaluate(new EvaluationRequest(
                        Subject.enterprise(EVALUATED), Level.PROVINCIAL, 2015, DAY, true, "officer"));
            }
        }
        assertThat(releases.shadow("zhejiang-enterprise", "1.1.0", 2015, LI, "试评", null))
                .extracting(e -> e.request().subject().key())
                .containsExactlyInAnyOrder(TITLED.value(), EVALUATED.value());
        assertThat(releases.shadowed("zhejiang-enterprise", "1.1.0")).hasSize(2);
        evaluations.evaluate(
                new EvaluationRequest(Subject.enterprise(UNKNOWN), Level.PROVINCIAL, 2015, DAY, true, "officer"));
        assertThat(releases.shadowed("zhejiang-enterprise", "1.1.0")).hasSize(3);
    }

    @Test
    public void aRollbackNamesTheDecisionsMadeMeanwhileAndLeavesThemAsTheyAre() {
        Evaluation before = official();
        inForce("1.1.0", 80);
        Evaluation meanwhile = official();
        Rollback done = releases.rollback(ID, ZHAO, "附件有误");
        assertThat(done.from().version()).isEqualTo("1.1.0");
        assertThat(done.from().state()).isEqualTo(CriteriaState.RETIRED);
        assertThat(done.to().version()).isEqualTo("1.0.0");
        assertThat(done.to().state()).isEqualTo(CriteriaState.ACTIVE);
        assertThat(done.decisions()).extracting(EvaluationService.Summary::id).containsExactly(meanwhile.id());
        assertThat(evaluations.evaluation(meanwhile.id())).contains(meanwhile);
        assertThat(evaluations.evaluation(before.id())).contains(before);
        assertThat(official().receipt().version()).isEqualTo("1.0.0");
    }

    @Test
    public void theHistoryTellsWhoDidWhatWhenAndWhy() {
        inForce("1.1.0", 80);
        releases.rollback(ID, ZHAO, "附件有误");
        CriteriaStep last = releases.history(ID).get(releases.history(ID).size() - 1);
        assertThat(last)
                .isEqualTo(new CriteriaStep(
                        ID,
                        "1.1.0",
                        last.digest(),
                        CriteriaStep.Kind.ROLLED_BACK,
                        CLOCK.instant(),
                        "赵六",
                        "附件有误",
                        null));
    }

    @Test
    public void ofSeveralWhoApproveAtTheSameMomentOneDoesAndTheOthersAreRefused() throws Exception {
        for (int round = 1; round <= 5; round++) {
            String version = "1." + round + ".0";
            start(version, 80);
            releases.submit(ID, version, null, LI, "新办法");
            List<Callable<?>> approvers = new ArrayList<>();
            for (Actor each : List.of(WANG, ZHAO, Actor.named("孙七"))) {
                approvers.add(() -> releases.approve(ID, version, null, each, "同意"));
            }
            List<String> outcomes = AtOnce.outcomes(approvers);
            assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
            assertThat(releases.history(ID))
                    .filteredOn(step -> step.version().equals(version) && step.kind() == CriteriaStep.Kind.APPROVED)
                    .hasSize(1);
            assertThat(official().receipt().version()).isEqualTo(version);
        }
    }

    @Test
    public void o1EveryRoleSubmitsApprovesAndReadsTrialsAsTheTableSays() {
        TableOfRoles roles = new TableOfRoles();
        SnapshotReader facts = Snapshots.over(registry.facts, zones);
        Subjects subjects = new Subjects(new FakeBureaus(), zones, enterprises, titles, archive);
        Releases asked = new Releases(
                "1.0.0", registry.criteria, registry.policy, facts, subjects, archive, registry.steps(), roles, CLOCK);
        start("1.1.0", 80);
        Prediction shown = new Prediction(ID, "1.1.0", "", 2015, DAY, List.of());
        releases.shadow(ID, "1.1.0", 2015, LI, "试评", null);
        Actor by = new Actor(EveryRole.ACCOUNT, "");
        roles.everyRole(CriteriaReleases.class, Place.of(BureauCode.of("jiangsu")))
                .change("submit", () -> asked.submit(ID, "1.1.0", null, by, "as the table says"))
                .change("withdraw", () -> asked.withdraw(ID, "1.1.0", by, "as the table says"))
                .change("shadow", () -> asked.shadow(ID, "1.1.0", 2015, by, "as the table says", null))
                .change("approve", () -> asked.approve(ID, "1.1.0", null, by, "as the table says"))
                .change("rollback", () -> asked.rollback(ID, by, "as the table says"))
                .read("shadowed", () -> asked.shadowed(ID, "1.1.0"))
                .isAsDocumented(() -> releases.history(ID));
        roles.everyRole(PredictedRelease.class, Place.of(BureauCode.of("jiangsu")))
                .change("approve", () -> asked.approve(shown, null, by, "as the table says"))
                .isAsDocumented(() -> releases.history(ID));
    }
}
