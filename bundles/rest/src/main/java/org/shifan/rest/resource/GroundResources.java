// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** What officers declare and measures rest on or fall by (F2, F3, F7, F8). */
public final class GroundResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/grounds";
    private static final Param<OrganisationCode> ENTERPRISE = Param.enterprise("enterprise");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<Long> GROUND = Param.number("ground");

    private final Services services;
    private final Clock clock;

    public GroundResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A ground; it begins with the decision unless a day is named. What a kind needs and lacks is refused. */
    public record GroundOrder(
            DeclaredGround.Kind kind,
            @MayBeMissing OrganisationCode enterprise,
            @MayBeMissing String hs,
            @MayBeMissing CountryCode market,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Lasting {}

    /** The last day of a ground; the day of the decision unless one is named. */
    public record GroundEnd(
            @MayBeMissing LocalDate lastDay,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Ending {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "grounds", TAG)
                        .with(ENTERPRISE, ON)
                        .givesPage(DeclaredGround.class)
                        .by(call -> Page.of(grounds().grounds(call.orNull(ENTERPRISE), call.orNull(ON)), call)),
                Route.post(ALL, "groundDeclare", TAG)
                        .takes(GroundOrder.class)
                        .gives(DeclaredGround.class)
                        .by(this::declare),
                // A ground is ended once: there is nothing that somebody else could have changed meanwhile.
                Route.post(ALL + "/{ground}/end", "groundEnd", TAG)
                        .with(GROUND)
                        .takes(GroundEnd.class)
                        .gives(DeclaredGround.class)
                        .by(call -> call.body(GroundEnd.class)
                                .ended(
                                        call,
                                        clock,
                                        (last, decision) -> grounds().end(call.get(GROUND), last, decision))));
    }

    private DeclaredGrounds grounds() {
        return services.need(DeclaredGrounds.class);
    }

    private Answer declare(Call call) {
        GroundOrder order = call.body(GroundOrder.class);
        Decision decision = order.decided(call, clock);
        return Answer.json(
                201,
                grounds()
                        .declare(
                                order.kind(),
                                order.enterprise(),
                                order.hs(),
                                order.market(),
                                order.period(decision),
                                decision));
    }
}
