// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Plans of risk monitoring and their samples (F2). */
public final class MonitoringResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String PLANS = "/api/v1/monitoring-plans";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> ENTERPRISE = Param.text("enterprise");
    private static final Param<Long> YEAR = Param.query("year", 1949, 2999, null);
    private static final Param<Long> PLAN = Param.number("plan");
    private static final Param<Long> SAMPLE = Param.number("sample");

    private final Services services;
    private final Clock clock;

    public MonitoringResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A plan; it begins with the decision unless a day is named, and ends with that year. */
    public record PlanOrder(
            OrganisationCode enterprise,
            String hs,
            List<String> items,
            Integer samples,
            @MayBeMissing Integer perMille,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** The last day of a plan; the day of the decision unless one is named. */
    public record PlanEnd(
            @MayBeMissing LocalDate lastDay,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Ending {}

    /** A sample that was taken. */
    public record SampleOrder(
            String reference,
            @MayBeMissing String declaration,
            @MayBeMissing LocalDate takenOn,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** What the test of a sample found; without failed items it passed. */
    public record SampleResult(
            List<String> failedItems,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PLANS, "monitoringPlans", TAG)
                        .with(BUREAU, ENTERPRISE, YEAR)
                        .givesPage(MonitoringPlan.class)
                        .by(this::plans),
                Route.post(PLANS, "monitoringPlanSet", TAG)
                        .takes(PlanOrder.class)
                        .gives(MonitoringPlan.class)
                        .by(this::set),
                Route.get(PLANS + "/{plan}", "monitoringPlan", TAG)
                        .with(PLAN)
                        .gives(MonitoringPlan.class)
                        .by(call -> Answer.ok(monitoring().require(call.get(PLAN)))),
                Route.post(PLANS + "/{plan}/end", "monitoringPlanEnd", TAG)
                        .with(PLAN)
                        .takes(PlanEnd.class)
                        .gives(MonitoringPlan.class)
                        .guardedBy("monitoringPlan")
                        .by(call -> call.body(PlanEnd.class)
                                .ended(
                                        call,
                                        clock,
                                        (last, decision) -> monitoring().end(call.get(PLAN), last, decision))),
                Route.get(PLANS + "/{plan}/due", "monitoringDue", TAG)
                        .with(PLAN)
                        .givesPage(DecidedTreatment.class)
                        .by(call -> Page.of(monitoring().due(call.get(PLAN)), call)),
                Route.get(PLANS + "/{plan}/samples", "monitoringSamples", TAG)
                        .with(PLAN)
                        .givesPage(MonitoringSample.class)
                        .by(call -> Page.of(monitoring().samples(call.get(PLAN)), call)),
                Route.post(PLANS + "/{plan}/samples", "monitoringSampleTake", TAG)
                        .with(PLAN)
                        .takes(SampleOrder.class)
                        .gives(MonitoringSample.class)
                        .by(this::take),
                // A sample gets its result once: there is nothing that somebody else could have changed meanwhile.
                Route.post("/api/v1/monitoring-samples/{sample}/result", "monitoringSampleResult", TAG)
                        .with(SAMPLE)
                        .takes(SampleResult.class)
                        .gives(MonitoringSample.class)
                        .by(this::found));
    }

    private Monitoring monitoring() {
        return services.need(Monitoring.class);
    }

    private Answer plans(Call call) {
        String enterprise = call.orNull(ENTERPRISE);
        Long year = call.orNull(YEAR);
        return Page.part(
                (from, most) -> monitoring()
                        .plans(
                                call.orNull(BUREAU),
                                enterprise == null ? null : OrganisationCode.of(enterprise),
                                year == null ? null : year.intValue(),
                                from,
                                most),
                call);
    }

    private Answer set(Call call) {
        PlanOrder order = call.body(PlanOrder.class);
        Decision decision = order.decided(call, clock);
        MonitoringPlan plan = monitoring()
                .set(
                        order.enterprise(),
                        order.hs(),
                        order.from() == null ? decision.on() : order.from(),
                        order.items(),
                        order.samples(),
                        order.perMille() == null ? 0 : order.perMille(),
                        decision);
        return Answer.created(PLANS + "/" + plan.id(), plan);
    }

    private Answer take(Call call) {
        SampleOrder order = call.body(SampleOrder.class);
        Decision decision = order.decided(call, clock);
        return Answer.json(
                201,
                monitoring()
                        .take(
                                call.get(PLAN),
                                order.declaration(),
                                order.reference(),
                                order.takenOn() == null ? decision.on() : order.takenOn(),
                                decision));
    }

    private Answer found(Call call) {
        SampleResult order = call.body(SampleResult.class);
        return Answer.json(201, monitoring().found(call.get(SAMPLE), order.failedItems(), order.decided(call, clock)));
    }
}
