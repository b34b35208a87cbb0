// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Standing;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.lifecycle.desk.Office.JIANGSU;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** The whole way of a zone, from cultivating to national and out again. */
@Category(EachDatabase.class)
public class ZoneLifeTest {
    private final Office office = new Office();

    private long national() {
        office.evaluated(2, KUNSHAN, Level.NATIONAL, Verdict.PASS, true);
        long number = office.open("national-designation", KUNSHAN, "county").number();
        office.submit(number);
        office.attach(number, "recommendation", "head");
        office.step(number, "recommend", "head");
        office.step(number, "accept", "aqsiq");
        office.cases.evaluation(number, 2, office.by("aqsiq"));
        office.panel(number);
        office.step(number, "pass", "aqsiq");
        office.decide(number, "designate", "公告2016年第37号");
        return number;
    }

    @Test
    public void r4AZoneGoesFromCultivatingToProvincialToNationalAndLosesBothByWithdrawal() {
        long first = office.provincial();
        assertThat(office.cases.require(first).state()).isEqualTo("designated");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2014, 6, 2)))
                .isEqualTo(Level.PROVINCIAL);
        assertThat(office.grants.history(KUNSHAN).get(0).granted().evidence()).isEqualTo("苏检〔2014〕1号");

        office.today("2016-04-13");
        national();
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2016, 4, 13)))
                .isEqualTo(Level.NATIONAL);

        office.today("2017-01-10");
        long withdrawal = office.cases
                .open(KUNSHAN, "withdrawal", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
        office.hear(withdrawal, "notify");
        office.decide(withdrawal, "withdraw", "苏检〔2017〕2号");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2017, 1, 9)))
                .isEqualTo(Level.NATIONAL);
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2017, 1, 10)))
                .isEqualTo(Level.CULTIVATING);
    }

    @Test
    public void r4ACultivatingZoneCannotApplyForTheNationalTitle() {
        assertRefused(
                () -> office.open("national-designation", KUNSHAN, "county"), "lifecycle.open.level", "provincial");
    }

    @Test
    public void o3AZoneThatMissesAConditionOfSectionFourIsNotRecommendedAndTheConditionIsNamed() {
        office.provincial();
        office.evaluated(2, KUNSHAN, Level.NATIONAL, Verdict.FAIL, false);
        long number = office.open("national-designation", KUNSHAN, "county").number();
        office.submit(number);
        office.attach(number, "recommendation", "head");
        assertRefused(
                () -> office.step(number, "recommend", "head"),
                "lifecycle.step.missing",
                "Clustering (四(一)), evaluation 2");
        office.evaluated(3, KUNSHAN, Level.NATIONAL, Verdict.PASS, true);
        assertThat(office.step(number, "recommend", "head").state()).isEqualTo("recommended");
    }

    @Test
    public void r11AnApplicationWithoutItsPapersIsNotSubmitted() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        assertRefused(
                () -> office.step(number, "submit", "county"),
                "lifecycle.step.missing",
                "\"application\" is not attached; the paper \"self-assessment\"");
        assertThat(office.cases.require(number).entries()).hasSize(1);
    }

    @Test
    public void aDesignationTakesTwoPersonsAndNeitherIsAnAssessor() {
        long number = office.assessed();
        Map<String, String> announced = Map.of(Conditions.ANNOUNCEMENT, "苏检〔2014〕1号");
        assertRefused(() -> office.step(number, "designate", "head"), "lifecycle.step.missing", "announcement");
        assertRefused(
                () -> office.cases.step(number, "designate", announced, office.by("zhao")),
                "lifecycle.panel.decider",
                "zhao");
        Case proposed = office.cases.step(number, "designate", announced, office.by("head"));
        assertThat(proposed.state()).isEqualTo("assessed");
        assertThat(proposed.next())
                .filteredOn(next -> next.id().equals("designate"))
                .extracting(Case.Next::proposedBy)
                .containsExactly("head");
        assertRefused(() -> office.step(number, "designate", "HEAD"), "lifecycle.step.same-person", "HEAD");
        assertRefused(
                () -> office.cases.step(
                        number, "designate", Map.of(Conditions.ANNOUNCEMENT, "another"), office.by("deputy")),
                "lifecycle.step.differs",
                "another");
        assertThat(office.grants.history(KUNSHAN)).isEmpty();
        assertThat(office.step(number, "designate", "deputy").state()).isEqualTo("designated");
        assertThat(office.grants.history(KUNSHAN)).hasSize(1);
    }

    @Test
    public void aBureausOwnStepStandsInTheWayUntilItIsDone() {
        office.inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(),
                        List.of(new Procedure.Step(
                                "expert-hearing",
                                new Text("专家论证", "Hearing of experts"),
                                Procedure.Act.ACCEPT,
                                Procedure.Role.BUREAU_OFFICER,
                                Optional.of(new Procedure.Length(15, Procedure.Unit.DAYS, "")),
                                List.of("minutes"),
                                "七(二)"))));
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        // A later set changes nothing of a case under way.
        office.inForce(JIANGSU, Level.PROVINCIAL, Procedure.NONE);
        assertRefused(() -> office.step(number, "accept", "officer"), "lifecycle.step.missing", "expert-hearing");
        assertRefused(() -> office.step(number, "expert-hearing", "officer"), "lifecycle.step.missing", "minutes");
        assertThat(office.cases.deadlines(null, LocalDate.of(2014, 6, 17)))
                .extracting(Deadline::key)
                .contains("own.expert-hearing.4");
        office.attach(number, "minutes", "officer");
        office.step(number, "expert-hearing", "officer");
        assertThat(office.step(number, "accept", "officer").state()).isEqualTo("assessing");
    }

    @Test
    public void aPublicNoticeRunsWhereTheSetAsksForItAndAnObjectionIsAnsweredFirst() {
        office.inNotice();
        long number = office.assessed();
        Map<String, String> announced = Map.of(Conditions.ANNOUNCEMENT, "1");
        assertRefused(
                () -> office.cases.step(number, "designate", announced, office.by("head")),
                "lifecycle.step.missing",
                "ask for a public notice first");
        office.step(number, "publish", "officer");
        office.today("2014-06-05");
        int objection = office.cases.object(number, office.by("neighbour")).entry();
        assertRefused(
                () -> office.cases.step(number, "designate", announced, office.by("head")),
                "lifecycle.step.missing",
                "until the end of 2014-06-09; objection " + objection);
        office.today("2014-06-10");
        assertRefused(
                () -> office.cases.object(number, office.by("neighbour")),
                "lifecycle.objection.no-notice",
                "2014-06-09");
        office.cases.answer(number, objection, false, office.by("officer"));
        office.decide(number, "designate", "1");
        assertThat(office.grants.history(KUNSHAN).get(0).period().to()).isEqualTo(LocalDate.of(2017, 6, 9));
    }

    @Test
    public void r7TheStateOfAnyPastDayIsShownAsItWasKnownOnAnother() {
        long number = office.provincial();
        office.today("2014-07-01");
        LocalDate june = LocalDate.of(2014, 6, 20);
        long review = office.cases
                .open(KUNSHAN, "review", Title.PROVINCIAL, null, 0, office.by("officer", "2014-06-15"))
                .number();
        Standing then = office.cases.standing(KUNSHAN, june, june);
        assertThat(then.title().en()).isEqualTo("provincial zone");
        assertThat(then.states()).extracting(Standing.CaseState::number).containsExactly(number);
        Standing now = office.cases.standing(KUNSHAN, june, LocalDate.of(2014, 7, 1));
        assertThat(now.states()).extracting(Standing.CaseState::number).containsExactly(review, number);
        Standing before = office.cases.standing(KUNSHAN, LocalDate.of(2014, 6, 1), LocalDate.of(2014, 7, 1));
        assertThat(before.title().en()).isEqualTo("in cultivation");
        assertThat(before.states()).isEmpty();
    }

    @Test
    public void r7ACorrectionIsALineOfItsOwnAndWhatWasKnownBeforeStays() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        office.today("2014-06-10");
        Case wrong = office.step(number, "accept", "officer");
        int line = wrong.entries().get(wrong.entries().size() - 1).number();
        office.today("2014-06-12");
        Case corrected = office.cases.correctDay(number, line, LocalDate.of(2014, 6, 5), office.by("head"));
        assertThat(corrected.since()).isEqualTo(LocalDate.of(2014, 6, 5));
        assertThat(office.cases
                        .require(number, LocalDate.of(2014, 6, 11), LocalDate.of(2014, 6, 11))
                        .since())
                .isEqualTo(LocalDate.of(2014, 6, 10));
        assertRefused(
                () -> office.cases.correctDay(number, line, LocalDate.of(2014, 6, 1), office.by("head")),
                "lifecycle.correct.order",
                "2014-06-02");
        Case annulled = office.cases.annul(number, line, office.by("head"));
        assertThat(annulled.state()).isEqualTo("applied");
        assertThat(annulled.entries()).hasSize(7);
        assertThat(office.step(number, "return", "officer").state()).isEqualTo("preparing");
    }

    @Test
    public void aDesignationIsNotUndoneByACorrection() {
        long number = office.provincial();
        Case done = office.cases.require(number);
        int line = done.entries().get(done.entries().size() - 1).number();
        assertRefused(
                () -> office.cases.annul(number, line, office.by("head")), "lifecycle.correct.effect", "designate");
    }

    @Test
    public void o4ARectificationThatIsNotReportedInTimeLeadsToWithdrawalAndAnAppealCanGiveTheTitleBack() {
        office.provincial();
        office.today("2015-06-02");
        long review = office.cases
                .open(KUNSHAN, "review", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
        office.evaluated(5, KUNSHAN, Level.PROVINCIAL, Verdict.FAIL, true);
        assertRefused(() -> office.step(review, "pass", "officer"), "lifecycle.step.missing", "no official evaluation");
        office.cases.evaluation(review, 5, office.by("officer"));
        assertRefused(() -> office.step(review, "pass", "officer"), "lifecycle.step.missing", "FAIL and not PASS");
        office.step(review, "rectify", "officer");
        Case rectification =
                office.cases.find(KUNSHAN, null, "rectification", true).get(0);
        assertThat(rectification.about()).isEqualTo(review);
        office.attach(rectification.number(), "rectification-order", "officer");
        office.step(rectification.number(), "order", "officer");
        assertRefused(
                () -> office.step(rectification.number(), "fail-late", "officer"),
                "lifecycle.step.missing",
                "ends with 2015-08-31");
        office.today("2015-09-01");
        office.step(rectification.number(), "fail-late", "officer");
        Case withdrawal = office.cases.find(KUNSHAN, null, "withdrawal", true).get(0);
        long number = withdrawal.number();
        office.attach(number, "notice", "officer");
        office.step(number, "notify", "officer");
        assertRefused(
                () -> office.cases.step(number, "withdraw-unanswered", Map.of("announcement", "2"), office.by("head")),
                "lifecycle.step.missing",
                "ends with 2015-09-16");
        office.today("2015-09-17");
        office.decide(number, "withdraw-unanswered", "2");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2015, 9, 17)))
                .isEqualTo(Level.CULTIVATING);
        office.today("2015-10-01");
        long appeal = office.cases
                .open(KUNSHAN, "appeal", null, null, number, office.by("county"))
                .number();
        office.attach(appeal, "appeal", "county");
        office.decide(appeal, "reverse", "3");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2015, 9, 17)))
                .isEqualTo(Level.PROVINCIAL);
    }

    @Test
    public void o4AnAppealAgainstTheLossOfTheProvincialTitleGivesTheNationalOneBackThatWentWithIt() {
        office.provincial();
        office.today("2016-04-13");
        national();
        office.today("2017-01-10");
        long number = office.cases
                .open(KUNSHAN, "withdrawal", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
        office.hear(number, "notify");
        office.decide(number, "withdraw", "苏检〔2017〕2号");
        office.today("2017-02-01");
        long appeal = office.cases
                .open(KUNSHAN, "appeal", null, null, number, office.by("county"))
                .number();
        office.attach(appeal, "appeal", "county");
        office.decide(appeal, "reverse", "公告2017年第9号");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2017, 1, 10)))
                .isEqualTo(Level.NATIONAL);
        // Both owe again what they owed.
        assertThat(office.cases.deadlines(null, LocalDate.of(2030, 1, 1)))
                .extracting(d -> d.title() + " " + d.key())
                .contains("provincial renewal.2014-06-02", "national renewal.2016-04-13");
    }

    @Test
    public void aCaseThatIsOverIsNotReopenedBesideAnotherOfItsKind() {
        long first = office.open("provincial-designation", KUNSHAN, "county").number();
        int line = office.step(first, "take-back", "county").entries().size();
        long second = office.open("provincial-designation", KUNSHAN, "county").number();
        assertRefused(
                () -> office.cases.annul(first, line, office.by("head")),
                "lifecycle.open.running",
                String.valueOf(second));
        office.step(second, "take-back", "county");
        assertThat(office.cases.annul(first, line, office.by("head")).state()).isEqualTo("preparing");
    }

    @Test
    public void r7ADayOnWhichOnlyAPaperWasThereIsADayBeforeTheCase() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.attach(number, "application", "county");
        office.today("2014-06-10");
        office.cases.correctDay(number, 1, LocalDate.of(2014, 6, 9), office.by("head"));
        LocalDate between = LocalDate.of(2014, 6, 5);
        assertRefused(
                () -> office.cases.require(number, between, LocalDate.of(2014, 6, 10)),
                "lifecycle.case.not-begun",
                "2014-06-05");
        assertThat(office.cases
                        .standing(KUNSHAN, between, LocalDate.of(2014, 6, 10))
                        .states())
                .isEmpty();
    }

    @Test
    public void nothingIsEnteredForADayBeforeTheCaseCameToWhereItStands() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        assertRefused(
                () -> office.cases.attach(
                        number,
                        "application",
                        java.nio.file.Path.of("src/test/resources/timelines/zones.csv"),
                        office.by("county", "2014-06-01")),
                "lifecycle.day.before",
                "2014-06-02");
        assertRefused(
                () -> office.cases.assessor(number, "zhao", "a laboratory", office.by("officer", "2014-06-01")),
                "lifecycle.day.before",
                "2014-06-02");
        assertThat(office.cases.require(number).entries()).hasSize(1);
    }

    @Test
    public void aStepOfTheAuthoritysOwnThatIsCalledLikeAnotherDoesNotHideIt() {
        office.inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(),
                        List.of(new Procedure.Step(
                                "accept",
                                new Text("受理前核对", "Check before acceptance"),
                                Procedure.Act.ACCEPT,
                                Procedure.Role.BUREAU_OFFICER,
                                Optional.empty(),
                                List.of(),
                                ""))));
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        assertThat(office.step(number, "accept", "officer").state()).isEqualTo("applied");
        assertThat(office.step(number, "accept", "officer").state()).isEqualTo("assessing");
    }

    @Test
    public void onlyAnAppealIsAgainstACase() {
        assertRefused(
                () -> office.cases.open(KUNSHAN, "provincial-designation", null, null, 4711, office.by("county")),
                "lifecycle.about.needless",
                "4711");
    }

    @Test
    public void anAppealComesTooLateOnTheDayAfterItsTerm() {
        office.provincial();
        long number = office.cases
                .open(KUNSHAN, "withdrawal", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
        office.hear(number, "notify");
        office.decide(number, "withdraw", "2");
        office.today("2014-08-02");
        assertRefused(
                () -> office.cases.open(KUNSHAN, "appeal", null, null, number, office.by("county")),
                "lifecycle.appeal.late",
                "2014-08-01");
        assertThat(office.cases
                        .open(KUNSHAN, "appeal", null, null, number, office.by("county", "2014-08-01"))
                        .state())
                .isEqualTo("filed");
    }

    @Test
    public void whatCannotGoOnWithoutTheTitleEndsWithIt() {
        office.provincial();
        long national = office.open("national-designation", KUNSHAN, "county").number();
        long exit = office.cases
                .open(KUNSHAN, "exit", Title.PROVINCIAL, null, 0, office.by("county"))
                .number();
        office.attach(exit, "declaration", "county");
        office.step(exit, "confirm", "head");
        assertThat(office.cases.require(national).state()).isEqualTo("discontinued");
        assertThat(office.cases.find(KUNSHAN, null, null, true)).isEmpty();
    }

    @Test
    public void whatTheRegisterOfTitlesRefusesLeavesNothingInTheCase() {
        office.provincial();
        office.today("2015-01-05");
        long exit = office.cases
                .open(KUNSHAN, "exit", Title.PROVINCIAL, null, 0, office.by("county"))
                .number();
        office.attach(exit, "declaration", "county");
        // Somebody takes the title away past the case.
        office.grants.withdraw(
                1,
                LocalDate.of(2015, 1, 1),
                office.grants.history(KUNSHAN).get(0).granted());
        int before = office.cases.require(exit).entries().size();
        assertRefused(() -> office.step(exit, "confirm", "head"), "lifecycle.effect.not-held", "2015-01-05");
        Case after = office.cases.require(exit);
        assertThat(after.state()).isEqualTo("declared");
        assertThat(after.entries()).hasSize(before);
    }

    @Test
    public void aCaseIsNotOpenedTwiceAndNothingIsEnteredForTomorrow() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        assertRefused(
                () -> office.open("provincial-designation", KUNSHAN, "county"),
                "lifecycle.open.running",
                String.valueOf(number));
        assertRefused(
                () -> office.cases.step(number, "take-back", Map.of(), office.by("county", "2014-06-03")),
                "lifecycle.day.future",
                "2014-06-03");
        assertRefused(
                () -> office.cases.step(number, "take-back", Map.of(), office.by("county", "2014-06-01")),
                "lifecycle.day.before",
                "2014-06-02");
        assertRefused(() -> office.step(number, "fly", "county"), "lifecycle.step.unknown", "submit, take-back");
        assertRefused(() -> office.step(number, "accept", "officer"), "lifecycle.step.state", "submit, take-back");
        assertRefused(() -> office.step(-1, "submit", "county"), "lifecycle.case.unknown", "-1");
    }

    @Test
    public void theRulesOfACaseSayWhereEachLengthComesFrom() {
        office.inForce(
                BureauCode.AQSIQ,
                Level.NATIONAL,
                new Procedure(
                        Map.of(Procedure.Term.REVIEW, new Procedure.Length(12, Procedure.Unit.MONTHS, "第九条")),
                        List.of()));
        office.provincial();
        Case.Rules rules =
                office.open("national-designation", KUNSHAN, "county").rules();
        assertThat(rules.term(Procedure.Term.REVIEW).orElseThrow().source().en())
                .isEqualTo("criteria aqsiq-zone-national 1.2.0, 第九条");
        assertThat(rules.term(Procedure.Term.VALIDITY).orElseThrow().source().en())
                .startsWith("default of the platform, inferred: two renewals came 38 and 51 months");
        assertThat(rules.term(Procedure.Term.PUBLIC_NOTICE)).isEmpty();
    }

    static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code, String names) {
        assertThatThrownBy(call)
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining(names)
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo(code);
    }
}
