// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.MarkUse;
import org.shifan.api.mark.Marks;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Permissions to use a title's mark (B1); verifying one is public. */
public final class MarkResources implements Resources {
    private static final String TAG = "marks";
    private static final Param<Subject> SUBJECT = Param.subject("subject");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<String> CODE = Param.key("code");
    private static final Param<Long> PIXELS = Param.query("pixels", 80, 2000, 300L);

    private final Services services;
    private final Clock clock;

    public MarkResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * Use of a mark for which permission is given.
     *
     * @param title a level of a zone, or {@code demonstration-enterprise}
     * @param zone whose title it is; not for a demonstration enterprise
     * @param from its first day; that of the permission when it is left out
     */
    public record MarkOrder(
            Subject holder,
            Title title,
            @MayBeMissing ZoneId zone,
            MarkUse use,
            String place,
            @MayBeMissing LocalDate from,
            LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) {}

    /** The end of a permission; its last day is today unless another is named. */
    public record MarkEnd(
            @MayBeMissing LocalDate lastDay,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) {}

    /** A use of a mark that was seen. */
    public record UsageOrder(
            @MayBeMissing LocalDate on,
            String place,
            @MayBeMissing String note) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/marks", "marks", TAG)
                        .with(SUBJECT, BUREAU, ON)
                        .givesPage(MarkPermit.class)
                        .by(call -> Page.of(
                                marks().find(call.orNull(SUBJECT), call.orNull(BUREAU), call.orNull(ON)), call)),
                Route.post("/api/v1/marks", "markPermit", TAG)
                        .takes(MarkOrder.class)
                        .gives(MarkPermit.class)
                        .by(this::permit),
                Route.post("/api/v1/marks/{code}/withdrawal", "markWithdraw", TAG)
                        .with(CODE)
                        .takes(MarkEnd.class)
                        .gives(MarkPermit.class)
                        .by(this::withdraw),
                Route.post("/api/v1/marks/{code}/usages", "markUse", TAG)
                        .with(CODE)
                        .takes(UsageOrder.class)
                        .gives(MarkUsage.class)
                        .by(this::record),
                Route.get("/api/v1/marks/{code}", "mark", TAG)
                        .with(CODE)
                        .gives(MarkPermit.class)
                        .by(call -> Answer.ok(marks().require(MarkCode.of(call.get(CODE))))),
                Route.get("/api/v1/marks/{code}/usages", "markUsages", TAG)
                        .with(CODE)
                        .givesPage(MarkUsage.class)
                        .by(call -> Page.of(
                                marks().usages(marks().require(MarkCode.of(call.get(CODE)))
                                        .code()),
                                call)),
                Route.get("/api/v1/marks/{code}/picture", "markPicture", TAG)
                        .with(CODE, PIXELS)
                        .givesFile("image/png")
                        .by(call -> Answer.bytes(
                                "image/png",
                                marks().picture(
                                                MarkCode.of(call.get(CODE)),
                                                call.get(PIXELS).intValue()))));
    }

    private LocalDate orToday(LocalDate day) {
        return day == null ? LocalDate.now(clock) : day;
    }

    private static MarkCode code(Call call) {
        return MarkCode.of(call.get(CODE));
    }

    private Answer permit(Call call) {
        MarkOrder order = call.body(MarkOrder.class);
        Signature by = new Signature(call.caller().actor(), orToday(order.on()), order.reason());
        DateRange term = DateRange.of(order.from() == null ? by.on() : order.from(), order.to());
        MarkPermit permit = marks().permit(
                        new MarkRequest(order.holder(), order.title(), order.zone(), order.use(), order.place(), term),
                        order.evidence(),
                        by);
        return Answer.created("/api/v1/marks/" + permit.code(), permit);
    }

    private Answer withdraw(Call call) {
        MarkEnd order = call.body(MarkEnd.class);
        Signature by = new Signature(call.caller().actor(), orToday(order.on()), order.reason());
        LocalDate last = order.lastDay() == null ? by.on() : order.lastDay();
        return Answer.json(201, marks().withdraw(code(call), last, order.evidence(), by));
    }

    private Answer record(Call call) {
        UsageOrder order = call.body(UsageOrder.class);
        return Answer.json(
                201,
                marks().record(
                                code(call),
                                orToday(order.on()),
                                order.place(),
                                order.note(),
                                call.caller().actor()));
    }

    private Marks marks() {
        return services.need(Marks.class);
    }
}
