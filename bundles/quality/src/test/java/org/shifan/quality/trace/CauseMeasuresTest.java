// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.quality.Enterprises;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** Q3: what a cause leads to, and who decides it. */
@Category(EachDatabase.class)
public class CauseMeasuresTest extends TraceFixture {
    private final List<String> opened = new ArrayList<>();
    private boolean caseOpen = true;

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
        withdrawals.with(got(cases()));
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
        withdrawals.with(got(cases()));
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
                CauseMeasuresTest.class.getClassLoader(), new Class<?>[] {Cases.class}, (proxy, method, args) -> {
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
        withdrawals.with(got(cases()));
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
        withdrawals.with(got(cases()));
        titles.member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        traces.end(measure(trace, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.REFUSED, by("He"));
        assertThat(opened).isEmpty();
    }

    @Test
    public void q3OfTwoWhoEndAMeasureAtOnceTheSecondIsToldAndTheFirstStays() {
        Trace trace = closed(Cause.CAPABILITY, Map.of());
        long plan = measure(trace, MeasureKind.HELP_PLAN).id();
        meanwhile = () -> traces.end(plan, Measure.Outcome.DONE, by("He"));
        refused("quality.measure.ended", () -> traces.end(plan, Measure.Outcome.DONE, by("Zhou")));
        assertThat(measure(traces.require(trace.id()), MeasureKind.HELP_PLAN)
                        .decided()
                        .by())
                .isEqualTo("He");
        assertThat(fixture.incidents.history(trace.incident()))
                .filteredOn(step -> step.what().en().startsWith("Measure " + plan + " done"))
                .hasSize(1);
    }

    @Test
    public void q3AProposalThatAnotherRefusedMeanwhileOpensNoCase() {
        withdrawals.with(got(cases()));
        titles.member(KUNSHAN, "320583-01");
        long proposal = measure(closed(Cause.MALICE, Map.of()), MeasureKind.ZONE_PROPOSAL)
                .id();
        meanwhile = () -> traces.end(proposal, Measure.Outcome.REFUSED, by("He"));
        refused("quality.measure.ended", () -> traces.end(proposal, Measure.Outcome.DONE, by("Zhou")));
        assertThat(opened).isEmpty();
    }

    @Test
    public void q3WhereNoCaseCanBeOpenedTheAcceptedProposalSaysWhatIsLeftToDo() {
        titles.member(KUNSHAN, "320583-01");
        Trace trace = closed(Cause.MALICE, Map.of());
        traces.end(measure(trace, MeasureKind.ZONE_PROPOSAL).id(), Measure.Outcome.DONE, by("He"));
        assertThat(lastStep(trace)).contains("shifan:case-open");
        withdrawals.with(got(cases()));
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

    private static Measure measure(Trace trace, MeasureKind kind) {
        return trace.measures().stream()
                .filter(m -> m.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** As the container gives a service that is got when it is asked. */
    private static ComponentServiceObjects<Cases> got(Cases cases) {
        return new ComponentServiceObjects<>() {
            @Override
            public Cases getService() {
                return cases;
            }

            @Override
            public void ungetService(Cases service) {
                assertThat(service).isSameAs(cases);
            }

            @Override
            public ServiceReference<Cases> getServiceReference() {
                throw new AssertionError("nobody asks where it comes from");
            }
        };
    }
}
