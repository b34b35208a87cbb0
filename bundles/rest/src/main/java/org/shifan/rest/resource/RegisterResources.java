// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Entries into the registers of zones and memberships (R7). */
public final class RegisterResources implements Resources {
    private static final String TAG = "zones";
    private static final Param<ZoneId> ZONE = Param.zone("zone");
    private static final Param<Long> MEMBERSHIP = Param.number("membership");

    private final Services services;
    private final Clock clock;

    public RegisterResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A zone as it is to stand in the register; what stood there before is kept. */
    public record ZoneOrder(
            ZoneId zone,
            String zh,
            String en,
            DivisionCode division,
            BureauCode bureau,
            String productZh,
            String productEn,
            @MayBeMissing List<HsCode> headings,
            @MayBeMissing String industry,
            String source,
            @MayBeMissing String notes,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** A member to be admitted; from the day of the decision unless another is named. */
    public record MemberOrder(
            String enterprise,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Lasting {}

    /** The end of a membership; its last day is that of the decision unless another is named. */
    public record MemberEnd(
            @MayBeMissing LocalDate lastDay,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Ending {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/zones", "zoneRegister", TAG)
                        .takes(ZoneOrder.class)
                        .gives(Zone.class)
                        .by(this::register),
                Route.post("/api/v1/zones/{zone}/memberships", "memberAdmit", TAG)
                        .with(ZONE)
                        .takes(MemberOrder.class)
                        .gives(Membership.class)
                        .by(this::admit),
                // A membership is ended once: there is nothing that somebody else could have changed meanwhile.
                Route.post("/api/v1/memberships/{membership}/end", "membershipEnd", TAG)
                        .with(MEMBERSHIP)
                        .takes(MemberEnd.class)
                        .gives(Membership.class)
                        .by(call -> call.body(MemberEnd.class)
                                .ended(
                                        call,
                                        clock,
                                        (last, decision) -> services.need(Memberships.class)
                                                .end(call.get(MEMBERSHIP), last, decision))));
    }

    private Answer register(Call call) {
        ZoneOrder order = call.body(ZoneOrder.class);
        Zone zone = new Zone(
                order.zone(),
                new Text(order.zh(), order.en()),
                order.division(),
                order.bureau(),
                new Text(order.productZh(), order.productEn()),
                order.headings() == null ? List.of() : order.headings(),
                order.industry() == null ? "" : order.industry(),
                order.source(),
                order.notes() == null ? "" : order.notes());
        ZoneRegistry zones = services.need(ZoneRegistry.class);
        zones.register(zone, order.decided(call, clock));
        return Answer.created("/api/v1/zones/" + zone.id(), zones.require(zone.id()));
    }

    private Answer admit(Call call) {
        MemberOrder order = call.body(MemberOrder.class);
        Decision decision = order.decided(call, clock);
        return Answer.json(
                201,
                services.need(Memberships.class)
                        .admit(
                                services.need(EnterpriseRegistry.class)
                                        .require(order.enterprise())
                                        .code(),
                                call.get(ZONE),
                                order.period(decision),
                                decision));
    }
}
