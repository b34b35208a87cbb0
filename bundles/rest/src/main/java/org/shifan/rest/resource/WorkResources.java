// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneDuties;
import org.shifan.api.work.ZoneFigures;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Work beside the cases (R1, R5, R13 to R15, D2, I1, I2, B2), and a zone's figures by aim and beside its peers (R2, R3). */
public final class WorkResources implements Resources {
    private static final String TAG = "work";
    private static final Param<Long> NUMBER = Param.number("work");
    private static final Param<ZoneId> ZONE = Param.zone("zone");
    private static final Param<Subject> SUBJECT = Param.subject("subject");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> KIND = Param.text("kind");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<Boolean> OPEN = Param.yesNo("open");
    private static final Param<Long> YEAR =
            Param.query("year", 2000, 2999, null).needed();
    private static final Param<Long> FROM =
            Param.query("from", 2000, 2999, null).needed();
    private static final Param<Long> TO = Param.query("to", 2000, 2999, null).needed();

    private final Services services;
    private final Clock clock;

    public WorkResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * Work to be entered; what can be told of it {@code workKinds} lists.
     *
     * @param from its first day; that of the entry when it is left out
     * @param on the day for which it is entered; today when it is left out
     */
    public record WorkOrder(
            Subject subject,
            String kind,
            String title,
            Map<String, String> details,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate until,
            @MayBeMissing LocalDate on,
            String reason) {}

    /** What follows. */
    public record WorkStepOrder(
            String step,
            @MayBeMissing Map<String, String> details,
            @MayBeMissing LocalDate on,
            String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/work-kinds", "workKinds", TAG)
                        .givesPage(WorkKind.class)
                        .by(call -> Page.of(works().kinds(), call)),
                Route.get("/api/v1/works", "works", TAG)
                        .with(SUBJECT, BUREAU, KIND, ON, OPEN)
                        .givesPage(Work.class)
                        .by(call -> Page.of(
                                works().find(new Works.Query(
                                        call.orNull(SUBJECT),
                                        call.orNull(BUREAU),
                                        call.orNull(KIND),
                                        call.orNull(ON),
                                        call.get(OPEN))),
                                call)),
                Route.post("/api/v1/works", "workEnter", TAG)
                        .takes(WorkOrder.class)
                        .gives(Work.class)
                        .by(this::enter),
                Route.get("/api/v1/works/{work}", "work", TAG)
                        .with(NUMBER)
                        .gives(Work.class)
                        .by(call -> Answer.ok(works().require(call.get(NUMBER)))),
                Route.post("/api/v1/works/{work}/steps", "workStep", TAG)
                        .with(NUMBER)
                        .takes(WorkStepOrder.class)
                        .gives(Work.class)
                        .guardedBy("work")
                        .by(this::step),
                Route.get("/api/v1/work-figures", "workFigures", TAG)
                        .with(SUBJECT, BUREAU, YEAR)
                        .givesPage(WorkFigure.class)
                        .by(call -> Page.of(
                                works().figures(
                                                call.orNull(SUBJECT),
                                                call.orNull(BUREAU),
                                                DateRange.year(year(call, YEAR))),
                                call)),
                Route.get("/api/v1/zones/{zone}/duties", "zoneDuties", TAG)
                        .with(ZONE, ON)
                        .gives(ZoneDuties.class)
                        .by(call -> Answer.ok(
                                works().duties(call.get(ZONE), call.find(ON).orElseGet(this::today)))),
                Route.get("/api/v1/zones/{zone}/aims", "zoneAims", TAG)
                        .with(ZONE, FROM, TO)
                        .givesPage(ZoneFigures.Line.class)
                        .by(call -> Page.of(
                                figures().aims(call.get(ZONE), year(call, FROM), year(call, TO), today()), call)),
                Route.get("/api/v1/zones/{zone}/peers", "zonePeers", TAG)
                        .with(ZONE, YEAR)
                        .givesPage(ZoneFigures.Comparison.class)
                        .by(call -> Page.of(figures().peers(call.get(ZONE), year(call, YEAR), today()), call)));
    }

    private Works works() {
        return services.need(Works.class);
    }

    private ZoneFigures figures() {
        return services.need(ZoneFigures.class);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static int year(Call call, Param<Long> param) {
        return call.get(param).intValue();
    }

    private Signature signature(Call call, LocalDate on, String reason) {
        return new Signature(call.caller().actor(), on == null ? today() : on, reason);
    }

    private Answer enter(Call call) {
        WorkOrder order = call.body(WorkOrder.class);
        Signature by = signature(call, order.on(), order.reason());
        LocalDate first = order.from() == null ? by.on() : order.from();
        if (order.until() != null && order.until().isBefore(first)) {
            throw Refusal.of(422, "rest.work.until", order.until(), first);
        }
        Work entered = works().enter(
                        order.subject(),
                        order.kind(),
                        order.title(),
                        order.until() == null ? DateRange.from(first) : DateRange.of(first, order.until()),
                        order.details(),
                        by);
        return Answer.created("/api/v1/works/" + entered.id(), entered);
    }

    private Answer step(Call call) {
        WorkStepOrder order = call.body(WorkStepOrder.class);
        return Answer.json(
                201,
                works().step(
                                call.get(NUMBER),
                                order.step(),
                                order.details() == null ? Map.of() : order.details(),
                                signature(call, order.on(), order.reason())));
    }
}
