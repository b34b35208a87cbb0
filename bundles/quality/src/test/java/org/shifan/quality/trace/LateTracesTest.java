// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Trace;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.quality.Enterprises;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** Q2 and Q3: what is late is escalated until it is done. */
@Category(EachDatabase.class)
public class LateTracesTest extends TraceFixture {
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
}
