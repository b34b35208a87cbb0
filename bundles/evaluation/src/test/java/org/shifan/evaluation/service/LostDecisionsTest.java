// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.BureauEvaluation;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactValue;
import org.shifan.api.operations.LostWork;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.JpaRunningDecisions;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.archive.RunningDecisions;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes of a group over one database, one of which is lost while it decides about the country or about a bureau's zones. */
@Category(EachDatabase.class)
public class LostDecisionsTest {
    /** Of one bureau. */
    private static final int OWN = 4;

    private static final int ZONES = OWN + 1;
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final RunningDecisions.Asked ASKED =
            new RunningDecisions.Asked(null, Level.NATIONAL, 2015, DAY, "officer");
    private static final RunningDecisions.Asked OF_JIANGSU =
            new RunningDecisions.Asked(JIANGSU, Level.NATIONAL, 2015, DAY, "officer");

    private static final String SET = """
            format: shifan-criteria/1
            id: country
            authority: aqsiq
            subject: zone
            level: national
            version: 1.0.0
            title: {zh: 全国标准, en: national criteria}
            demonstration: true
            status: {zh: 仅供测试, en: for tests only}
            in-force: {from: 2014-01-01}
            total: 10
            pass: 6
            rounding: {item: 2, total: 2, mode: half-up}
            parts:
              - id: part
                title: {zh: 类, en: part}
                items:
                  - {id: one, title: {zh: 指标, en: indicator}, clause: 四(二), weight: 10, rule: {threshold: {fact: own.f00, unit: count, at-least: 50, points: 10, otherwise: 1}}}
            """;

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones();
    private final FakeProvider provider = new FakeProvider();
    private final AtomicLong nanos = new AtomicLong();
    private RunningDecisions decisions;
    private Node survivor;

    /** A server of the group. */
    private final class Node {
        private final GroupDecisions group;
        private final Evaluations service = new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                new JpaResultArchive(() -> "evaluation", jpa),
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
        private final LostDecisions lost;

        Node(String name) {
            group = new GroupDecisions(decisions, name, null);
            service.group = group;
            lost = new LostDecisions(service, group, decisions, nanos::get);
        }

        List<Evaluation> decideJiangsu(EvaluationProgress progress) {
            return service.evaluateZones(JIANGSU, Level.NATIONAL, 2015, DAY, true, "officer", progress);
        }

        void decide() {
            service.evaluateCountry(Level.NATIONAL, 2015, DAY, true, "officer", null);
        }
    }

    @BeforeClass
    public static void migrate() {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        for (int i = 0; i < OWN; i++) {
            zones.with("%06d-01".formatted(320100 + i), "jiangsu");
        }
        zones.with("330100-01", "zhejiang");
        provider.fact("own.f00", request -> FakeProvider.number(60));
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        registry.start(7, "1.0.0", SET.getBytes(StandardCharsets.UTF_8));
        decisions = new JpaRunningDecisions(() -> "evaluation", jpa);
        survivor = new Node("b");
    }

    private static long results() {
        return jpa.txExpr(em -> em.createQuery("select count(r) from ResultEntity r", Long.class)
                .getSingleResult());
    }

    private void patience() {
        nanos.addAndGet(LostWork.PATIENCE.toNanos());
    }

    @Test
    public void theSurvivorDecidesOnceWhatALostNodeHadNotKept() {
        decisions.begin("a", ASKED);
        survivor.lost.look();
        assertThat(results()).isZero();
        patience();
        survivor.lost.look();
        assertThat(results()).isEqualTo(ZONES);
        assertThat(decisions.all()).isEmpty();
        patience();
        survivor.lost.look();
        assertThat(results()).isEqualTo(ZONES);
    }

    @Test
    public void whatTheLostNodeHadKeptStands() {
        survivor.decide();
        decisions.begin("a", ASKED);
        survivor.lost.look();
        patience();
        survivor.lost.look();
        assertThat(results()).isEqualTo(ZONES);
        assertThat(decisions.all()).isEmpty();
    }

