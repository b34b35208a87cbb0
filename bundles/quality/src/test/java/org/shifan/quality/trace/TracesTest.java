// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.quality.Traces;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.Titles;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testraces.AtOnce;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

@Category(EachDatabase.class)
public class TracesTest {
    private static final Map<TraceField, String> FORM = Map.ofEntries(
            Map.entry(TraceField.GOODS_KIND, "light-industry"),
            Map.entry(TraceField.FORM_CAUSE, "not-to-standard"),
            Map.entry(TraceField.LISTED, "no"),
            Map.entry(TraceField.INSPECTED, "no"),
            Map.entry(TraceField.CERTIFICATE, "no"),
            Map.entry(TraceField.THIRD_PARTY_TEST, "no"),
            Map.entry(TraceField.FAILED_ITEM_TESTED, "no"),
            Map.entry(TraceField.RIGHT_STANDARD, "no"),
            Map.entry(TraceField.TESTED_ABROAD, "no"),
            Map.entry(TraceField.SYSTEM_FITTING, "no"),
            Map.entry(TraceField.AUDIT_RELATED, "no"),
            Map.entry(TraceField.FINDINGS, "the welds of the fork were never tested"));

    private final TableOfRoles roles = new TableOfRoles();
    private final QualityFixture fixture = new QualityFixture();
    private final List<Actor> acted = new ArrayList<>();
    private final Titles titles = new Titles();
    private final Withdrawals withdrawals = new Withdrawals(titles.grants());
    private final TraceDesk traces = new TraceDesk(
            fixture.jpa,
            titles.grants(),
            titles.memberships(),
            withdrawals,
            persons(),
            60,
            90,
            (operation, place, actor) -> {
                if (!operation.endsWith(".read")) {
                    acted.add(actor);
                }
                return roles.refusal(operation, place, actor);
            },
            CLOCK);
    private final List<String> opened = new ArrayList<>();
    private boolean caseOpen = true;
    private int numbers;

    /** The tables of accounts know of two that both are Wang Wu's, and of no other. */
    private static Persons persons() {
        return new Persons((Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (self, method, args) -> {
                    if (!method.getName().equals("find")) {
                        throw new AssertionError(method);
                    }
                    return Optional.of(args[0])
                            .filter(name -> List.of("wang.w", "wu2").contains(name))
                            .map(name -> new Account(
                                    name.toString(), "Wang Wu", false, false, List.of(), Instant.EPOCH, Instant.EPOCH));
                }));
    }

    @After
    public void close() {
        fixture.close();
    }

    private Incident incident(IncidentKind kind) {
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                "N" + ++numbers,
                kind,
                LocalDate.of(2015, 3, 1),
                CountryCode.of("US"),
                new Goods("bicycle " + numbers, "Flying Wheel", "City " + numbers, "", null),
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        Incident entered = fixture.incidents.report(Enterprises.JIANGSU, report, "Chen");
        return fixture.incidents.attribute(entered.id(), KUNSHAN, by("Chen"));
    }

    private static Decision by(String name) {
        return new Decision(name, TODAY, "because", "doc 7");
    }

    private long open(IncidentKind kind) {
        return traces.open(incident(kind).id(), List.of("Li", "Wang"), null, by("Zhao"))
                .id();
    }

    /** Declared and filled in, with a document. */
    private long complete(IncidentKind kind, Map<TraceField, String> other) {
        long id = open(kind);
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.declare(id, Trace.Declared.NONE, by("Wang"));
        FORM.forEach((field, value) -> traces.answer(id, field, other.getOrDefault(field, value), by("Li")));
        other.forEach((field, value) -> traces.answer(id, field, value, by("Wang")));
        traces.submit(id, "test report 12", "", by("Wang"));
        return id;
    }

    private Trace closed(Cause cause, Map<TraceField, String> other) {
        long id = complete(IncidentKind.RECALL, other);
        traces.review(id, cause, by("Sun"));
        return traces.confirm(id, by("Zhou"));
    }

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
    public void q2ATraceWithoutEvidenceIsNotReviewed() {
        long id = open(IncidentKind.RECALL);
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.declare(id, Trace.Declared.NONE, by("Wang"));
        FORM.forEach((field, value) -> traces.answer(id, field, value, by("Li")));
        refused("quality.trace.evidence", () -> traces.review(id, Cause.CAPABILITY, by("Sun")));
        refused("quality.trace.document", () -> traces.submit(id, " ", "", by("Li")));
    }

