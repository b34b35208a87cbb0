// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.aries.jpa.template.TransactionType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.quality.Traces;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.audit.AuditSources;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testraces.AtOnce;
import org.shifan.testroles.EveryRole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** Q2: two investigators, the form, evidence, review and confirmation. */
@Category(EachDatabase.class)
public class TracesTest extends TraceFixture {
    @Test
    public void q2ATraceNeedsAnEnterpriseAndTwoDifferentInvestigators() {
        Incident incident = incident(IncidentKind.RETURN);
        refused("quality.trace.two", () -> traces.open(incident.id(), List.of("Li", " l i "), null, by("Zhao")));
        refused("quality.trace.two", () -> traces.open(incident.id(), List.of("Li"), null, by("Zhao")));
        refused(
                "quality.trace.due",
                () -> traces.open(incident.id(), List.of("Li", "Wang"), TODAY.minusDays(1), by("Zhao")));
        Trace trace = traces.open(incident.id(), List.of("Li", "Wang"), null, by("Zhao"));
        assertThat(trace.due()).isEqualTo(TODAY.plusDays(60));
        refused("quality.incident.traced", () -> traces.open(incident.id(), List.of("Li", "Wang"), null, by("Zhao")));
        refused(
                "quality.incident.traced",
                () -> fixture.incidents.attribute(incident.id(), QualityFixture.NINGBO, by("Chen")));
        IncidentReport nobodys = new IncidentReport(
                IncidentReport.OWN,
                "X",
                IncidentKind.RETURN,
                TODAY,
                CountryCode.of("US"),
                new Goods("lamp", "", "", "", null),
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        long unattributed =
                fixture.incidents.report(Enterprises.JIANGSU, nobodys, "Chen").id();
        refused("quality.trace.unattributed", () -> traces.open(unattributed, List.of("Li", "Wang"), null, by("Zhao")));
    }

    @Test
    public void q2WhoHasAnInterestOrInspectedListedGoodsKeepsAway() {
        long id = open(IncidentKind.RECALL);
        refused("quality.trace.undeclared", () -> traces.answer(id, TraceField.LISTED, "yes", by("Li")));
        refused("quality.trace.investigator", () -> traces.declare(id, Trace.Declared.NONE, by("Sun")));
        traces.declare(id, Trace.Declared.INTEREST, by("Li"));
        refused("quality.trace.interest", () -> traces.answer(id, TraceField.LISTED, "yes", by("Li")));
        refused("quality.trace.two", () -> traces.replace(id, "Li", "Wang", by("Zhao")));
        traces.replace(id, "Li", "Qian", by("Zhao"));
        traces.declare(id, Trace.Declared.NONE, by("Qian"));
        traces.answer(id, TraceField.LISTED, "yes", by("Qian"));
        refused("quality.trace.inspector", () -> traces.answer(id, TraceField.INSPECTORS, "Ma; qian", by("Qian")));
        traces.answer(id, TraceField.INSPECTORS, "Ma; Feng", by("Qian"));
        refused("quality.trace.inspector", () -> traces.replace(id, "Wang", "Feng", by("Zhao")));
        assertThat(traces.require(id).investigators())
                .extracting(Trace.Investigator::name)
                .containsExactly("Qian", "Wang");
    }

    @Test
    public void q2TwoAccountsOfOnePersonAreOneAndANameOnTheFormIsHeldAgainstThePerson() {
        Incident incident = incident(IncidentKind.RECALL);
        refused("quality.trace.two", () -> traces.open(incident.id(), List.of("wang.w", "wu2"), null, by("Zhao")));
        long id = traces.open(incident.id(), List.of("wang.w", "Li"), null, by("Zhao"))
                .id();
        traces.declare(id, Trace.Declared.NONE, by("wang.w"));
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.answer(id, TraceField.LISTED, "yes", by("Li"));
        refused("quality.trace.inspector", () -> traces.answer(id, TraceField.INSPECTORS, "Wang Wu", by("Li")));
        traces.answer(id, TraceField.LISTED, "no", by("Li"));
        FORM.forEach((field, value) -> traces.answer(id, field, value, by("Li")));
        traces.submit(id, "test report 12", "", by("Li"));
        refused("quality.trace.other", () -> traces.review(id, Cause.CAPABILITY, by("wu2")));
        refused("quality.trace.investigator", () -> traces.answer(id, TraceField.FINDINGS, "x", by("Wang Wu")));
    }

    @Test
    public void q2EveryStepIsAskedForInTheNameOfTheAccountThatDecides() {
        Trace closed = closed(Cause.CAPABILITY, Map.of());
        traces.end(closed.measures().get(0).id(), Measure.Outcome.DONE, by("Zhou"));
        assertThat(acted)
                .doesNotContainNull()
                .extracting(Actor::account)
                .startsWith("Zhao", "Li", "Wang")
                .endsWith("Sun", "Zhou", "Zhou");
    }

    @Test
    public void q2TheFormIsCompleteOnlyWithWhatItsAnswersAskFor() {
        long id = complete(IncidentKind.RETURN, Map.of(TraceField.INSPECTED, "yes", TraceField.TESTED_ABROAD, "yes"));
        refused("quality.trace.choice", () -> traces.answer(id, TraceField.GOODS_KIND, "toys", by("Li")));
        refused("quality.trace.empty", () -> traces.answer(id, TraceField.FINDINGS, "  ", by("Li")));
        assertThat(traces.require(id).missing())
                .containsExactlyInAnyOrder(
                        TraceField.INSPECTORS,
                        TraceField.ABROAD_REPORT,
                        TraceField.DISPOSAL,
                        TraceField.DISPOSAL_WATCH);
        ShifanException incomplete =
                refused("quality.trace.incomplete", () -> traces.review(id, Cause.CAPABILITY, by("Sun")));
        assertThat(incomplete.message().in(Language.EN)).contains("disposal-watch", "abroad-report");
        traces.answer(id, TraceField.INSPECTORS, "Ma", by("Li"));
        traces.answer(id, TraceField.ABROAD_REPORT, "CPSC 15-1", by("Li"));
        traces.answer(id, TraceField.DISPOSAL, "destroyed-under-watch", by("Li"));
        traces.answer(id, TraceField.DISPOSAL_WATCH, "seen by Ma on 1 June", by("Li"));
        assertThat(traces.review(id, Cause.CAPABILITY, by("Sun")).state()).isEqualTo(Trace.State.REVIEWED);
    }

    @Test
    public void q2InvestigatorReviewerAndLeaderAreDifferentPersons() {
        long id = complete(IncidentKind.RECALL, Map.of());
        refused("quality.trace.other", () -> traces.review(id, Cause.CAPABILITY, by("wang")));
        refused("quality.trace.state", () -> traces.confirm(id, by("Zhou")));
        traces.review(id, Cause.CAPABILITY, by("Sun"));
        refused("quality.trace.state", () -> traces.answer(id, TraceField.FINDINGS, "other", by("Li")));
        refused("quality.trace.other", () -> traces.confirm(id, by("Sun")));
        refused("quality.trace.other", () -> traces.confirm(id, by("Li")));
        assertThat(traces.sendBack(id, by("Zhou")).cause()).isNull();
        traces.review(id, Cause.CAPABILITY, by("Sun"));
        Trace closed = traces.confirm(id, by("Zhou"));
        assertThat(closed.leader()).isEqualTo("Zhou");
        assertThat(fixture.incidents.require(closed.incident()).counts()).isTrue();
        refused("quality.trace.state", () -> traces.sendBack(id, by("Zhou")));
    }

    @Test
    public void q2WhoWasReplacedDoesNotJudgeTheInvestigationThatIsTheirOwn() {
        long id = complete(IncidentKind.RECALL, Map.of());
        for (List<String> change : List.of(List.of("Li", "Qian"), List.of("Wang", "wu2"))) {
            traces.replace(id, change.get(0), change.get(1), by("Zhao"));
            traces.declare(id, Trace.Declared.NONE, by(change.get(1)));
        }
        traces.answer(id, TraceField.FINDINGS, "the welds were never tested", by("wu2"));
        traces.replace(id, "wu2", "Feng", by("Zhao"));
        traces.declare(id, Trace.Declared.NONE, by("Feng"));
        // Li gave the answers, Wang the document; the account wang.w is of the same person as wu2.
        for (String former : List.of("Li", "Wang", "wu2", "wang.w")) {
            refused("quality.trace.other", () -> traces.review(id, Cause.CAPABILITY, by(former)));
        }
        traces.review(id, Cause.CAPABILITY, by("Sun"));
        for (String former : List.of("Li", "Wang", "wu2", "wang.w")) {
            refused("quality.trace.other", () -> traces.confirm(id, by(former)));
            refused("quality.trace.other", () -> traces.sendBack(id, by(former)));
        }
        assertThat(traces.confirm(id, by("Zhou")).leader()).isEqualTo("Zhou");
    }

    @Test
    public void q2ATraceWithoutEvidenceIsNotReviewed() {
        long id = open(IncidentKind.RECALL);
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.declare(id, Trace.Declared.NONE, by("Wang"));
        FORM.forEach((field, value) -> traces.answer(id, field, value, by("Li")));
        refused("quality.trace.evidence", () -> traces.review(id, Cause.CAPABILITY, by("Sun")));
        refused("quality.trace.document", () -> traces.submit(id, " ", "", by("Li")));
    }

    @Test
    public void everyStepOfACaseIsOnRecord() {
        Trace trace = closed(Cause.CAPABILITY, Map.of());
        assertThat(fixture.incidents.history(trace.incident()))
                .extracting(step -> step.decision().by() + ": " + step.what().en())
                .containsSequence(
                        "Zhao: Trace 1 opened: Li and Wang, due 2015-08-29",
                        "Li: Li declared to have no interest of their own in trace 1",
                        "Wang: Wang declared to have no interest of their own in trace 1",
                        "Sun: Trace 1 reviewed, cause: lack of ability",
                        "Zhou: Trace 1 confirmed, cause: lack of ability",
                        "Zhou: Measure begun: help plan, enterprise:" + KUNSHAN);
        refused("quality.trace.unknown", () -> traces.require(99));
        refused("quality.measure.unknown", () -> traces.end(99, Measure.Outcome.DONE, by("Zhou")));
    }

    @Test
    public void q2TheAuditLogSeesAnswersAndDocumentsAndThatSomebodyEditedThem() {
        long id = open(IncidentKind.RECALL);
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.answer(id, TraceField.FINDINGS, "welds", by("Li"));
        traces.answer(id, TraceField.FINDINGS, "no welds", by("Li"));
        traces.submit(id, "test report 12", "ab12", by("Li"));
        AuditSource answers = new AuditSources.TraceAnswers(() -> "quality", fixture.jpa);
        AuditSource documents = new AuditSources.TraceDocuments(() -> "quality", fixture.jpa);

        List<AuditedChange> answered = answers.changes("", 10);
        assertThat(answered)
                .extracting(change -> change.subject() + " " + change.who().by() + " "
                        + change.after().get("field") + ": " + change.after().get("answer"))
                .containsExactly("trace:" + id + " Li findings: welds", "trace:" + id + " Li findings: no welds");
        assertThat(answers.changes(answered.get(0).position(), 10)).containsExactly(answered.get(1));
        List<AuditedChange> handedIn = documents.changes("", 10);
        assertThat(handedIn)
                .singleElement()
                .satisfies(change -> assertThat(change.after())
                        .containsEntry("document", "test report 12")
                        .containsEntry("sha256", "ab12"));

        fixture.jpa.tx(TransactionType.Required, em -> {
            em.createNativeQuery("update QUAL_ANSWER set ANSWER = 'scratches' where ANSWER = 'no welds'")
                    .executeUpdate();
            em.createNativeQuery("update QUAL_EVIDENCE set SHA256 = 'ffff'").executeUpdate();
        });
        assertThat(answers.changes("", 10)).startsWith(answered.get(0)).doesNotContain(answered.get(1));
        assertThat(documents.changes("", 10)).isNotEqualTo(handedIn);
    }

    @Test
    public void q2OnlyTheBureausOwnTraceAndOnlyItsHeadConfirms() {
        long incident = incident(IncidentKind.RECALL).id();
        List<String> others = List.of(
                "bureau-officer@bureau:zhejiang",
                "bureau-head@bureau:zhejiang",
                "enterprise@enterprise:192203821",
                "government@division:320583",
                "administrator");
        String officer = "bureau-officer@bureau:jiangsu";
        roles.holds(
                "Zhao",
                officer,
                others,
                Map.of("open", () -> traces.open(incident, List.of("Li", "Wang"), null, by("Zhao"))),
                () -> traces.open(null, null));
        long id = traces.open(null, null).get(0).id();
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("declare", () -> traces.declare(id, Trace.Declared.NONE, by("Li")));
        changes.put("answer", () -> traces.answer(id, TraceField.FINDINGS, "no weld test", by("Li")));
        changes.put("submit", () -> traces.submit(id, "test report 12", "", by("Li")));
        changes.put("replace", () -> traces.replace(id, "Wang", "Qian", by("Li")));
        roles.holds("Li", officer, others, changes, () -> traces.require(id));

        FORM.forEach((field, value) -> traces.answer(id, field, value, by("Li")));
        traces.declare(id, Trace.Declared.NONE, by("Qian"));
        roles.holds(
                "Sun",
                officer,
                others,
                Map.of("review", () -> traces.review(id, Cause.CAPABILITY, by("Sun"))),
                () -> traces.require(id));
        List<String> noHeads = new ArrayList<>(others);
        noHeads.add(officer);
        roles.holds(
                "Zhou",
                "bureau-head@bureau:jiangsu",
                noHeads,
                Map.of("confirm", () -> traces.confirm(id, by("Zhou"))),
                () -> traces.require(id));
        long measure = traces.measures(null, null).get(0).id();
        roles.holds(
                "Zhou",
                officer,
                others,
                Map.of("end", () -> traces.end(measure, Measure.Outcome.DONE, by("Zhou"))),
                () -> traces.require(id));
    }

    @Test
    public void q2NobodyWorksOnATraceInAnothersName() {
        long id = open(IncidentKind.RECALL);
        roles.become("Zhao", "bureau-officer@bureau:jiangsu");
        refused("identity.actor.other", () -> traces.declare(id, Trace.Declared.NONE, by("Li")));
        roles.open();
        assertThat(traces.require(id).investigators())
                .extracting(Trace.Investigator::declared)
                .containsOnly(Trace.Declared.NOT_YET);
    }

    @Test
    public void o1EveryRoleWorksOnAndReadsTracesAsTheTableSays() {
        long confirmed = closed(Cause.CAPABILITY, Map.of()).id();
        long measure = traces.require(confirmed).measures().get(0).id();
        long id = open(IncidentKind.RETURN);
        long untraced = incident(IncidentKind.RECALL).id();
        Decision by = by(EveryRole.ACCOUNT);
        roles.everyRole(
                        Traces.class,
                        new Place(Enterprises.JIANGSU, DivisionCode.of("320583"), null, OrganisationCode.of(KUNSHAN)))
                .by("trace.work")
                .change("open", () -> traces.open(untraced, List.of("Li", "Wang"), null, by))
                .change("declare", () -> traces.declare(id, Trace.Declared.NONE, by))
                .change("replace", () -> traces.replace(id, "Li", "Qian", by))
                .change("answer", () -> traces.answer(id, TraceField.FINDINGS, "none", by))
                .change("submit", () -> traces.submit(id, "report", "", by))
                .change("review", () -> traces.review(id, Cause.CAPABILITY, by))
                .change("sendBack", () -> traces.sendBack(id, by))
                .change("confirm", () -> traces.confirm(id, by))
                .change("end", () -> traces.end(measure, Measure.Outcome.DONE, by))
                .by("trace.read")
                .read("open", () -> traces.open(null, null))
                .read("require", () -> traces.require(id))
                .read("measures", () -> traces.measures(null, null))
                .isAsDocumented(() -> traces.open(null, null).toString() + traces.measures(null, null));
    }

    @Test
    public void ofSeveralWhoConfirmAtTheSameMomentOneDoesAndTheOthersAreRefused() throws Exception {
        for (int round = 0; round < 5; round++) {
            long id = complete(IncidentKind.RECALL, Map.of());
            traces.review(id, Cause.CAPABILITY, by("Sun"));
            List<Callable<?>> heads = new ArrayList<>();
            for (String head : List.of("Zhou", "Wu", "Zheng")) {
                heads.add(() -> traces.confirm(id, by(head)));
            }
            List<String> outcomes = AtOnce.outcomes(heads);
            assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
            assertThat(outcomes).filteredOn("quality.trace.state"::equals).hasSize(2);
            assertThat(traces.require(id).measures()).hasSameSizeAs(MeasureKind.of(Cause.CAPABILITY, false, false));
        }
    }
}