    @Test
    public void whatBrokeInTheSameWayIsNotDecidedTwice() {
        Message reason = new Message("test.expired", new Text("过期", "expired"), List.of());
        provider.fact("own.f00", request -> new FactValue.Missing(reason, true));
        CountryEvaluation first = survivor.service.decideCountryOnce(Level.NATIONAL, 2015, DAY, "officer", null);
        assertThat(first.evaluations()).extracting(Evaluation::verdict).containsOnly(Verdict.ERROR);
        assertThat(first.stood()).isFalse();
        CountryEvaluation again = survivor.service.decideCountryOnce(Level.NATIONAL, 2015, DAY, "officer", null);
        assertThat(again.stood()).isTrue();
        assertThat(results()).isEqualTo(ZONES);
        provider.fact("own.f00", request -> FakeProvider.number(60));
        assertThat(survivor.service
                        .decideCountryOnce(Level.NATIONAL, 2015, DAY, "officer", null)
                        .stood())
                .isFalse();
    }

    @Test
    public void aNodeThatLivesIsLeftToItsWork() {
        Node a = new Node("a");
        a.group.made(ASKED, line -> {
            for (int i = 0; i < 3; i++) {
                survivor.lost.look();
                patience();
                a.group.beat();
            }
            survivor.lost.look();
            assertThat(decisions.all())
                    .extracting(RunningDecisions.Running::node)
                    .containsExactly("a");
            return null;
        });
        assertThat(results()).isZero();
        assertThat(decisions.all()).isEmpty();
    }

    @Test
    public void ofSeveralSurvivorsOneDecides() throws Exception {
        decisions.begin("a", ASKED);
        severalSurvivorsLook();
        assertThat(results()).isEqualTo(ZONES);
        assertThat(decisions.all()).isEmpty();
    }

    @Test
    public void ofSeveralSurvivorsOneDecidesAboutABureausZonesAndAboutNoOthers() throws Exception {
        decisions.begin("a", OF_JIANGSU);
        severalSurvivorsLook();
        assertThat(decided()).hasSize(OWN).containsOnly("jiangsu");
        assertThat(decisions.all()).isEmpty();
        patience();
        survivor.lost.look();
        assertThat(results()).isEqualTo(OWN);
    }

    private static List<String> decided() {
        return jpa.txExpr(em -> em.createQuery("select r.bureau from ResultEntity r", String.class)
                .getResultList());
    }