    @Test
    public void q3EachCauseLeadsToItsMeasures() {
        titles.title(KUNSHAN).member(KUNSHAN, "320583-01");
        for (Cause foreign : List.of(Cause.FOREIGN_RULES, Cause.FOREIGN_MARKET, Cause.FOREIGN_DESIGN)) {
            Trace trace = closed(foreign, Map.of(TraceField.FORM_CAUSE, "technical-barrier"));
            assertThat(trace.measures())
                    .extracting(Measure::kind)
                    .containsExactly(MeasureKind.FEEDBACK, MeasureKind.NEGOTIATION);
            assertThat(fixture.incidents.require(trace.incident()).counts()).isFalse();
        }
        assertThat(closed(Cause.CAPABILITY, Map.of()).measures())
                .extracting(Measure::kind)
                .containsExactly(MeasureKind.HELP_PLAN, MeasureKind.RECHECK);
        assertThat(closed(Cause.MALICE, Map.of()).measures())
                .extracting(m -> m.kind() + " " + m.subject())
                .containsExactly(
                        "PENALTY enterprise:" + KUNSHAN,
                        "TITLE_WITHDRAWAL enterprise:" + KUNSHAN,
                        "ZONE_PROPOSAL zone:320583-01");
    }

    @Test
    public void q3ACauseThatIsNoMatterOfQualityClosesTheCaseAndMayNotContradictTheForm() {
        long id = complete(IncidentKind.RECALL, Map.of(TraceField.FORM_CAUSE, "transport"));
        refused("quality.trace.cause", () -> traces.review(id, Cause.CAPABILITY, by("Sun")));
        traces.review(id, Cause.NOT_QUALITY, by("Sun"));
        Trace closed = traces.confirm(id, by("Zhou"));
        assertThat(closed.measures()).isEmpty();
        assertThat(fixture.incidents.require(closed.incident()).counts()).isFalse();
        long other = complete(IncidentKind.RECALL, Map.of());
        refused("quality.trace.cause", () -> traces.review(other, Cause.NOT_QUALITY, by("Sun")));
    }

    @Test
    public void q3MaliceOnlyProposesAboutTheZoneAndAPersonDecidesTheProposal() {
        titles.title(KUNSHAN).member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        Measure proposal = measure(trace, MeasureKind.ZONE_PROPOSAL);
        assertThat(traces.end(proposal.id(), Measure.Outcome.REFUSED, by("Director He"))
                        .decided()
                        .by())
                .isEqualTo("Director He");
        assertThat(titles.withdrawn()).isEmpty();
    }

