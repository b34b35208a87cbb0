// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseLine;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.core.RegisterCorrections;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Corrections of the registers of memberships and enterprises, and all that ever stood there (R7). */
public final class CorrectionResources implements Resources {
    private static final String TAG = "enterprises";
    private static final Param<String> CODE = Param.key("enterprise");
    private static final Param<Long> MEMBERSHIP = Param.number("membership");
    private static final Param<LocalDate> KNOWN = Param.day("known");

    private final Services services;
    private final Clock clock;

    public CorrectionResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * What a membership should have been; what is missing stays.
     *
     * @param running that it has no last day and was not ended
     */
    public record MembershipCorrection(
            @MayBeMissing String enterprise,
            @MayBeMissing ZoneId zone,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing Boolean running,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /**
     * What the entry of an enterprise should have been; what is missing stays.
     *
     * @param withoutCreditCode that it has no unified social credit code
     */
    public record EnterpriseCorrection(
            @MayBeMissing String name,
            @MayBeMissing DivisionCode division,
            @MayBeMissing SocialCreditCode creditCode,
            @MayBeMissing Boolean withoutCreditCode,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** Why something is taken back. */
    public record Deletion(
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/enterprises/{enterprise}/history", "enterpriseHistory", TAG)
                        .with(CODE)
                        .givesPage(EnterpriseLine.class)
                        .by(call -> Page.of(register().enterprise(call.get(CODE)), call)),
                Route.get("/api/v1/enterprises/{enterprise}/membership-history", "membershipHistory", TAG)
                        .with(CODE, KNOWN)
                        .givesPage(MembershipLine.class)
                        .by(this::memberships),
                Route.post("/api/v1/memberships/{membership}/correction", "membershipCorrect", TAG)
                        .with(MEMBERSHIP)
                        .takes(MembershipCorrection.class)
                        .gives(Membership.class)
                        .by(this::correctMembership),
                Route.post("/api/v1/memberships/{membership}/deletion", "membershipDelete", TAG)
                        .with(MEMBERSHIP)
                        .takes(Deletion.class)
                        .gives(Membership.class)
                        .by(call -> Answer.json(
                                201,
                                register()
                                        .deleteMembership(
                                                call.get(MEMBERSHIP),
                                                call.body(Deletion.class).decided(call, clock)))),
                Route.post("/api/v1/enterprises/{enterprise}/correction", "enterpriseCorrect", TAG)
                        .with(CODE)
                        .takes(EnterpriseCorrection.class)
                        .gives(Enterprise.class)
                        .by(this::correctEnterprise),
                Route.post("/api/v1/enterprises/{enterprise}/deletion", "enterpriseDelete", TAG)
                        .with(CODE)
                        .takes(Deletion.class)
                        .gives(Enterprise.class)
                        .by(call -> Answer.json(
                                201,
                                register()
                                        .deleteEnterprise(
                                                require(call).code(),
                                                call.body(Deletion.class).decided(call, clock)))));
    }

    private RegisterCorrections register() {
        return services.need(RegisterCorrections.class);
    }

    private Enterprise require(Call call) {
        return services.need(EnterpriseRegistry.class).require(call.get(CODE));
    }

    private Answer memberships(Call call) {
        List<MembershipLine> lines = register().memberships(call.get(CODE));
        LocalDate known = call.orNull(KNOWN);
        if (known == null) {
            return Page.of(lines, call);
        }
        Instant end =
                known.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusMillis(1);
        return Page.of(lines.stream().flatMap(line -> line.at(end).stream()).toList(), call);
    }

    private Answer correctMembership(Call call) {
        MembershipCorrection order = call.body(MembershipCorrection.class);
        Membership wrong = register().membership(call.get(MEMBERSHIP));
        boolean running = Boolean.TRUE.equals(order.running());
        if (running && order.to() != null) {
            throw Refusal.of(400, "rest.membership.running");
        }
        LocalDate last = order.to() == null ? wrong.period().to() : order.to();
        return Answer.json(
                201,
                register()
                        .correctMembership(
                                new Membership(
                                        wrong.id(),
                                        order.enterprise() == null
                                                ? wrong.enterprise()
                                                : services.need(EnterpriseRegistry.class)
                                                        .require(order.enterprise())
                                                        .code(),
                                        order.zone() == null ? wrong.zone() : order.zone(),
                                        DateRange.of(
                                                order.from() == null
                                                        ? wrong.period().from()
                                                        : order.from(),
                                                running ? null : last),
                                        wrong.admitted(),
                                        running ? null : wrong.ended()),
                                order.decided(call, clock)));
    }

    private Answer correctEnterprise(Call call) {
        EnterpriseCorrection order = call.body(EnterpriseCorrection.class);
        boolean without = Boolean.TRUE.equals(order.withoutCreditCode());
        if (without && order.creditCode() != null) {
            throw Refusal.of(400, "rest.enterprise.credit-code");
        }
        Enterprise before = require(call);
        SocialCreditCode credit = order.creditCode() == null ? before.creditCode() : order.creditCode();
        return Answer.json(
                201,
                register()
                        .correctEnterprise(
                                new Enterprise(
                                        before.code(),
                                        without ? null : credit,
                                        order.name() == null ? before.name() : order.name(),
                                        order.division() == null ? before.division() : order.division(),
                                        before.bureau(),
                                        before.synthetic()),
                                order.decided(call, clock)));
    }
}
