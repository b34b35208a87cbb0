// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The panel of a case, its points on site and conclusions, and the corrections of a case's lines (O2, D1). */
public final class PanelResources implements Resources {
    private static final String TAG = "cases";
    private static final String CASE = "/api/v1/cases/{case}";
    private static final Param<Long> NUMBER = Param.number("case");

    private final Services services;
    private final Clock clock;

    public PanelResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Who comes onto the panel; an enterprise is named by its organisation code. */
    public record AssessorOrder(
            String assessor,
            String organisation,
            @MayBeMissing LocalDate on,
            String reason) {}

    /** Who leaves the panel. */
    public record DismissalOrder(
            String assessor, @MayBeMissing LocalDate on, String reason) {}

    /** Points on site for an item of the evaluation that the case goes by. */
    public record SiteScore(
            String assessor,
            String item,
            BigDecimal points,
            @MayBeMissing LocalDate on,
            String reason) {}

    /** The conclusion of whoever is logged in. */
    public record Conclusion(Boolean pass, @MayBeMissing LocalDate on, String reason) {}

    /** That a line was for another day. */
    public record DayCorrection(
            Integer entry, LocalDate day, @MayBeMissing LocalDate on, String reason) {}

    /** That the last step was entered by mistake. */
    public record Annulment(Integer entry, @MayBeMissing LocalDate on, String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                change("/panel/assessors", "casePanelAdd", AssessorOrder.class, this::add),
                change("/panel/dismissals", "casePanelDismiss", DismissalOrder.class, this::dismiss),
                change("/panel/scores", "casePanelScore", SiteScore.class, this::score),
                change("/panel/conclusions", "casePanelConclude", Conclusion.class, this::conclude),
                change("/corrections", "caseCorrectDay", DayCorrection.class, this::correct),
                change("/annulments", "caseAnnul", Annulment.class, this::annul));
    }

    private static Route change(String path, String operation, Class<?> order, Function<Call, Case> does) {
        return Route.post(CASE + path, operation, TAG)
                .with(NUMBER)
                .takes(order)
                .gives(Case.class)
                .guardedBy("case")
                .by(call -> Answer.json(201, does.apply(call)));
    }

    private Cases cases() {
        return services.need(Cases.class);
    }

    private Signature signature(Call call, LocalDate on, String reason) {
        return new Signature(call.caller().actor(), on == null ? LocalDate.now(clock) : on, reason);
    }

    private Case add(Call call) {
        AssessorOrder order = call.body(AssessorOrder.class);
        return cases().assessor(
                        call.get(NUMBER),
                        order.assessor(),
                        order.organisation(),
                        signature(call, order.on(), order.reason()));
    }

    private Case dismiss(Call call) {
        DismissalOrder order = call.body(DismissalOrder.class);
        return cases().dismiss(call.get(NUMBER), order.assessor(), signature(call, order.on(), order.reason()));
    }

    private Case score(Call call) {
        SiteScore order = call.body(SiteScore.class);
        return cases().score(
                        call.get(NUMBER),
                        order.assessor(),
                        order.item(),
                        order.points(),
                        signature(call, order.on(), order.reason()));
    }

    private Case conclude(Call call) {
        Conclusion order = call.body(Conclusion.class);
        return cases().conclude(call.get(NUMBER), order.pass(), signature(call, order.on(), order.reason()));
    }

    private Case correct(Call call) {
        DayCorrection order = call.body(DayCorrection.class);
        return cases().correctDay(
                        call.get(NUMBER), order.entry(), order.day(), signature(call, order.on(), order.reason()));
    }

    private Case annul(Call call) {
        Annulment order = call.body(Annulment.class);
        return cases().annul(call.get(NUMBER), order.entry(), signature(call, order.on(), order.reason()));
    }
}
