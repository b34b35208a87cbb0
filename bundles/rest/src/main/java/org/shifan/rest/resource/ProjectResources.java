// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Goods of registered projects, over the border and back (F7). */
public final class ProjectResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/project-consignments";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> ENTERPRISE = Param.text("enterprise");
    private static final Param<LocalDate> OVERDUE_ON = Param.day("overdueOn");
    private static final Param<Long> NUMBER = Param.number("consignment");

    private final Services services;
    private final Clock clock;

    public ProjectResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Goods that have to cross the border again by a day. */
    public record ConsignmentOrder(
            String declaration,
            String goods,
            BigDecimal quantity,
            String unit,
            LocalDate due,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** What came back, with its declaration; without one it is written off and takes evidence. */
    public record ConsignmentStep(
            @MayBeMissing String declaration,
            BigDecimal quantity,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "projectConsignments", TAG)
                        .with(BUREAU, ENTERPRISE, OVERDUE_ON)
                        .givesPage(ProjectConsignment.class)
                        .by(this::list),
                Route.post(ALL, "projectConsignmentEnter", TAG)
                        .takes(ConsignmentOrder.class)
                        .gives(ProjectConsignment.class)
                        .by(this::enter),
                Route.get(ALL + "/{consignment}", "projectConsignment", TAG)
                        .with(NUMBER)
                        .gives(ProjectConsignment.class)
                        .by(call -> Answer.ok(consignments().require(call.get(NUMBER)))),
                Route.post(ALL + "/{consignment}/steps", "projectConsignmentStep", TAG)
                        .with(NUMBER)
                        .takes(ConsignmentStep.class)
                        .gives(ProjectConsignment.class)
                        .guardedBy("projectConsignment")
                        .by(this::step));
    }

    private ProjectConsignments consignments() {
        return services.need(ProjectConsignments.class);
    }

    private Answer list(Call call) {
        String enterprise = call.orNull(ENTERPRISE);
        return Page.part(
                (from, most) -> consignments()
                        .consignments(
                                call.orNull(BUREAU),
                                enterprise == null ? null : OrganisationCode.of(enterprise),
                                call.orNull(OVERDUE_ON),
                                from,
                                most),
                call);
    }

    private Answer enter(Call call) {
        ConsignmentOrder order = call.body(ConsignmentOrder.class);
        ProjectConsignment entered = consignments()
                .enter(
                        order.declaration(),
                        order.goods(),
                        order.quantity(),
                        order.unit(),
                        order.due(),
                        order.decided(call, clock));
        return Answer.created(ALL + "/" + entered.number(), entered);
    }

    private Answer step(Call call) {
        ConsignmentStep order = call.body(ConsignmentStep.class);
        Decision decision = order.decided(call, clock);
        boolean back = order.declaration() != null && !order.declaration().isBlank();
        return Answer.json(
                201,
                back
                        ? consignments().back(call.get(NUMBER), order.declaration(), order.quantity(), decision)
                        : consignments().writeOff(call.get(NUMBER), order.quantity(), decision));
    }
}
