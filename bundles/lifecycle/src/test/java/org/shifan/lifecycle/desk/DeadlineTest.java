// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Text;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.shifan.lifecycle.desk.Office.FIRM;
import static org.shifan.lifecycle.desk.Office.JIANGSU;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;
import static org.shifan.lifecycle.desk.ZoneLifeTest.assertRefused;

/** Deadlines are real: they come due, are late, and are entered once, whatever happened to the server meanwhile. */
@Category(EachDatabase.class)
public class DeadlineTest {
    private static final LocalDate FAR = LocalDate.of(2030, 1, 1);

    private final Office office = new Office();

    private long submitted() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        return number;
    }

    @Test
    public void aTermIsDueOnItsLastDayAndLateOnTheNext() {
        long number = submitted();
        office.today("2014-06-17");
        assertThat(office.cases.deadlines(JIANGSU, FAR)).singleElement().satisfies(d -> {
            assertThat(d.due()).isEqualTo(LocalDate.of(2014, 6, 17));
            assertThat(d.late()).isZero();
            assertThat(d.caseNumber()).isEqualTo(number);
            assertThat(d.owedBy().en()).isEqualTo("bureau officer");
        });
        assertThat(office.cases.deadlines(JIANGSU, LocalDate.of(2014, 6, 16))).isEmpty();
        office.today("2014-06-18");
        assertThat(office.cases.deadlines(null, FAR)).extracting(Deadline::late).containsExactly(1);
    }

    @Test
    public void whatOtherModulesAreOwedStandsWithTheCasesInOrderAndOneThatBreaksLeavesTheRest() {
        long number = submitted();
        office.today("2014-06-18");
        office.cases.others = List.of(
                (bureau, today) -> {
                    throw new IllegalStateException("broken");
                },
                (bureau, today) ->
                        List.of(proof(3, LocalDate.of(2014, 12, 1), today), proof(2, LocalDate.of(2014, 6, 1), today)));
        assertThat(office.cases.deadlines(null, FAR))
                .extracting(Deadline::caseNumber, Deadline::key, Deadline::late)
                .containsExactly(tuple(0L, "proof.2", 17), tuple(number, "state.4", 1), tuple(0L, "proof.3", 0));
        assertThat(office.cases.deadlines(null, LocalDate.of(2014, 6, 30))).hasSize(2);
        assertThat(office.cases.caseDeadlines(null, FAR))
                .extracting(Deadline::caseNumber)
                .containsExactly(number);
    }

    private static Deadline proof(long number, LocalDate due, LocalDate today) {
        return Deadline.of(
                "proof." + number,
                FIRM,
                JIANGSU,
                Text.same("proof"),
                Text.same("enterprise"),
                due,
                Text.same("a term"),
                today);
    }

    @Test
    public void whatBecameLateWhileTheServerWasDownIsEnteredOnceAtItsStartAndTold() {
        long number = submitted();
        office.today("2014-06-20");
        office.start();
        List<String> told = new ArrayList<>();
        office.ledger.addListener((c, subject, procedure, entry) -> told.add(c + " " + entry.kind()));
        office.watch().tick();
        office.watch().tick();
        office.start();
        office.watch().tick();
        assertThat(told).containsExactly(number + " LATE");
        assertThat(office.cases.require(number).entries())
                .filteredOn(e -> e.kind() == CaseEntry.Kind.LATE)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.details()).containsEntry("due", "2014-06-17");
                    assertThat(e.day()).isEqualTo(LocalDate.of(2014, 6, 20));
                });
        // The case goes on all the same.
        assertThat(office.step(number, "accept", "officer").state()).isEqualTo("assessing");
    }

    @Test
    public void aListenerThatBreaksUndoesNothing() {
        office.ledger.addListener((c, subject, procedure, entry) -> {
            throw new IllegalStateException("deaf");
        });
        assertThat(submitted()).isPositive();
    }

    @Test
    public void o4ATitleOwesAReviewEveryYearAndItsRenewalInTime() {
        office.inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(
                                Procedure.Term.VALIDITY, new Procedure.Length(24, Procedure.Unit.MONTHS, ""),
                                Procedure.Term.RENEWAL, new Procedure.Length(3, Procedure.Unit.MONTHS, "")),
                        List.of()));
        office.evaluated(1, KUNSHAN, Level.PROVINCIAL, Verdict.PASS, true);
        long number = submitted();
        office.step(number, "accept", "officer");
        office.cases.evaluation(number, 1, office.by("officer"));
        office.panel(number);
        office.step(number, "pass", "officer");
        office.decide(number, "designate", "1");
        assertThat(office.cases.deadlines(null, FAR))
                .extracting(d -> d.key() + " " + d.due())
                .containsExactly("review.2014-06-02 2015-06-02", "renewal.2014-06-02 2016-03-01");
        office.today("2015-05-20");
        long review = office.cases
                .open(KUNSHAN, "review", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
        office.evaluated(2, KUNSHAN, Level.PROVINCIAL, Verdict.PASS, true);
        office.cases.evaluation(review, 2, office.by("officer"));
        office.step(review, "pass", "officer");
        assertThat(office.cases.deadlines(null, FAR))
                .extracting(d -> d.key() + " " + d.due())
                .contains("review.2015-05-20 2016-05-20");
        // After its term the title is gone, and owes nothing.
        office.today("2016-06-03");
        assertThat(office.cases.deadlines(null, FAR)).isEmpty();
    }

    @Test
    public void o4ATitleThatWasRenewedInTimeOwesNoRenewalAnyMore() {
        office.inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(
                                Procedure.Term.VALIDITY, new Procedure.Length(24, Procedure.Unit.MONTHS, ""),
                                Procedure.Term.RENEWAL, new Procedure.Length(3, Procedure.Unit.MONTHS, "")),
                        List.of()));
        office.evaluated(1, KUNSHAN, Level.PROVINCIAL, Verdict.PASS, true);
        long number = submitted();
        office.step(number, "accept", "officer");
        office.cases.evaluation(number, 1, office.by("officer"));
        office.panel(number);
        office.step(number, "pass", "officer");
        office.decide(number, "designate", "1");
        office.today("2016-02-15");
        long renewal = office.cases
                .open(KUNSHAN, "renewal", Title.PROVINCIAL, null, 0, office.by("county"))
                .number();
        office.submit(renewal);
        office.cases.evaluation(renewal, 1, office.by("officer"));
        office.panel(renewal);
        office.step(renewal, "pass", "officer");
        office.decide(renewal, "renew", "2");
        // The first term runs until the first of June, the second one begins then.
        office.today("2016-03-10");
        assertThat(office.cases.deadlines(null, FAR))
                .extracting(d -> d.key() + " " + d.due())
                .containsExactly("review.2016-02-15 2017-02-15", "renewal.2016-06-02 2018-03-01");
        // Withdrawn, given back by an appeal and withdrawn again before it begins: of two that were cancelled none
        // stands.
        Decision day = new Decision("head", LocalDate.of(2016, 3, 20), "as decided", "");
        Grant second = office.grants.history(KUNSHAN).get(1);
        office.grants.cancel(second.id(), day);
        Grant back =
                office.grants.grant(KUNSHAN, second.kind(), second.value(), second.period(), second.precision(), day);
        office.grants.cancel(back.id(), day);
        assertThat(office.cases.deadlines(null, FAR)).isEmpty();
    }

    @Test
    public void aDeadlineThatCannotBeEnteredKeepsNoOtherFromIt() {
        office.inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(),
                        List.of(new Procedure.Step(
                                "hearing",
                                new Text("听".repeat(2100), "Hearing"),
                                Procedure.Act.ACCEPT,
                                Procedure.Role.BUREAU_OFFICER,
                                Optional.of(new Procedure.Length(1, Procedure.Unit.DAYS, "")),
                                List.of(),
                                ""))));
        long number = submitted();
        office.today("2014-06-20");
        office.watch().tick();
        assertThat(office.cases.require(number).entries())
                .filteredOn(e -> e.kind() == CaseEntry.Kind.LATE)
                .singleElement()
                .satisfies(e -> assertThat(e.details()).containsEntry("owed-by", "直属局经办人 bureau officer"));
    }

    @Test
    public void d1AnEnterpriseGainsTheTitleByTwoPersonsAndLeavesItOfItsOwnWill() {
        office.evaluated(4, FIRM, Level.NATIONAL, Verdict.PASS, true);
        long number = office.open("title-grant", FIRM, "firm").number();
        office.attach(number, "application", "firm");
        office.attach(number, "self-assessment", "firm");
        office.step(number, "submit", "firm");
        office.step(number, "accept", "officer");
        office.cases.evaluation(number, 4, office.by("officer"));
        assertRefused(() -> office.step(number, "pass", "officer"), "lifecycle.step.missing", "at least 2 are needed");
        office.panel(number);
        office.step(number, "pass", "officer");
        office.decide(number, "designate", "苏企〔2014〕7号");
        assertThat(office.grants.history(FIRM))
                .singleElement()
                .satisfies(g -> assertThat(g.value()).isEqualTo("苏企〔2014〕7号"));
        office.today("2014-12-01");
        long exit = office.cases
                .open(FIRM, "exit", Title.DEMONSTRATION_ENTERPRISE, null, 0, office.by("firm"))
                .number();
        office.attach(exit, "declaration", "firm");
        office.step(exit, "confirm", "head");
        assertThat(office.grants.history(FIRM).get(0).endedOn()).isEqualTo(LocalDate.of(2014, 11, 30));
    }

    @Test
    public void r7AnEnterpriseJoinsAZoneAndIsRemovedAfterNotice() {
        long number = office.cases
                .open(FIRM, "admission", null, KUNSHAN.zoneId(), 0, office.by("firm"))
                .number();
        office.attach(number, "application", "firm");
        office.step(number, "admit", "officer");
        assertThat(office.cases
                        .standing(FIRM, office.ledger.today(), office.ledger.today())
                        .title()
                        .en())
                .isEqualTo("member enterprise of zone 320583-01");
        office.today("2014-12-01");
        long removal = office.cases
                .open(FIRM, "withdrawal", Title.MEMBER, null, 0, office.by("officer"))
                .number();
        office.attach(removal, "notice", "officer");
        office.step(removal, "notify", "officer");
        office.today("2014-12-17");
        office.decide(removal, "withdraw-unanswered", "2");
        assertThat(office.cases
                        .standing(FIRM, office.ledger.today(), office.ledger.today())
                        .title()
                        .en())
                .isEqualTo("no title");
        // An appeal that is granted gives the membership back, wherever the enterprise may be by then.
        office.today("2014-12-20");
        long appeal = office.cases
                .open(FIRM, "appeal", null, null, removal, office.by("firm"))
                .number();
        office.attach(appeal, "appeal", "firm");
        office.decide(appeal, "reverse", "3");
        assertThat(office.cases
                        .standing(FIRM, office.ledger.today(), office.ledger.today())
                        .title()
                        .en())
                .isEqualTo("member enterprise of zone 320583-01");
    }

    @Test
    public void o4WhatStaysLateGoesUpFromTheOfficerToTheHeadAndToAqsiqEachOnce() {
        long number = submitted();
        TableOfRoles roles = new TableOfRoles();
        office.permissions = roles;
        office.start();
        String officer = "bureau-officer@bureau:jiangsu";
        String head = "bureau-head@bureau:jiangsu";
        assertThat(waiting(roles, officer)).contains("accept 2014-06-17 0");
        assertThat(waiting(roles, "government@zone:320583-01")).containsExactly("take-back 2014-06-17 0");
        assertThat(waiting(roles, "government@zone:320583-02")).isEmpty();
        roles.open();

        // Due on 17 June.
        office.today("2014-06-23");
        office.watch().tick();
        assertThat(waiting(roles, officer)).contains("accept 2014-06-17 6");
        assertThat(waiting(roles, head)).noneMatch(each -> each.startsWith("-"));
        assertThat(waiting(roles, "aqsiq")).isEmpty();
        roles.open();
        office.today("2014-06-24");
        office.watch().tick();
        office.watch().tick();
        assertThat(waiting(roles, head)).contains("- 2014-06-17 7");
        assertThat(waiting(roles, "bureau-head@bureau:fujian")).isEmpty();
        assertThat(waiting(roles, "aqsiq")).isEmpty();
        roles.open();
        office.today("2014-07-17");
        office.watch().tick();
        assertThat(waiting(roles, "aqsiq")).containsExactly("- 2014-06-17 30");
        roles.open();
        assertThat(office.cases.require(number).entries())
                .filteredOn(e -> e.kind() == CaseEntry.Kind.LATE)
                .extracting(CaseEntry::what)
                .satisfiesExactly(
                        what -> assertThat(what).doesNotContain(".to."),
                        what -> assertThat(what).endsWith(".to.bureau-head"),
                        what -> assertThat(what).endsWith(".to.aqsiq"));
        // Once it is done it waits for nobody.
        office.step(number, "accept", "officer");
        assertThat(waiting(roles, head)).noneMatch(each -> each.startsWith("-"));
    }

    /** The step, or a stroke for what has gone up, its last day and how late it is. */
    private List<String> waiting(TableOfRoles roles, String role) {
        roles.become("somebody", role);
        return office.cases.waiting().stream()
                .map(each -> (each.step().isEmpty() ? "-" : each.step()) + " " + each.due() + " " + each.late())
                .toList();
    }
}
