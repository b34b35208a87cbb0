// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.replay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.evaluation.Replays.Outcome;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactValue;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.code.LoopingFunction;
import org.shifan.evaluation.code.NosyFunction;
import org.shifan.evaluation.code.SampleJar;
import org.shifan.evaluation.code.ThrowingFunction;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.plugin.QuickPlugIns;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.FakeEnterprises;
import org.shifan.evaluation.service.FakeZones;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.SampleService;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class ReplayerTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final Replays.Selection ALL = new Replays.Selection(null, null, null);

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final FakeProvider provider = new FakeProvider()
            .fact(
                    "own.count",
                    r -> FactValue.known(
                            new BigDecimal("71.50"), new FactValue.Source("declaration", "import 7", false)));
    private final PlugIns plugIns = QuickPlugIns.make();
    private Reading reading = SampleService.reading();
    private JpaResultArchive results;
    private EvaluationService service;

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
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        results = new JpaResultArchive(() -> "evaluation", jpa);
        service =
                SampleService.of(registry, results, Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
    }

    private Replayer replayer(String engine) {
        // The facts of years later: nobody delivers any.
        return new Replayer(engine, results, plans(), reading);
    }

    private ArchivedPlans plans() {
        return new ArchivedPlans(
                registry.contents(), registry.bundles(), results, new FactRegistry(PlugIns.ordinary()), plugIns);
    }

    private Replays.Replay replay(Evaluation made) {
        return replayer("9.9.9").replay(made.id());
    }

    private Evaluation official() {
        return service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, true, "officer"));
    }

    private static SampleDocument set(String version) {
        return SampleDocument.version(version).fact("own.count");
    }

    @Test
    public void aResultIsTheSameBytesWhenItsBundleAndItsFactsAreGone() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = official();
        registry.uninstall(7, "1.0.0");
        registry.start(8, "2.0.0", set("2.0.0").pass(99));
        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).as(String.valueOf(replay.told())).isEqualTo(Outcome.EQUAL);
        assertThat(replay.engineThen()).isEqualTo("1.0.0.SNAPSHOT");
        assertThat(replay.engineNow()).isEqualTo("9.9.9");
    }

    @Test
    public void theCodeOfThenIsAskedAndNotTheCodeOfToday() throws Exception {
        SampleDocument set = set("1.0.0").function("jiangsu.half");
        registry.register(7, "jiangsu.half", input -> new ScoringShare(new BigDecimal("0.5"), Text.same("half")));
        registry.start(7, "1.0.0", set, SampleJar.half("jiangsu.half"));
        Evaluation made = official();
        assertThat(made.total()).isEqualByComparingTo("50");
        assertThat(made.receipt().bundles()).hasSize(1);
        registry.uninstall(7, "1.0.0");
        registry.register(7, "jiangsu.half", input -> {
            throw new IllegalStateException("the code of today");
        });
        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).as(String.valueOf(replay.told())).isEqualTo(Outcome.EQUAL);
    }

    /** A result that a sound function gave, and an archive whose function of that name is another. */
    private Evaluation decidedBy(Class<?> archived) throws Exception {
        registry.register(7, "jiangsu.half", input -> new ScoringShare(new BigDecimal("0.5"), Text.same("half")));
        registry.start(7, "1.0.0", set("1.0.0").function("jiangsu.half"), SampleJar.of("jiangsu.half", archived, ""));
        Evaluation made = official();
        assertThat(made.total()).isEqualByComparingTo("50");
        return made;
    }

    @Test
    public void archivedCodeThatLoopsEndsInTimeAndSaysSo() throws Exception {
        Evaluation made = decidedBy(LoopingFunction.class);
        Replayer replayer = replayer("9.9.9");
        long began = System.nanoTime();
        Replays.Replay replay = replayer.replay(made.id());
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
        assertThat(replay.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(replay.told().in(Language.EN))
                .contains("jiangsu.half took longer than " + QuickPlugIns.MILLIS + " ms and was given up");
        assertThat(replay.told().in(Language.ZH)).contains("已放弃");
        // What can be replayed still is.
        registry.uninstall(7, "1.0.0");
        registry.start(8, "2.0.0", set("2.0.0"));
        assertThat(replayer.replay(official().id()).outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(plugIns.plugins())
                .allMatch(plugin -> plugin.out() && plugin.name().equals("jiangsu.half"))
                .allMatch(plugin -> plugin.archived()
                        .equals(Optional.of(made.receipt().criteriaId() + " "
                                + made.receipt().version())));
    }

    @Test
    public void archivedCodeThatThrowsIsToldWithItsWordsHoweverOftenItDoes() throws Exception {
        Evaluation made = decidedBy(ThrowingFunction.class);
        Replayer replayer = replayer("9.9.9");
        for (int i = 0; i < 7; i++) {
            Replays.Replay replay = replayer.replay(made.id());
            assertThat(replay.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
            assertThat(replay.told().in(Language.EN)).contains("jiangsu.half: broken on purpose");
        }
        assertThat(plugIns.plugins()).isEmpty();
    }

    @Test
    public void anErrorOfThenIsTheSameBytes() throws Exception {
        registry.register(7, "jiangsu.half", input -> {
            throw new IllegalStateException("broken on purpose");
        });
        registry.start(
                7,
                "1.0.0",
                set("1.0.0").function("jiangsu.half"),
                SampleJar.of("jiangsu.half", ThrowingFunction.class, ""));
        Evaluation made = official();
        assertThat(made.verdict()).isEqualTo(Verdict.ERROR);
        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).as(String.valueOf(replay.told())).isEqualTo(Outcome.EQUAL);
    }

    /** A set with an item of weight 0 that breaks, and an official result by it. */
    private Evaluation decidedBesideABrokenItemWithoutWeight() {
        String text = set("1.0.0").text()
                + "      - {id: watched, title: {zh: 观察, en: watched}, clause: 四(三), weight: 0, rule: {graded: {fact: own.count,"
                + " unit: count, grades: [{is: 1, points: 0}]}}}\n";
        registry.start(7, "1.0.0", text.getBytes(StandardCharsets.UTF_8));
        Evaluation made = official();
        assertThat(made.verdict()).isEqualTo(Verdict.PASS);
        return made;
    }

    @Test
    public void anErrorByAnItemWithoutWeightOfAnEngineOfThenIsTheSameBytesByItsRule() throws Exception {
        Evaluation made = decidedBesideABrokenItemWithoutWeight();
        ResultArchive.Kept kept = results.kept(made.id()).orElseThrow();
        ArchivedPlans plans = plans();
        Evaluation byThen = new Maker("1.0.0.SNAPSHOT", Clock.systemUTC())
                .make(
                        plans.of(made.receipt()).asWhenEveryItemDecided(),
                        new Candidate(ZONE, made.subjectName(), made.bureau()),
                        made.request(),
                        CanonicalFacts.read(kept.facts(), made.receipt().criteriaId()));
        assertThat(byThen.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(byThen.total()).isNull();
        put(made.id(), results.text(byThen.under(made.receipt())));

        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).as(String.valueOf(replay.told())).isEqualTo(Outcome.EQUAL);
        assertThat(replay.told().in(Language.EN)).contains("rule of the engine of then");
        official();
        Replays.Report all = replayer("9.9.9").replay(ALL, null);
        assertThat(all.counts()).containsEntry(Outcome.EQUAL, 2);
        assertThat(all.broken()).isEmpty();
        assertThat(all.byRulesOfThen()).singleElement().isEqualTo(replay);
    }

    @Test
    public void aVerdictThatSomebodyMadeAnErrorIsDifferentByEveryRule() {
        Evaluation made = decidedBesideABrokenItemWithoutWeight();
        change(made.id(), "EVALUATION", "\"verdict\":\"PASS\"", "\"verdict\":\"ERROR\"");
        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(replay.told().in(Language.EN)).startsWith("verdict: archived");
    }

    @Test
    public void aBundleWhoseFunctionCannotBeReplayedIsNotAccepted() throws Exception {
        registry.register(7, "jiangsu.half", input -> new ScoringShare(new BigDecimal("0.5"), Text.same("half")));
        registry.start(
                7,
                "1.0.0",
                set("1.0.0").function("jiangsu.half"),
                SampleJar.of("jiangsu.half", NosyFunction.class, ""));
        assertThat(registry.criteria.sets().get(0).problems().get(0).in(Language.EN))
                .contains("jiangsu.half")
                .contains("could not be replayed");
    }

    @Test
    public void whatSomebodyTouchedIsFoundAndTold() {
        registry.start(7, "1.0.0", set("1.0.0"));
        long total = official().id();
        long facts = official().id();
        change(
                total,
                "EVALUATION",
                "\"lowest\":71.50,\"maximum\":100,\"missing\"",
                "\"lowest\":81.50,\"maximum\":100,\"missing\"");
        change(facts, "FACTS", "71.5", "99.5");
        Replays.Replay one = replayer("1.0.0.SNAPSHOT").replay(total);
        assertThat(one.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(one.told().in(Language.EN)).isEqualTo("lowest: archived \"81.50\", replayed \"71.50\"");
        Replays.Replay other = replayer("1.0.0.SNAPSHOT").replay(facts);
        assertThat(other.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(other.told().key()).isEqualTo("replay.facts.touched");
    }

    @Test
    public void whatIsNotInTheArchiveIsNamed() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = official();
        change(made.id(), "EVALUATION", made.receipt().catalogue(), "0".repeat(64));
        Replays.Replay replay = replay(made);
        assertThat(replay.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(replay.told().in(Language.ZH)).contains("0".repeat(64));
    }

    @Test
    public void aResultOfAnEngineThatToldLessIsEqualInContent() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = official();
        change(made.id(), "EVALUATION", "\"minimum\":null,", "");
        change(made.id(), "EVALUATION", "\"lowest\":71.50", "\"lowest\":71.5");
        assertThat(replay(made).outcome()).isEqualTo(Outcome.EQUAL_IN_CONTENT);
    }

    @Test
    public void manyAreCountedAndThoseThatDoNotHoldAreTold() {
        registry.start(7, "1.0.0", set("1.0.0"));
        official();
        Evaluation second = official();
        registry.start(7, "2.0.0", set("2.0.0").pass(50));
        official();
        change(second.id(), "EVALUATION", "\"verdict\":\"PASS\"", "\"verdict\":\"FAIL\"");
        Replays.Report all = replayer("1.0.0.SNAPSHOT").replay(ALL, null);
        assertThat(all.counts()).containsEntry(Outcome.EQUAL, 2).containsEntry(Outcome.DIFFERENT, 1);
        assertThat(all.broken()).extracting(Replays.Replay::evaluation).containsExactly(second.id());
        assertThat(replayer("1")
                        .replay(new Replays.Selection("jiangsu-zone", "2.0.0", DAY), null)
                        .counts())
                .containsEntry(Outcome.EQUAL, 1)
                .containsEntry(Outcome.DIFFERENT, 0);
        assertThat(replayer("1")
                        .replay(new Replays.Selection(null, null, DAY.plusDays(1)), null)
                        .counts()
                        .values())
                .containsOnly(0);
    }

    @Test
    public void whoIsInterruptedSaysHowFarItCame() {
        registry.start(7, "1.0.0", set("1.0.0"));
        official();
        official();
        assertThatThrownBy(() -> replayer("1")
                        .replay(ALL, (done, of) -> Thread.currentThread().interrupt()))
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().in(Language.EN)).isEqualTo("stopped on request after 1 of 2"));
    }

    @Test
    public void o1EveryRoleReplaysWhatItMayRead() {
        registry.start(7, "1.0.0", set("1.0.0"));
        long number = official().id();
        TableOfRoles roles = new TableOfRoles();
        reading = new Reading(roles, new FakeZones().with("320583-01", "jiangsu"), new FakeEnterprises());
        Replayer asking = replayer("1");
        roles.everyRole(
                        Replays.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null))
                .read("replay", () -> asking.replay(number))
                .isAsDocumented(() -> service.history(ZONE));
        roles.become("somebody", "bureau-officer@bureau:fujian");
        assertThat(asking.replay(ALL, null).counts().get(Outcome.EQUAL)).isZero();
        roles.become("somebody", "bureau-officer@bureau:jiangsu");
        assertThat(asking.replay(ALL, null).counts().get(Outcome.EQUAL)).isEqualTo(1);
    }

    @Test
    public void aNumberThatNobodyHasIsRefused() {
        assertThatThrownBy(() -> replayer("1").replay(4711)).hasMessageContaining("4711");
    }

    private void put(long id, String evaluation) {
        jpa.tx(em -> em.createNativeQuery("update EVAL_RESULT set EVALUATION = ?1 where ID = ?2")
                .setParameter(1, evaluation)
                .setParameter(2, id)
                .executeUpdate());
    }

    private void change(long id, String column, String from, String to) {
        jpa.tx(em -> {
            String before = (String) em.createNativeQuery("select cast(substr(" + column
                            + ", 1, 30000) as varchar(30000)) from EVAL_RESULT where ID = " + id)
                    .getSingleResult();
            assertThat(before).contains(from);
            em.createNativeQuery("update EVAL_RESULT set " + column + " = ?1 where ID = ?2")
                    .setParameter(1, before.replace(from, to))
                    .setParameter(2, id)
                    .executeUpdate();
        });
    }
}
