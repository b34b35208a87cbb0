// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Level;
import org.shifan.api.core.Zone;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.text.Text;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.FIRM;
import static org.shifan.lifecycle.desk.Office.JIANGSU;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** What the platform enters by itself about a title: events for which it is reviewed out of turn, and figures that drift. */
@Category(EachDatabase.class)
public class WatchesTest {
    private static final Decision DECIDED = new Decision("head", LocalDate.of(2015, 3, 20), "as found", "file 7");

    private final Office office = new Office();
    private long designation;

    /** A provincial zone since 2014-06-02 with a member. */
    @Before
    public void aDesignatedZone() {
        designation = office.assessed();
        office.decide(designation, "designate", "1");
        long admission = office.cases
                .open(FIRM, "admission", null, KUNSHAN.zoneId(), 0, office.by("firm"))
                .number();
        office.attach(admission, "application", "firm");
        office.step(admission, "admit", "officer");
        office.today("2015-04-01");
    }

    private static Incident incident(long id, IncidentKind kind, Attribution maker, Cause cause) {
        return new Incident(
                id,
                JIANGSU,
                kind,
                LocalDate.of(2015, 3, 10),
                CountryCode.of("US"),
                new Goods("bicycle", "", "", "", null),
                "",
                "",
                "fork breaks",
                "",
                "",
                maker,
                cause,
                List.of(),
                0,
                null,
                false);
    }

    private static Attribution maker() {
        return new Attribution(FIRM.organisationCode(), 90, DECIDED);
    }

    private List<Case> reviews() {
        return office.cases.find(KUNSHAN, null, "review", false);
    }

    private List<String> causes() {
        return reviews().stream()
                .flatMap(c -> c.entries().stream())
                .filter(e -> e.kind() == CaseEntry.Kind.CAUSE)
                .map(CaseEntry::what)
                .toList();
    }

    private void looksOnceHoweverOften(String... keys) {
        assertThat(office.look()).isEqualTo(keys.length);
        assertThat(office.look()).as("at the next turn").isZero();
        office.start();
        assertThat(office.look()).as("after a restart").isZero();
        assertThat(causes()).containsExactlyInAnyOrder(keys);
        assertThat(reviews()).hasSize(1);
    }

    @Test
    public void aRecallWhoseMakerIsKnownOpensOneReviewOfItsZone() {
        office.incidents.add(incident(7, IncidentKind.RECALL, maker(), null));
        looksOnceHoweverOften("incident.7");
        assertThat(office.cases.deadlines(JIANGSU, null))
                .extracting(d -> d.what().en())
                .anyMatch(what ->
                        what.startsWith("review out of turn: ") && what.contains("incident 7, recall on 2015-03-10"));
        assertThat(reviews().get(0).entries().get(0).by()).isEqualTo("shifan");
    }

    @Test
    public void aNotificationOpensOneOnlyWhenItsTraceWasConfirmedWithAnEnterpriseAtFault() {
        office.incidents.add(incident(7, IncidentKind.NOTIFICATION, maker(), null));
        assertThat(office.look()).isZero();
        office.incidents.set(0, incident(7, IncidentKind.NOTIFICATION, maker(), Cause.FOREIGN_RULES));
        office.incidentSteps.add(new IncidentStep(Instant.EPOCH, Text.same("confirmed"), DECIDED));
        assertThat(office.look()).isZero();
        office.incidents.set(0, incident(7, IncidentKind.NOTIFICATION, maker(), Cause.CAPABILITY));
        looksOnceHoweverOften("trace.7");
    }

    @Test
    public void anIncidentOfAnUnknownMakerAndOneOfLongAgoOpenNone() {
        office.incidents.add(incident(7, IncidentKind.RECALL, null, null));
        Decision old = new Decision("head", LocalDate.of(2014, 7, 1), "as found", "");
        office.incidents.add(
                incident(8, IncidentKind.RECALL, new Attribution(FIRM.organisationCode(), 90, old), Cause.CAPABILITY));
        office.incidentSteps.add(new IncidentStep(Instant.EPOCH, Text.same("confirmed"), old));
        assertThat(office.look()).isZero();
        assertThat(reviews()).isEmpty();
    }

    private static RiskGround risk(long id, RiskLevel level) {
        return new RiskGround(
                id,
                FIRM.organisationCode(),
                JIANGSU,
                RiskGround.Kind.INCIDENTS,
                null,
                null,
                level,
                Text.same("3 recalls"),
                LocalDate.of(2015, 3, 15),
                null);
    }

    @Test
    public void aHighRiskOfAMemberOpensOneAndARaisedOneDoesNot() {
        office.risks.add(risk(4, RiskLevel.RAISED));
        assertThat(office.look()).isZero();
        office.risks.add(risk(5, RiskLevel.HIGH));
        looksOnceHoweverOften("risk.5");
    }

    private static Zone zone(String division, String notes) {
        return new Zone(
                KUNSHAN.zoneId(),
                new Text("昆山", "Kunshan"),
                DivisionCode.of(division),
                JIANGSU,
                new Text("自行车", "bicycles"),
                List.of(),
                "C37",
                "test",
                notes);
    }

