// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Signature;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;
import static org.shifan.lifecycle.desk.ZoneLifeTest.assertRefused;

/** Who assesses, and that nobody else does. */
@Category(EachDatabase.class)
public class PanelTest {
    private final Office office = new Office();
    private long number;

    @Before
    public void aCaseUnderAssessment() {
        office.evaluated(1, KUNSHAN, Level.PROVINCIAL, Verdict.PASS, true);
        number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        office.step(number, "accept", "officer");
    }

    @Test
    public void nobodyAssessesWhoComesFromAMemberOrHasActedForTheApplicant() {
        OrganisationCode member = OrganisationCode.of("192203821");
        office.members.add(member);
        assertRefused(
                () -> office.cases.assessor(number, "zhao", member.value(), office.by("officer")),
                "lifecycle.panel.conflict",
                member.value());
        assertRefused(
                () -> office.cases.assessor(number, " County ", "Nanjing University", office.by("officer")),
                "lifecycle.panel.conflict",
                "government");
        office.cases.assessor(number, "zhao", "Nanjing University", office.by("officer"));
        assertRefused(
                () -> office.cases.assessor(number, "ZHAO", "elsewhere", office.by("officer")),
                "lifecycle.panel.twice",
                "ZHAO");
    }

    @Test
    public void nobodyAssessesWhoComesFromAMemberHoweverItIsWritten() {
        OrganisationCode member = OrganisationCode.of("192203821");
        office.members.add(member);
        for (String written :
                new String[] {"19220382-1", " 192203821 ", "１９２２０３８２１", "91320583192203821Y", "某厂(昆山)", "某厂 （昆山）"}) {
            assertRefused(
                    () -> office.cases.assessor(number, "zhao", written, office.by("officer")),
                    "lifecycle.panel.conflict",
                    written.strip());
        }
        office.cases.assessor(number, "zhao", "某厂对面的检测院", office.by("officer"));
    }

    @Test
    public void whatAStepSaysBesideItselfNamesNoEvaluation() {
        // An evaluation of somebody else, put in by the applicant with a step of its own.
        office.evaluated(9, Office.FIRM, Level.NATIONAL, Verdict.PASS, true);
        long other = office.open("title-grant", Office.FIRM, "firm").number();
        office.attach(other, "application", "firm");
        office.attach(other, "self-assessment", "firm");
        office.cases.step(other, "submit", Map.of("evaluation", "1"), office.by("firm"));
        assertThat(office.cases.require(other).evaluation()).isZero();
        office.step(other, "return", "officer");
        assertThat(office.cases
                        .step(other, "submit", Map.of("evaluation", "no number"), office.by("firm"))
                        .state())
                .isEqualTo("applied");
        office.step(other, "accept", "officer");
        assertRefused(() -> office.step(other, "pass", "officer"), "lifecycle.step.missing", "no official evaluation");
    }

    @Test
    public void pointsThatWouldNotFitIntoMemoryAreNotWrittenOut() {
        office.cases.assessor(number, "zhao", "Nanjing University", office.by("officer"));
        office.cases.evaluation(number, 1, office.by("officer"));
        for (String points : new String[] {"1E-1999999999", "1E+1999999999", "-1E+1999999999"}) {
            assertRefused(() -> score("zhao", "clustering", points, "zhao"), "lifecycle.panel.points", points);
        }
        assertThat(score("zhao", "clustering", "1E+1", "zhao").panel().get(0).scores())
                .singleElement()
                .satisfies(s -> assertThat(s.points()).isEqualByComparingTo("10"));
    }

    @Test
    public void onlyAnAssessorSignsAConclusionAndOneThatFailsStandsInTheWay() {
        office.cases.evaluation(number, 1, office.by("officer"));
        office.cases.assessor(number, "zhao", "Nanjing University", office.by("officer"));
        assertRefused(
                () -> office.cases.conclude(number, true, office.by("officer")), "lifecycle.panel.stranger", "zhao");
        office.cases.conclude(number, true, office.by("zhao"));
        assertRefused(
                () -> office.step(number, "pass", "officer"), "lifecycle.step.missing", "has 1 assessors; at least 2");
        office.cases.assessor(number, "钱二", "测试所", office.by("officer"));
        assertRefused(
                () -> office.step(number, "pass", "officer"), "lifecycle.step.missing", "钱二 has signed no conclusion");
        // An account acts for the assessor: both are kept.
        office.cases.conclude(
                number, false, new Signature(new Actor("karaf", "钱二"), office.ledger.today(), "no risk plan"));
        assertRefused(() -> office.step(number, "pass", "officer"), "lifecycle.step.missing", "it fails: no risk plan");
        office.cases.dismiss(number, "钱二", office.by("officer"));
        office.cases.assessor(number, "sun", "a laboratory", office.by("officer"));
        office.cases.conclude(number, true, office.by("sun"));
        assertThat(office.step(number, "pass", "officer").state()).isEqualTo("assessed");
    }

    @Test
    public void pointsOnSiteStandBesideThoseOfTheNamedEvaluation() {
        office.cases.assessor(number, "zhao", "Nanjing University", office.by("officer"));
        assertRefused(() -> score("zhao", "clustering", "8", "zhao"), "lifecycle.panel.no-evaluation", "names no");
        office.cases.evaluation(number, 1, office.by("officer"));
        assertRefused(() -> score("zhao", "nothing", "8", "zhao"), "lifecycle.panel.item", "nothing");
        assertRefused(() -> score("zhao", "clustering", "10.01", "zhao"), "lifecycle.panel.points", "0 to 10");
        assertRefused(() -> score("zhao", "clustering", "-1", "zhao"), "lifecycle.panel.points", "-1");
        assertRefused(() -> score("zhao", "clustering", "8", "officer"), "lifecycle.panel.not-self", "officer");
        score("zhao", "clustering", "8", "zhao");
        Case.Score score = score("zhao", "clustering", "7.5", "zhao")
                .panel()
                .get(0)
                .scores()
                .get(0);
        assertThat(score)
                .isEqualTo(new Case.Score("clustering", new BigDecimal("7.5"), BigDecimal.TEN, BigDecimal.TEN));
    }

    @Test
    public void anEvaluationOfAnotherSubjectOrLevelIsNotTaken() {
        office.evaluated(2, KUNSHAN, Level.NATIONAL, Verdict.PASS, true);
        assertRefused(
                () -> office.cases.evaluation(number, 2, office.by("officer")),
                "lifecycle.evaluation.other",
                "national");
        assertRefused(
                () -> office.cases.evaluation(number, 4711, office.by("officer")),
                "lifecycle.evaluation.unknown",
                "4711");
    }

    private Case score(String assessor, String item, String points, String by) {
        return office.cases.score(number, assessor, item, new BigDecimal(points), office.by(by));
    }
}