    @Test
    public void q3ATitleIsNotWithdrawnByOnePersonButByTheCaseThatTheMeasureOpens() {
        withdrawals.with(cases());
        titles.title(KUNSHAN);
        Trace trace = closed(Cause.MALICE, Map.of());
        long withdrawal = measure(trace, MeasureKind.TITLE_WITHDRAWAL).id();
        Decision without = new Decision("Zhou", TODAY, "malice", "");
        refused("quality.measure.evidence", () -> traces.end(withdrawal, Measure.Outcome.DONE, without));
        assertThat(opened).isEmpty();
        Measure proposed = traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou"));
        assertThat(proposed.outcome()).isEqualTo(Measure.Outcome.OPEN);
        assertThat(opened)
                .containsExactly("enterprise:" + KUNSHAN + " withdrawal demonstration-enterprise Zhou: because");
        assertThat(titles.withdrawn()).isEmpty();
        assertThat(lastStep(trace)).contains("Case 7", "was opened; it decides");
        ShifanException waiting =
                refused("quality.measure.case-open", () -> traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou")));
        assertThat(waiting.message().in(Language.EN)).contains("case 7", "two persons");
        refused("quality.measure.case-open", () -> traces.end(withdrawal, Measure.Outcome.REFUSED, by("Zhou")));
        assertThat(opened).hasSize(1);
        caseOpen = false;
        titles.untitled(KUNSHAN);
        assertThat(traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou")).outcome())
                .isEqualTo(Measure.Outcome.DONE);
        refused("quality.measure.ended", () -> traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou")));
        assertThat(titles.withdrawn()).isEmpty();
    }

    @Test
    public void q3AWithdrawalIsRefusedOnlyWhenItsCaseHasDroppedIt() {
        titles.title(KUNSHAN);
        long withdrawal = measure(closed(Cause.MALICE, Map.of()), MeasureKind.TITLE_WITHDRAWAL)
                .id();
        refused("quality.measure.no-cases", () -> traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou")));
        withdrawals.with(cases());
        refused("quality.measure.not-dropped", () -> traces.end(withdrawal, Measure.Outcome.REFUSED, by("Zhou")));
        traces.end(withdrawal, Measure.Outcome.DONE, by("Zhou"));
        caseOpen = false;
        assertThat(traces.end(withdrawal, Measure.Outcome.REFUSED, by("He")).outcome())
                .isEqualTo(Measure.Outcome.REFUSED);
        assertThat(traces.measures(null, null)).extracting(Measure::kind).containsExactly(MeasureKind.PENALTY);
    }

    /** A module of procedures that knows the cases that were opened in it. */
    private Cases cases() {
        return (Cases) Proxy.newProxyInstance(
                TracesTest.class.getClassLoader(), new Class<?>[] {Cases.class}, (proxy, method, args) -> {
                    if (method.getName().equals("find")) {
                        boolean none = opened.isEmpty() || ((Boolean) args[3] && !caseOpen);
                        return none ? List.of() : List.of(withdrawal((Subject) args[0]));
                    }
                    assertThat(method.getName()).isEqualTo("open");
                    Signature by = (Signature) args[5];
                    opened.add(args[0] + " " + args[1] + " " + args[2] + " "
                            + by.actor().by() + ": " + by.reason());
                    return withdrawal((Subject) args[0]);
                });
    }

    private Case withdrawal(Subject subject) {
        Text text = Text.same("withdrawal");
        Case.Rules rules = new Case.Rules("", "", List.of(), List.of());
        return new Case(
                7,
                subject,
                "withdrawal",
                text,
                subject.kind() == Subject.Kind.ZONE ? Title.PROVINCIAL : Title.DEMONSTRATION_ENTERPRISE,
                null,
                0,
                Enterprises.JIANGSU,
                "proposed",
                text,
                caseOpen,
                TODAY,
                rules,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    private String lastStep(Trace trace) {
        List<IncidentStep> steps = fixture.incidents.history(trace.incident());
        return steps.get(steps.size() - 1).what().en();
    }

    @Test
    public void q3AnAcceptedProposalOpensTheCaseThatDecidesAboutTheZone() {
        withdrawals.with(cases());
        titles.member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        assertThat(opened).isEmpty();
        traces.end(measure(trace, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.DONE, by("He"));
        assertThat(opened).containsExactly("zone:320583-01 withdrawal provincial He: because");
        assertThat(lastStep(trace))
                .isEqualTo("Case 7, withdrawal of the title of zone:320583-01, was opened; it decides");
        Trace again = closed(Cause.MALICE, Map.of());
        traces.end(measure(again, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.DONE, by("He"));
        assertThat(opened).hasSize(1);
        assertThat(lastStep(again)).contains("Case 7", "is open already");
    }

    @Test
    public void q3ARefusedProposalOpensNothing() {
        withdrawals.with(cases());
        titles.member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        traces.end(measure(trace, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.REFUSED, by("He"));
        assertThat(opened).isEmpty();
    }

    @Test
    public void q3WhereNoCaseCanBeOpenedTheAcceptedProposalSaysWhatIsLeftToDo() {
        titles.member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        traces.end(measure(trace, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.DONE, by("He"));
        assertThat(lastStep(trace)).contains("shifan:case-open");
        withdrawals.with(cases());
        titles.level(Level.CULTIVATING);
        Trace untitled = closed(Cause.MALICE, Map.of());
        traces.end(measure(untitled, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.DONE, by("He"));
        assertThat(opened).isEmpty();
        assertThat(lastStep(untitled)).contains("held no title");
    }

    @Test
    public void q3WithoutATitleAndAZoneMaliceIsPunishedAndNothingElse() {
        assertThat(closed(Cause.MALICE, Map.of()).measures())
                .extracting(Measure::kind)
                .containsExactly(MeasureKind.PENALTY);
    }

    @Test
    public void q3WhatIsLateIsEscalatedOnceAWeekAndAlsoAfterARestart() {
        long open = open(IncidentKind.RECALL);
        Trace closed = closed(Cause.CAPABILITY, Map.of());
        assertThat(watch(60).escalate()).isEmpty();
        assertThat(watch(61).escalate()).extracting(m -> m.key()).containsExactly("quality.step.trace-late");
        assertThat(watch(67).escalate()).isEmpty();
        assertThat(watch(68).escalate()).hasSize(1);
        assertThat(watch(91).escalate())
                .extracting(m -> m.in(Language.EN))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text)
                        .contains("help plan", TODAY.plusDays(90).toString()));
        assertThat(traces.open(null, TODAY.plusDays(61))).extracting(Trace::id).containsExactly(open);
        assertThat(traces.open(Enterprises.NINGBO, null)).isEmpty();
        assertThat(traces.measures(Enterprises.JIANGSU, TODAY.plusDays(91))).hasSize(2);
        closed.measures().forEach(m -> traces.end(m.id(), Measure.Outcome.DONE, by("Zhou")));
        assertThat(traces.measures(null, null)).isEmpty();
        assertThat(fixture.incidents.history(traces.require(open).incident()))
                .extracting(step -> step.what().en())
                .contains("Trace " + open + " is late, due " + TODAY.plusDays(60));
    }

    /** Each a new one, as after a restart. */
    private LateWatch watch(int days) {
        return new LateWatch(fixture.jpa, 7, Clock.offset(CLOCK, Duration.ofDays(days)));
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

    private static Measure measure(Trace trace, MeasureKind kind) {
        return trace.measures().stream()
                .filter(m -> m.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static ShifanException refused(String code, ThrowingCallable call) {
        ShifanException refusal = catchThrowableOfType(ShifanException.class, call);
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
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
    public void whatEscalatesAndBreaksKeepsNothingElseFromBeingSaid() {
        open(IncidentKind.RECALL);
        Message late = new Message("late", Text.same("a complaint is late"), List.of());
        LateWatch watch = watch(61);
        watch.others = List.of(
                (today, again) -> {
                    throw new IllegalStateException("broken");
                },
                (today, again) -> List.of(late));
        assertThat(watch.escalate()).hasSize(2).last().isEqualTo(late);
    }

    private UntracedIncidents untraced(int days) {
        return new UntracedIncidents(fixture.jpa, 30, Clock.offset(CLOCK, Duration.ofDays(days)));
    }

    private List<String> untracedSaid(int days) {
        return untraced(days).escalate(TODAY.plusDays(days), 7).stream()
                .map(message -> message.in(Language.EN))
                .toList();
    }

    @Test
    public void q2AnIncidentThatNobodyTracesInTimeIsEscalatedUntilSomebodyDoes() {
        long waits = incident(IncidentKind.RETURN).id();
        assertThat(untracedSaid(30)).isEmpty();
        assertThat(untracedSaid(31))
                .containsExactly("Nobody has opened a trace of incident " + waits + " (" + KUNSHAN + "), due "
                        + TODAY.plusDays(30));
        assertThat(untracedSaid(37)).isEmpty();
        assertThat(untracedSaid(38)).hasSize(1);
        assertThat(fixture.incidents.history(waits))
                .extracting(step -> step.what().en())
                .filteredOn(text -> text.startsWith("Nobody has opened"))
                .hasSize(2);
        assertThat(untraced(40).deadlines(Enterprises.JIANGSU, TODAY.plusDays(40)))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.key()).isEqualTo("incident." + waits);
                    assertThat(deadline.late()).isEqualTo(10);
                    assertThat(deadline.subject()).isEqualTo(Subject.of("enterprise:" + KUNSHAN));
                });
        assertThat(untraced(40).deadlines(Enterprises.NINGBO, TODAY)).isEmpty();
        traces.open(waits, List.of("Li", "Wang"), null, by("Zhao"));
        assertThat(untracedSaid(60)).isEmpty();
        assertThat(untraced(60).deadlines(null, TODAY.plusDays(60))).isEmpty();
        assertThat(new TraceDeadlines(traces).deadlines(Enterprises.JIANGSU, TODAY.plusDays(61)))
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.late()).isEqualTo(1));
    }

    @Test
    public void q2IncidentsThatNobodyAttributesAreOneLineOfTheirBureau() {
        for (int i = 0; i < 3; i++) {
            fixture.incidents.report(
                    Enterprises.JIANGSU,
                    new IncidentReport(
                            IncidentReport.OWN,
                            "U" + i,
                            IncidentKind.RECALL,
                            TODAY,
                            CountryCode.of("US"),
                            new Goods("lamp " + i, "", "", "", null),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            null,
                            ""),
                    "Chen");
        }
        assertThat(untracedSaid(31))
                .containsExactly("3 incidents of bureau jiangsu wait for an attribution, the oldest is 1, due "
                        + TODAY.plusDays(30));
        assertThat(untracedSaid(32)).isEmpty();
        assertThat(untracedSaid(38)).hasSize(1);
        assertThat(untraced(32).deadlines(null, TODAY.plusDays(32)))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.subject()).isNull();
                    assertThat(deadline.late()).isEqualTo(2);
                    assertThat(deadline.bureau()).isEqualTo(Enterprises.JIANGSU);
                });
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
