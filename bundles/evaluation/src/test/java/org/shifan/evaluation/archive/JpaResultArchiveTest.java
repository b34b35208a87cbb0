// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService.Summary;
import org.shifan.api.evaluation.Verdict;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class JpaResultArchiveTest {
    private static final Subject ZONE = SampleEvaluations.ZONE;

    private static final RunningDecisions.Asked ASKED =
            new RunningDecisions.Asked(null, Level.PROVINCIAL, 2015, LocalDate.of(2016, 2, 29), "officer");

    private static LocalJpa jpa;

    private JpaResultArchive archive;

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
        archive = new JpaResultArchive(() -> "evaluation", jpa);
    }

    private Evaluation keep(Evaluation evaluation) {
        return archive.keep(List.of(new ResultArchive.Made(evaluation, "{\"facts\":\"事实\"}")))
                .get(0);
    }

    @Test
    public void anArchivedEvaluationIsReadBackEqualWithItsNumber() {
        Evaluation kept = keep(SampleEvaluations.passed("79.940"));
        assertThat(kept.id()).isPositive();
        assertThat(archive.evaluation(kept.id())).contains(kept);
        assertThat(archive.facts(kept.id())).contains("{\"facts\":\"事实\"}");
        assertThat(archive.evaluation(kept.id() + 1)).isEmpty();
    }

    @Test
    public void latestIsTheOneThatWasMadeLastForThatLevel() {
        keep(SampleEvaluations.passed("80"));
        Evaluation last = keep(SampleEvaluations.undecided());
        assertThat(archive.latest(ZONE, Level.PROVINCIAL)).contains(last);
        assertThat(archive.latest(ZONE, Level.NATIONAL)).isEmpty();
        assertThat(archive.latest(Subject.of("zone:320583-02"), Level.PROVINCIAL))
                .isEmpty();
    }

    @Test
    public void historyIsNewestFirstWithTotalsAsTheyWere() {
        long first = keep(SampleEvaluations.passed("79.940")).id();
        long second = keep(SampleEvaluations.undecided()).id();
        LocalDate day = LocalDate.of(2016, 2, 29);
        String set = "jiangsu-zone-provincial";
        assertThat(archive.history(ZONE))
                .containsExactly(
                        new Summary(
                                second, ZONE, Level.PROVINCIAL, 2015, day, Verdict.INDETERMINATE, null, set, "1.0.0"),
                        new Summary(
                                first,
                                ZONE,
                                Level.PROVINCIAL,
                                2015,
                                day,
                                Verdict.PASS,
                                new BigDecimal("79.940"),
                                set,
                                "1.0.0"));
    }

    @Test
    public void aBatchOfWhichOneCannotBeKeptLeavesNothing() {
        ResultArchive.Made good = new ResultArchive.Made(SampleEvaluations.passed("80"), "{}");
        ResultArchive.Made bad = new ResultArchive.Made(SampleEvaluations.passed("80.1234567"), "{}");
        assertThatThrownBy(() -> archive.keep(List.of(good, bad))).isInstanceOf(RuntimeException.class);
        assertThat(archive.history(ZONE)).isEmpty();
    }

    @Test
    public void ofManyWhoDecideTheSameAtOnceOneDoesAndAllHaveItsResults() throws Exception {
        List<ResultArchive.Made> made = List.of(new ResultArchive.Made(SampleEvaluations.passed("80"), "{}"));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<ResultArchive.Decided>> all = Collections.nCopies(8, () -> archive.keepOnce(made));
            List<ResultArchive.Decided> answers = new ArrayList<>();
            for (Future<ResultArchive.Decided> answer : nodes.invokeAll(all)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(answer -> !answer.stood()).hasSize(1);
            assertThat(answers)
                    .extracting(answer -> answer.evaluations().get(0).id())
                    .containsOnly(archive.history(ZONE).get(0).id());
            assertThat(archive.history(ZONE)).hasSize(1);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    public void aLineOfTheGroupEndsWithWhatIsKeptAndWhoFindsItGoneKeepsOnce() {
        RunningDecisions decisions = new JpaRunningDecisions(() -> "evaluation", jpa);
        ResultArchive.Made good = new ResultArchive.Made(SampleEvaluations.passed("80"), "{}");
        ResultArchive.Made bad = new ResultArchive.Made(SampleEvaluations.passed("80.1234567"), "{}");
        long line = decisions.begin("a", ASKED);
        assertThatThrownBy(() -> archive.keep(List.of(good, bad), line, false)).isInstanceOf(RuntimeException.class);
        assertThat(decisions.all()).hasSize(1);
        assertThat(archive.keep(List.of(good), line, false).stood()).isFalse();
        assertThat(decisions.all()).isEmpty();
        assertThat(archive.keep(List.of(good), line, false).stood()).isTrue();
        assertThat(archive.history(ZONE)).hasSize(1);
    }

    @Test
    public void ofANodeThatKeepsAndOneThatTakesItUpAtThatMomentOneKeeps() throws Exception {
        RunningDecisions decisions = new JpaRunningDecisions(() -> "evaluation", jpa);
        List<ResultArchive.Made> made = List.of(new ResultArchive.Made(SampleEvaluations.passed("80"), "{}"));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                jpa.clear();
                decisions.begin("a", ASKED);
                RunningDecisions.Running held = decisions.all().get(0);
                Callable<Boolean> going =
                        () -> archive.keep(made, held.id(), false).stood();
                Callable<Boolean> taking = () -> {
                    OptionalLong line = decisions.takeUp("b", held);
                    return line.isEmpty()
                            || archive.keep(made, line.getAsLong(), true).stood();
                };
                List<Boolean> stood = new ArrayList<>();
                for (Future<Boolean> each :
                        nodes.invokeAll(round % 2 == 0 ? List.of(going, taking) : List.of(taking, going))) {
                    stood.add(each.get());
                }
                assertThat(stood).containsExactlyInAnyOrder(true, false);
                assertThat(archive.history(ZONE)).hasSize(1);
                assertThat(decisions.all()).isEmpty();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    public void anEvaluationOfAnySizeIsKept() {
        String facts = "事".repeat(500_000);
        long id = archive.keep(List.of(new ResultArchive.Made(SampleEvaluations.passed("80"), facts)))
                .get(0)
                .id();
        assertThat(archive.facts(id)).contains(facts);
    }

    @Test
    public void aNameLongerThanItsColumnStaysWholeInTheEvaluation() {
        Evaluation sample = SampleEvaluations.by("长".repeat(300));
        Evaluation kept = keep(sample);
        assertThat(archive.evaluation(kept.id())).contains(kept);
        assertThat(kept.request().by()).hasSize(300);
    }
}
