// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.text.Language;
import org.shifan.evaluation.archive.JpaAssessmentArchive;
import org.shifan.evaluation.archive.JpaChangeArchive;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.service.SampleService;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class StaleWatchTest {
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final Instant NOW = Instant.parse("2016-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final Records records = new Records("own.count");
    private JpaResultArchive results;
    private JpaAssessmentArchive assessments;
    private StaleWatch watch;
    private EvaluationService service;

    /** Records that count what they are told, and say by which import. */
    private static final class Records implements FactProvider {
        private final FactProvider facts;
        private final Map<Subject, Integer> others = new HashMap<>();
        private int count = 70;
        private int lastImport = 7;
        private boolean broken;
        private Subject brokenOn;
        private int asked;
        private Runnable onRevision = () -> {};

        Records(String fact) {
            facts = new FakeProvider().fact(fact, r -> FakeProvider.number(0));
        }

        @Override
        public List<FactDefinition> facts() {
            return facts.facts();
        }

        @Override
        public FactValue fact(FactRequest request) {
            asked++;
            if (broken || request.subject().equals(brokenOn)) {
                throw new IllegalStateException("the database does not answer");
            }
            int value = others.getOrDefault(request.subject(), count);
            return FactValue.known(value, new FactValue.Source("records", "import " + lastImport, false));
        }

        @Override
        public String revision() {
            onRevision.run();
            return "import " + lastImport;
        }

        void correct(Subject other, int to) {
            others.put(other, to);
            lastImport++;
        }

        void correct(int to) {
            count = to;
            lastImport++;
        }
    }

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
        registry.facts.addProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        results = new JpaResultArchive(() -> "evaluation", jpa);
        assessments = new JpaAssessmentArchive(() -> "evaluation", jpa);
        service = SampleService.of(registry, results, assessments, CLOCK);
        watch = watch();
    }

    /** One that begins anew, as after a restart. */
    private StaleWatch watch() {
        return new StaleWatch(
                registry.facts, results, new JpaChangeArchive(() -> "evaluation", jpa), assessments, CLOCK, null);
    }

    private long decide() {
        return service.evaluate(
                        new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, LocalDate.of(2016, 3, 1), true, "officer"))
                .id();
    }

    private Evaluation kept(long number) {
        return results.evaluation(number).orElseThrow();
    }

    private void look() {
        watch.tick();
        watch.tick();
    }

    @Test
    public void aResultWhoseFactsCannotBeReadKeepsNoOtherFromBeingCompared() {
        long damaged = decide();
        long number = decide();
        jpa.tx(
                TransactionType.Required,
                em -> em.createQuery("update ResultEntity r set r.facts = '{}' where r.id = :id")
                        .setParameter("id", damaged)
                        .executeUpdate());
        records.correct(50);
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
        assertThat(kept(damaged).aftermath().stale()).isFalse();
    }

    @Test
    public void aCorrectedRecordFlagsTheResultAndLeavesItAsItIs() {
        long number = decide();
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
        String before = results.kept(number).orElseThrow().text();
        records.correct(50);
        look();
        ChangedFact changed = kept(number).aftermath().changed().get(0);
        assertThat(changed.fact()).isEqualTo("own.count");
        assertThat(changed.then()).isEqualByComparingTo("70");
        assertThat(changed.now()).isEqualByComparingTo("50");
        assertThat(changed.sourcesThen()).containsExactly("records · import 7");
        assertThat(changed.sourcesNow()).containsExactly("records · import 8");
        assertThat(kept(number).total()).isEqualTo(new BigDecimal("70.00"));
        assertThat(results.kept(number).orElseThrow().text()).isEqualTo(before);
        assertThat(results.history(ZONE).get(0).stale()).isEqualTo(1);
    }

    private void ranked(String among) {
        registry.start(
                7,
                "2.0.0",
                SampleDocument.version("2.0.0")
                        .rule("rank: {fact: own.count, unit: count, among: " + among
                                + ", best: highest, bands: [{to: 2, points: 100}, {from: 2, points: 0}]}"));
    }

    @Test
    public void aResultByRankIsFlaggedWhenTheValueOfAnotherMemberIsCorrected() {
        ranked("country");
        Subject other = Subject.of("zone:320583-02");
        records.correct(other, 60);
        long number = decide();
        assertThat(kept(number).total()).isEqualByComparingTo("100");
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
        records.correct(other, 90);
        look();
        ChangedFact changed = kept(number).aftermath().changed().get(0);
        assertThat(kept(number).aftermath().changed()).hasSize(1);
        assertThat(changed.fact()).isEqualTo("own.count of zone:320583-02");
        assertThat(changed.title().in(Language.EN)).contains("320583-02, one of those that it was ranked among");
        assertThat(changed.then()).isEqualByComparingTo("60");
        assertThat(changed.now()).isEqualByComparingTo("90");
        assertThat(changed.sourcesNow()).containsExactly("records · import 9");
        assertThat(kept(number).total()).isEqualByComparingTo("100");
        records.correct(other, 60);
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    @Test
    public void aResultThatIsRankedNowhereIsNotFlaggedByAnother() {
        long number = decide();
        records.correct(Subject.of("zone:320583-02"), 90);
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    @Test
    public void theCorrectionsAreNamedWithImportPersonAndReason() {
        watch.setHistory(new RecordHistory() {
            @Override
            public List<Change> changes(BureauCode bureau, String kind, String key, int limit) {
                throw new AssertionError("not asked");
            }

            @Override
            public List<Change> ofImport(long number, int limit) {
                return List.of(new Change(
                        "exports", "E-1", 2, "correct", Map.of(), 7, number, NOW, "Li", "a slip of the pen"));
            }
        });
        long number = decide();
        records.correct(50);
        look();
        assertThat(kept(number).aftermath().changed().get(0).causes().get(0).in(Language.EN))
                .isEqualTo(
                        "exports E-1: revision 2, corrected by import 8 on 2016-03-01T08:00:00Z, Li: a slip of the pen");
    }

    @Test
    public void whatWasMissedWhileTheServerWasDownIsFoundAfterARestart() {
        long number = decide();
        look();
        records.correct(50);
        watch = watch();
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
    }

    @Test
    public void aProviderThatIsAwayOrBrokenFlagsNothing() {
        long number = decide();
        records.correct(50);
        records.broken = true;
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
        registry.facts.removeProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    private static long rows() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em.createQuery("select count(c) from ChangedEntity c", Long.class)
                        .getSingleResult());
    }

    @Test
    public void aFlagStaysAsItWasFoundWhileTheProviderIsAway() {
        registry.facts.addProvider(new Records("own.other"), Map.of(Constants.SERVICE_ID, 1001L));
        long number = decide();
        records.correct(50);
        look();
        registry.facts.removeProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
        registry.facts.addProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
        assertThat(rows()).as("found once").isEqualTo(1);
        registry.facts.removeProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        records.correct(70);
        look();
        registry.facts.addProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    @Test
    public void aFlagForTheValueOfAnotherStaysWhileThatCannotBeRead() {
        ranked("country");
        Subject other = Subject.of("zone:320583-02");
        records.correct(other, 60);
        long number = decide();
        records.correct(other, 90);
        look();
        records.brokenOn = other;
        records.correct(70);
        look();
        records.brokenOn = null;
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
        assertThat(rows()).as("found once").isEqualTo(1);
    }

    @Test
    public void whatBrokeWhileItWasComparedIsComparedAgain() {
        long number = decide();
        records.correct(50);
        records.broken = true;
        look();
        records.broken = false;
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
    }

    @Test
    public void aProviderThatWentWhileItWasComparedIsAskedAgain() {
        Records another = new Records("own.other");
        registry.facts.addProvider(another, Map.of(Constants.SERVICE_ID, 1001L));
        long number = decide();
        records.correct(50);
        watch.tick();
        another.onRevision = () -> registry.facts.removeProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        watch.tick();
        another.onRevision = () -> {};
        registry.facts.addProvider(records, Map.of(Constants.SERVICE_ID, 1000L));
        look();
        look();
        assertThat(kept(number).aftermath().stale()).isTrue();
    }

    @Test
    public void aProviderThatStaysBrokenIsAskedLessAndLessOften() {
        decide();
        records.correct(50);
        records.broken = true;
        records.asked = 0;
        for (int i = 0; i < 100; i++) {
            watch.tick();
        }
        assertThat(records.asked).isBetween(5, 10);
    }

    @Test
    public void aCorrectionThatIsTakenBackClearsTheFlag() {
        long number = decide();
        records.correct(50);
        look();
        records.correct(70);
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    @Test
    public void anImportThatLeavesTheValueAsItIsFlagsNothing() {
        long number = decide();
        records.correct(70);
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    private void judged() {
        registry.start(
                7,
                "3.0.0",
                SampleDocument.version("3.0.0")
                        .rule("judgement: {by: {zh: 评估组, en: team}, assessors: 2, combine: mean, scale: [{id: good,"
                                + " title: {zh: 好, en: good}, points: 100}, {id: poor, title: {zh: 差, en: poor},"
                                + " points: 0}]}"));
    }

    private static Decision said(String by) {
        return new Decision(by, LocalDate.of(2016, 2, 1), "seen on site", "protocol 3");
    }

    private void judge(String set, String by, String value) {
        assessments.keep(new Judgement(0, ZONE, 2015, set, "scale", value, said(by)));
    }

    private void prove(String from, String to) {
        assessments.keep(
                new Evidence(0, ZONE, "org.charter", true, LocalDate.parse(from), LocalDate.parse(to), said("clerk")));
    }

    @Test
    public void judgementsThatAreReplacedFlagTheResultEachByItselfAndWithoutAnImport() {
        judged();
        judge("jiangsu-zone", "Li", "good");
        judge("jiangsu-zone", "Wang", "good");
        long number = decide();
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
        judge("jiangsu-zone", "Li", "poor");
        judge("jiangsu-zone", "Wang", "poor");
        look();
        assertThat(kept(number).aftermath().changed()).hasSize(2);
        records.correct(70);
        look();
        assertThat(kept(number).aftermath().changed()).hasSize(2);
        assertThat(rows()).as("each found once").isEqualTo(2);
    }

    @Test
    public void aJudgementForAnotherSetFlagsNothing() {
        judged();
        judge("jiangsu-zone", "Li", "good");
        judge("jiangsu-zone", "Wang", "good");
        long number = decide();
        judge("another-set", "Li", "poor");
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
    }

    @Test
    public void evidenceThatIsReplacedFlagsTheResultButNotARenewalThatIsHandedInEarly() {
        registry.start(
                7,
                "3.0.0",
                SampleDocument.version("3.0.0")
                        .rule("evidence: {by: {zh: 政府, en: government}, items: [{name: org.charter, title: {zh: 章程,"
                                + " en: Charter}}]}"));
        prove("2015-01-01", "2016-06-30");
        long number = decide();
        prove("2016-07-01", "2017-06-30");
        look();
        assertThat(kept(number).aftermath().stale()).isFalse();
        prove("2015-02-01", "2016-06-30");
        look();
        assertThat(kept(number).aftermath().changed().get(0).fact()).isEqualTo("evidence org.charter");
    }

    @Test
    public void aResultMadeFromTheCorrectedRecordsIsNotFlagged() {
        long old = decide();
        records.correct(50);
        long fresh = decide();
        look();
        assertThat(kept(old).aftermath().stale()).isTrue();
        assertThat(kept(fresh).aftermath().stale()).isFalse();
    }
}