    private void severalSurvivorsLook() throws Exception {
        List<Node> survivors = List.of(survivor, new Node("c"), new Node("d"));
        survivors.forEach(node -> node.lost.look());
        patience();
        ExecutorService all = Executors.newFixedThreadPool(survivors.size());
        try {
            List<Callable<Object>> looks = survivors.stream()
                    .map(node -> Executors.callable(node.lost::look))
                    .toList();
            for (Future<Object> look : all.invokeAll(looks)) {
                look.get();
            }
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    public void whatTheLostNodeHadKeptOfABureauStands() {
        List<Evaluation> kept = survivor.decideJiangsu(null);
        decisions.begin("a", OF_JIANGSU);
        survivor.lost.look();
        patience();
        survivor.lost.look();
        assertThat(results()).isEqualTo(kept.size()).isEqualTo(OWN);
        assertThat(decisions.all()).isEmpty();
    }

    @Test
    public void aNodeThatWasOnlyHeldUpKeepsNothingBesideWhatTheSurvivorDecided() {
        Node a = new Node("a");
        List<Evaluation> told = a.decideJiangsu(heldUp(OWN));
        assertThat(results()).isEqualTo(OWN);
        assertThat(told)
                .allSatisfy(each -> assertThat(
                                survivor.service.latest(each.request().subject(), Level.NATIONAL))
                        .contains(each));
        assertThat(decisions.all()).isEmpty();

        CountryEvaluation country =
                a.service.evaluateCountry(Level.NATIONAL, 2015, DAY.minusDays(1), true, "officer", heldUp(OWN + ZONES));
        assertThat(country.stood()).isTrue();
        assertThat(country.evaluations()).hasSize(ZONES);
        assertThat(results()).isEqualTo(OWN + ZONES);
        assertThat(decisions.all()).isEmpty();
    }

    /** For so long after the first zone that a survivor makes the decision. */
    private EvaluationProgress heldUp(int results) {
        return (done, of) -> {
            if (done == 1) {
                survivor.lost.look();
                patience();
                survivor.lost.look();
                assertThat(results()).isEqualTo(results);
            }
        };
    }

    @Test
    public void aBureausDecisionThatFailedOrWasEndedOrIsADraftIsNotTakenUp() {
        Node a = new Node("a");
        assertThatThrownBy(() -> a.decideJiangsu((done, of) -> {
                    assertThat(decisions.all())
                            .extracting(RunningDecisions.Running::asked)
                            .containsExactly(OF_JIANGSU);
                    throw new IllegalStateException("stop");
                }))
                .hasMessageContaining("stop");
        a.service.evaluateZones(
                JIANGSU,
                Level.NATIONAL,
                2015,
                DAY,
                false,
                "officer",
                (done, of) -> assertThat(decisions.all()).isEmpty());
        assertThatThrownBy(() ->
                        a.service.evaluateZones(JIANGSU, Level.NATIONAL, 2015, DAY.plusDays(1), true, "officer", null))
                .hasMessageContaining("2016-03-02");
        survivor.lost.look();
        patience();
        survivor.lost.look();
        assertThat(results()).isZero();
        assertThat(decisions.all()).isEmpty();
    }

    @Test
    public void aBureausDecisionIsMadeOnceByWhoeverAsksForItOnceWithAGroupAndWithout() {
        Node alone = new Node("alone");
        alone.service.group = null;
        BureauEvaluation first = alone.service.decideZonesOnce(JIANGSU, Level.NATIONAL, 2015, DAY, "officer", null);
        assertThat(first.stood()).isFalse();
        BureauEvaluation second = survivor.service.decideZonesOnce(
                JIANGSU,
                Level.NATIONAL,
                2015,
                DAY,
                "officer",
                (done, of) -> assertThat(decisions.all()).hasSize(1));
        assertThat(second.stood()).isTrue();
        assertThat(second.evaluations()).isEqualTo(first.evaluations()).hasSize(OWN);
        provider.fact("own.f00", request -> FakeProvider.number(40));
        assertThat(survivor.service
                        .decideZonesOnce(JIANGSU, Level.NATIONAL, 2015, DAY, "officer", null)
                        .stood())
                .isFalse();
        assertThat(results()).isEqualTo(2 * OWN);
    }

    @Test
    public void aLongNameOfWhoAskedKeepsNoDecisionFromBeingMade() {
        survivor.service.evaluateZones(JIANGSU, Level.NATIONAL, 2015, DAY, true, "长".repeat(300), (done, of) -> {
            assertThat(decisions.all()).hasSize(1);
        });
        assertThat(results()).isEqualTo(OWN);
    }

    @Test
    public void aDecisionIsNotedWhileItIsMadeAndNoLongerAfterItFailed() {
        assertThatThrownBy(() ->
                        survivor.service.evaluateCountry(Level.NATIONAL, 2015, DAY, true, "officer", (done, of) -> {
                            assertThat(decisions.all()).hasSize(1);
                            throw new IllegalStateException("stop");
                        }))
                .hasMessageContaining("stop");
        assertThat(decisions.all()).isEmpty();
        survivor.service.evaluateCountry(Level.NATIONAL, 2015, DAY, false, "officer", (done, of) -> {
            assertThat(decisions.all()).isEmpty();
        });
        assertThat(results()).isZero();
    }
}
