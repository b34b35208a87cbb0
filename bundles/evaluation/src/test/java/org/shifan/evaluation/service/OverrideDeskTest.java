// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.JpaDecisions;
import org.shifan.evaluation.archive.JpaOverrideArchive;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.SampleEvaluations;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class OverrideDeskTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2016-04-01T08:00:00Z"), ZoneOffset.UTC);
    private static LocalJpa jpa;

    private final TableOfRoles roles = new TableOfRoles();

    private JpaResultArchive results;
    private Overrides desk;
    private long number;

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
        results = new JpaResultArchive(() -> "evaluation", jpa);
        desk = new OverrideDesk(
                results, new JpaOverrideArchive(() -> "evaluation", jpa), roles, SampleService.reading(), NOW);
        number = keep(SampleEvaluations.passed("79.940"));
    }

    private long keep(Evaluation evaluation) {
        return results.keep(List.of(new ResultArchive.Made(evaluation, "{}")))
                .get(0)
                .id();
    }

    private static Actor named(String person) {
        return Actor.named(person);
    }

    private static Decision by(String person) {
        return new Decision(person, LocalDate.of(2016, 3, 31), "the plant burnt down", "No. 12");
    }

    private Evaluation now() {
        return results.evaluation(number).orElseThrow();
    }

    @Test
    public void anOverrideCountsOnlyWhenASecondPersonHasConfirmedIt() {
        desk.propose(number, Verdict.FAIL, null, named("Li"), by("Li"));
        assertThat(now().decided()).isEqualTo(Verdict.PASS);
        assertThat(now().aftermath().pending().decision().by()).isEqualTo("Li");
        VerdictOverride confirmed = desk.confirm(number, named("Wang"), by("Wang"));
        assertThat(confirmed.confirmed().by()).isEqualTo("Wang");
        assertThat(now().decided()).isEqualTo(Verdict.FAIL);
        assertThat(now().aftermath().pending()).isNull();
    }

    @Test
    public void theComputedVerdictAndTotalStayBesideIt() {
        desk.propose(number, Verdict.FAIL_VETO, new BigDecimal("60.5"), named("Li"), by("Li"));
        desk.confirm(number, named("Wang"), by("Wang"));
        assertThat(now().verdict()).isEqualTo(Verdict.PASS);
        assertThat(now().total()).isEqualTo(new BigDecimal("79.940"));
        assertThat(now().aftermath().override().total()).isEqualTo(new BigDecimal("60.5"));
        assertThat(results.kept(number).orElseThrow().text()).doesNotContain("60.5", "burnt");
        assertThat(results.history(SampleEvaluations.ZONE).get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(results.history(SampleEvaluations.ZONE).get(0).overridden()).isEqualTo(Verdict.FAIL_VETO);
    }

    @Test
    public void theSamePersonUnderAnotherSpellingIsNoSecondOne() {
        desk.propose(number, Verdict.FAIL, null, named("Li  Ming"), by("Li  Ming"));
        assertThatThrownBy(() -> desk.confirm(number, named("li ming"), by("li ming")))
                .satisfies(code("evaluation.override.second"));
        assertThat(now().decided()).isEqualTo(Verdict.PASS);
    }

    @Test
    public void noAccountAndNoNameStandsBehindBothTheProposalAndItsConfirmation() {
        desk.propose(number, Verdict.FAIL, null, new Actor("lisi", "Zhang"), by("lisi"));
        for (Actor same : List.of(
                new Actor("lisi", "Wang"), new Actor("LiSi", ""), new Actor("wangwu", "zhang"), named("Zhang"))) {
            assertThatThrownBy(() -> desk.confirm(number, same, by(same.by())))
                    .satisfies(code("evaluation.override.second"));
        }
        assertThat(now().decided()).isEqualTo(Verdict.PASS);
        VerdictOverride confirmed = desk.confirm(number, new Actor("wangwu", "Zhao"), by("wangwu"));
        assertThat(confirmed.actor()).isEqualTo(new Actor("lisi", "Zhang"));
        assertThat(confirmed.confirmer()).isEqualTo(new Actor("wangwu", "Zhao"));
        assertThat(desk.history(number)).containsExactly(confirmed);
        assertThat(now().decided()).isEqualTo(Verdict.FAIL);
        assertThat(now().notes()).anyMatch(note -> note.en().contains("lisi (Zhang)"));
    }

    @Test
    public void aDecisionIsByTheOneWhoActs() {
        assertThatThrownBy(() -> desk.propose(number, Verdict.FAIL, null, new Actor("lisi", ""), by("Wang")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void aWithdrawalIsANewEntryThatASecondPersonConfirmsToo() {
        desk.propose(number, Verdict.FAIL, null, named("Li"), by("Li"));
        desk.confirm(number, named("Wang"), by("Wang"));
        desk.withdraw(number, named("Wang"), by("Wang"));
        assertThat(now().decided()).isEqualTo(Verdict.FAIL);
        desk.confirm(number, named("Li"), by("Li"));
        assertThat(now().decided()).isEqualTo(Verdict.PASS);
        assertThat(desk.history(number))
                .extracting(VerdictOverride::kind)
                .containsExactly(VerdictOverride.Kind.VERDICT, VerdictOverride.Kind.WITHDRAWAL);
        assertThatThrownBy(() -> desk.withdraw(number, named("Li"), by("Li")))
                .satisfies(code("evaluation.override.none"));
    }

    @Test
    public void aLaterProposalReplacesThePendingOneAndOnlyItCanBeConfirmed() {
        desk.propose(number, Verdict.FAIL, null, named("Li"), by("Li"));
        VerdictOverride later = desk.propose(number, Verdict.FAIL_VETO, null, named("Zhao"), by("Zhao"));
        assertThat(desk.confirm(number, named("Li"), by("Li")).id()).isEqualTo(later.id());
        assertThat(now().decided()).isEqualTo(Verdict.FAIL_VETO);
        assertThatThrownBy(() -> desk.confirm(number, named("Wang"), by("Wang")))
                .satisfies(code("evaluation.override.pending"));
    }

    @Test
    public void anotherResultOfTheSameSubjectIsNotTouched() {
        long later = keep(SampleEvaluations.passed("90"));
        desk.propose(number, Verdict.FAIL, null, named("Li"), by("Li"));
        desk.confirm(number, named("Wang"), by("Wang"));
        assertThat(results.evaluation(later).orElseThrow().decided()).isEqualTo(Verdict.PASS);
    }

    @Test
    public void whatSaysNothingIsRefused() {
        assertThatThrownBy(() -> desk.propose(number, Verdict.PASS, null, named("Li"), by("Li")))
                .satisfies(code("evaluation.override.same"));
        assertThatThrownBy(() -> desk.propose(number, Verdict.INDETERMINATE, null, named("Li"), by("Li")))
                .satisfies(code("evaluation.override.verdict"));
        assertThatThrownBy(() -> desk.propose(number, Verdict.FAIL, new BigDecimal("-1"), named("Li"), by("Li")))
                .satisfies(code("evaluation.override.total"));
        assertThatThrownBy(() -> desk.propose(4711, Verdict.FAIL, null, named("Li"), by("Li")))
                .satisfies(code("evaluation.unknown"));
        assertThatThrownBy(() -> desk.confirm(number, named("Wang"), by("Wang")))
                .satisfies(code("evaluation.override.pending"));
        assertThatThrownBy(() -> desk.propose(
                        number,
                        Verdict.FAIL,
                        null,
                        named("Li"),
                        new Decision("Li", LocalDate.of(2016, 4, 2), "soon", "")))
                .satisfies(code("evaluation.entry.future"));
        assertThat(desk.history(number)).isEmpty();
    }

    @Test
    public void decisionsAreFoundByTheVerdictThatCountsAndByTheComputedOne() {
        desk.propose(number, Verdict.FAIL, null, named("Li"), by("Li"));
        desk.confirm(number, named("Wang"), by("Wang"));
        Decisions decisions = new JpaDecisions(() -> "evaluation", jpa, SampleService.reading());
        assertThat(decisions.count(of(Verdict.FAIL))).isEqualTo(1);
        assertThat(decisions.count(of(Verdict.PASS))).isEqualTo(1);
        desk.withdraw(number, named("Li"), by("Li"));
        desk.confirm(number, named("Wang"), by("Wang"));
        assertThat(decisions.count(of(Verdict.FAIL))).isZero();
    }

    private static Decisions.Query of(Verdict verdict) {
        return new Decisions.Query(null, null, null, null, null, null, null, null, verdict, false);
    }

    private static Consumer<Throwable> code(String code) {
        return e -> assertThat(((ShifanException) e).code()).isEqualTo(code);
    }

    @Test
    public void anotherBureausOfficersAndThoseWhoOnlyLookPutForwardConfirmAndWithdrawNothing() {
        Actor officer = new Actor("li", "");
        Actor head = new Actor("sun", "");
        List<String> others = List.of(
                "bureau-officer@bureau:zhejiang",
                "bureau-head@bureau:zhejiang",
                "government@division:320583",
                "assessor@bureau:jiangsu",
                "auditor");
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("propose", () -> desk.propose(number, Verdict.FAIL, null, officer, by("li")));
        roles.holds("li", "bureau-officer@bureau:jiangsu", others, changes, () -> desk.history(number));

        // Who puts it forward does not confirm it, and no officer does.
        List<String> noHeads = new ArrayList<>(others);
        noHeads.add("bureau-officer@bureau:jiangsu");
        changes.clear();
        changes.put("confirm", () -> desk.confirm(number, head, by("sun")));
        roles.holds("sun", "bureau-head@bureau:jiangsu", noHeads, changes, () -> desk.history(number));
        changes.clear();
        changes.put("withdraw", () -> desk.withdraw(number, officer, by("li")));
        roles.holds("li", "bureau-officer@bureau:jiangsu", others, changes, () -> desk.history(number));
    }

    @Test
    public void ofTwoWhoConfirmAtTheSameMomentOneDoesAndTheOtherIsToldSo() throws Exception {
        desk.propose(number, Verdict.FAIL, null, new Actor("li", ""), by("li"));
        ExecutorService heads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (String head : List.of("sun", "zhou", "wu", "zheng")) {
                all.add(() -> {
                    try {
                        return desk.confirm(number, new Actor(head, ""), by(head))
                                .confirmed()
                                .by();
                    } catch (ShifanException e) {
                        return e.code();
                    }
                });
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : heads.invokeAll(all)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .filteredOn("evaluation.override.pending"::equals)
                    .hasSize(3);
            assertThat(answers)
                    .contains(now().aftermath().override().confirmed().by());
        } finally {
            heads.shutdownNow();
        }
    }

    @Test
    public void o1EveryRoleOverridesAndReadsOverridesAsTheTableSays() {
        Overrides asked = new OverrideDesk(
                results,
                new JpaOverrideArchive(() -> "evaluation", jpa),
                roles,
                new Reading(roles, new FakeZones().with("320583-01", "jiangsu"), new FakeEnterprises()),
                NOW);
        asked.propose(number, Verdict.FAIL, null, new Actor("li", ""), by("li"));
        Actor somebody = new Actor(EveryRole.ACCOUNT, "");
        Decision by = by(EveryRole.ACCOUNT);
        roles.everyRole(
                        Overrides.class,
                        new Place(
                                results.evaluation(number).orElseThrow().bureau(),
                                DivisionCode.of("320583"),
                                ZoneId.of("320583-01"),
                                null))
                .change("propose", () -> asked.propose(number, Verdict.FAIL, null, somebody, by))
                .change("withdraw", () -> asked.withdraw(number, somebody, by))
                .change("confirm", () -> asked.confirm(number, somebody, by))
                .read("history", () -> asked.history(number))
                .isAsDocumented(() -> asked.history(number));
    }
}