    @Test
    public void aMajorChangeOfTheZoneOpensOneAndARemarkDoesNot() {
        Instant recorded = Instant.parse("2015-03-20T01:00:00Z");
        office.zoneHistory.add(new Entry<>(zone("320583", ""), DECIDED, recorded.minusSeconds(60)));
        office.zoneHistory.add(new Entry<>(zone("320583", "seen"), DECIDED, recorded));
        assertThat(office.look()).isZero();
        office.zoneHistory.add(new Entry<>(zone("320500", "seen"), DECIDED, recorded));
        looksOnceHoweverOften("change.division." + recorded.toEpochMilli());
    }

    @Test
    public void twoCausesComeInOneReviewAndOneThatCameBeforeTheTitleInNone() {
        office.incidents.add(incident(7, IncidentKind.RECALL, maker(), null));
        office.risks.add(risk(5, RiskLevel.HIGH));
        looksOnceHoweverOften("incident.7", "risk.5");
        office.incidents.add(new Incident(
                9,
                JIANGSU,
                IncidentKind.RECALL,
                LocalDate.of(2014, 6, 1),
                CountryCode.of("US"),
                new Goods("bicycle", "", "", "", null),
                "",
                "",
                "",
                "",
                "",
                maker(),
                null,
                List.of(),
                0,
                null,
                false));
        assertThat(office.look()).isZero();
    }

    private List<CaseEntry> alarms() {
        return office.cases.require(designation).entries().stream()
                .filter(e -> e.kind() == CaseEntry.Kind.ALARM || e.kind() == CaseEntry.Kind.ALARM_OVER)
                .toList();
    }

    private List<Deadline> drifts() {
        return office.cases.deadlines(JIANGSU, null).stream()
                .filter(Deadline::drift)
                .toList();
    }

    @Test
    public void aKeyItemThatIsNotMetAnyMoreIsAnAlarmOfTheTitleUntilItIsMetAgain() {
        List<String> told = new ArrayList<>();
        assertThat(office.look()).isZero();
        office.clusteringNow = Optional.of(false);
        assertThat(office.look()).isEqualTo(1);
        assertThat(office.look()).isZero();
        office.start();
        office.ledger.addListener((number, subject, procedure, entry) -> told.add(number + " " + entry.kind()));
        assertThat(office.look()).as("after a restart").isZero();
        assertThat(alarms()).singleElement().satisfies(e -> {
            assertThat(e.what()).isEqualTo("drift.clustering");
            assertThat(e.reason()).contains("is not met any more by the figures of 2014", "12 enterprises");
            assertThat(e.details()).isEqualTo(Map.of("evaluation", "1", "year", "2014"));
        });
        assertThat(drifts()).singleElement().satisfies(d -> {
            assertThat(d.caseNumber()).isEqualTo(designation);
            assertThat(d.due()).isEqualTo(LocalDate.of(2015, 6, 30));
        });

        office.clusteringNow = Optional.of(true);
        assertThat(office.look()).isEqualTo(1);
        assertThat(told).containsExactly(designation + " ALARM_OVER");
        assertThat(drifts()).isEmpty();

        office.clusteringNow = Optional.of(false);
        assertThat(office.look()).as("a second time").isEqualTo(1);
        assertThat(alarms()).hasSize(3);
    }

    @Test
    public void figuresThatAreMissingAreNoAlarmAndEndNone() {
        office.clusteringNow = Optional.empty();
        assertThat(office.look()).isZero();
        office.clusteringNow = Optional.of(false);
        office.look();
        office.clusteringNow = Optional.empty();
        assertThat(office.look()).isZero();
        assertThat(drifts()).hasSize(1);
    }

    @Test
    public void whatAnOfficialEvaluationFoundByItselfIsNoDriftAnyMore() {
        office.clusteringNow = Optional.of(false);
        office.look();
        office.evaluated(2, KUNSHAN, Level.PROVINCIAL, Verdict.FAIL, false);
        assertThat(office.look()).isEqualTo(1);
        assertThat(drifts()).isEmpty();
    }

    @Test
    public void anOlderYearThatIsDecidedAgainIsNotWhatTheFiguresAreComparedWith() {
        office.evaluated(2, KUNSHAN, Level.PROVINCIAL, 2014, Verdict.FAIL, false);
        office.evaluated(3, KUNSHAN, Level.PROVINCIAL, 2013, Verdict.PASS, true);
        office.clusteringNow = Optional.of(false);
        assertThat(office.look()).isZero();
        assertThat(drifts()).isEmpty();
    }

    @Test
    public void aTitleThatHasEndedDriftsNoMore() {
        office.clusteringNow = Optional.of(false);
        office.look();
        long exit = office.cases
                .open(KUNSHAN, "exit", org.shifan.api.lifecycle.Title.PROVINCIAL, null, 0, office.by("county"))
                .number();
        office.attach(exit, "declaration", "county");
        office.step(exit, "confirm", "head");
        office.today("2015-04-02");
        assertThat(drifts()).isEmpty();
        assertThat(office.look()).isZero();
    }
}
