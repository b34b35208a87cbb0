// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.ShifanException;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** O1, R6: every method of the cases in every role, at home and elsewhere, as the shipped table says. */
public class CasesEveryRoleTest {
    private static final Signature BY =
            new Signature(new Actor(EveryRole.ACCOUNT, ""), LocalDate.of(2014, 6, 2), "as the table says");
    private static final DivisionCode DIVISION = DivisionCode.of("320583");
    private static final Place ZONE = new Place(Office.JIANGSU, DIVISION, Office.KUNSHAN.zoneId(), null);
    private static final Place FIRM = new Place(Office.JIANGSU, DIVISION, null, Office.FIRM.organisationCode());

    private final Office office = new Office();
    private final TableOfRoles roles = new TableOfRoles();

    private void ask() {
        office.permissions = roles;
        office.start();
    }

    private static EveryRole with(EveryRole every, Place place, Subject subject, Cases cases, Case of, String receipt) {
        long number = of.number();
        return every.at(place)
                .change("open", () -> cases.open(subject, of.procedure(), null, null, 0, BY))
                .change("step", () -> cases.step(number, "submit", Map.of(), BY))
                .change("attach", () -> cases.attach(number, "application", Path.of("x.pdf"), BY))
                .change("evaluation", () -> cases.evaluation(number, 1, BY))
                .change("assessor", () -> cases.assessor(number, "Wang", "school", BY))
                .change("dismiss", () -> cases.dismiss(number, "Wang", BY))
                .change("score", () -> cases.score(number, "Wang", "item", BigDecimal.ONE, BY))
                .change("conclude", () -> cases.conclude(number, true, BY))
                .change("object", () -> cases.object(number, BY))
                .change("objectOpenly", () -> cases.objectOpenly(number, "the smoke is in every garden"))
                .read("followObjection", () -> cases.followObjection(receipt))
                .change("answer", () -> cases.answer(number, 1, true, BY))
                .change("correctDay", () -> cases.correctDay(number, 1, LocalDate.of(2014, 6, 1), BY))
                .change("annul", () -> cases.annul(number, 1, BY))
                .read("content", () -> cases.content(number, of.papers().get(0).entry()))
                .read("require", () -> cases.require(number))
                .read(
                        "find",
                        () -> cases.find(null, null, null, false).stream()
                                .filter(each -> each.number() == number)
                                .toList())
                .read(
                        "deadlines",
                        () -> cases.deadlines(null, null).stream()
                                .filter(each -> each.caseNumber() == number)
                                .toList())
                .read(
                        "caseDeadlines",
                        () -> cases.caseDeadlines(null, null).stream()
                                .filter(each -> each.caseNumber() == number)
                                .toList())
                .read("standing", () -> cases.standing(subject, LocalDate.of(2014, 6, 2), LocalDate.of(2014, 6, 2)));
    }

    @Test
    public void everyRoleDoesAndReadsInCasesWhatTheTableSaysAndNothingElse() {
        office.inNotice();
        long designated = office.assessed();
        office.step(designated, "publish", "officer");
        String receipt = office.cases
                .objectOpenly(designated, "the smoke is in every garden")
                .code();
        Case zone = office.cases.require(designated);
        office.evaluated(9, Office.FIRM, Level.NATIONAL, Verdict.PASS, true);
        Case opened = office.open("title-grant", Office.FIRM, "firm");
        office.attach(opened.number(), "application", "firm");
        office.attach(opened.number(), "self-assessment", "firm");
        Case firm = office.step(opened.number(), "submit", "firm");
        ask();
        EveryRole every = with(roles.everyRole(Cases.class, ZONE), ZONE, Office.KUNSHAN, office.cases, zone, receipt);
        with(every, FIRM, Office.FIRM, office.cases, firm, receipt)
                .isAsDocumented(() -> office.cases.find(null, null, null, false));
    }

    @Test
    public void whoMayObjectFromElsewhereIsNotShownTheCase() {
        long number =
                office.open("provincial-designation", Office.KUNSHAN, "county").number();
        ask();
        roles.become(EveryRole.ACCOUNT, "bureau-officer@bureau:fujian");
        assertThatThrownBy(() -> office.cases.require(number))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("identity.refused"));
        assertThat(office.cases.find(Office.KUNSHAN, null, null, false)).isEmpty();
        assertThat(office.cases.deadlines(Office.JIANGSU, null)).isEmpty();
        roles.become(EveryRole.ACCOUNT, "bureau-officer@bureau:jiangsu");
        assertThat(office.cases.find(Office.KUNSHAN, null, null, false))
                .extracting(Case::number)
                .isEqualTo(List.of(number));
    }
}
