// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** What random checks and joint inspections found (§六(一)). */
public final class CheckResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/measure-checks";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<OrganisationCode> ENTERPRISE = Param.enterprise("enterprise");
    private static final Param<Boolean> FAILED = Param.yesNo("failed");
    private static final Param<Long> CHECK = Param.number("check");

    private final Services services;
    private final Clock clock;

    public CheckResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** What a check found; without failed items the goods passed. */
    public record CheckOrder(
            String declaration,
            @MayBeMissing LocalDate checkedOn,
            @MayBeMissing List<String> parties,
            @MayBeMissing List<String> failedItems,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "measureChecks", TAG)
                        .with(BUREAU, ENTERPRISE, FAILED)
                        .givesPage(MeasureCheck.class)
                        .by(call -> Page.part(
                                (from, most) -> checks().checks(
                                                call.orNull(BUREAU),
                                                call.orNull(ENTERPRISE),
                                                call.get(FAILED),
                                                from,
                                                most),
                                call)),
                Route.get("/api/v1/measure-checks-due", "measureChecksDue", TAG)
                        .with(BUREAU, ENTERPRISE)
                        .givesPage(MeasureLedger.Line.class)
                        .by(call -> Page.part(
                                (from, most) -> checks().due(call.orNull(BUREAU), call.orNull(ENTERPRISE), from, most),
                                call)),
                Route.get(ALL + "/{check}", "measureCheck", TAG)
                        .with(CHECK)
                        .gives(MeasureCheck.class)
                        .by(call -> Answer.ok(checks().require(call.get(CHECK)))),
                Route.post(ALL, "measureCheckEnter", TAG)
                        .takes(CheckOrder.class)
                        .gives(MeasureCheck.class)
                        .by(this::enter));
    }

    private MeasureChecks checks() {
        return services.need(MeasureChecks.class);
    }

    private Answer enter(Call call) {
        CheckOrder order = call.body(CheckOrder.class);
        Decision decision = order.decided(call, clock);
        MeasureCheck entered = checks().enter(
                        order.declaration(),
                        order.checkedOn() == null ? decision.on() : order.checkedOn(),
                        order.parties(),
                        order.failedItems(),
                        decision);
        return Answer.created(ALL + "/" + entered.number(), entered);
    }
}
