// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** What bureaus ask of their own enterprises besides for a measure (§六(一)). */
public final class TermResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/measure-terms";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<Long> TERM = Param.number("term");

    private final Services services;
    private final Clock clock;

    public TermResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A term; it begins with the decision unless a day is named. */
    public record TermOrder(
            BureauCode bureau,
            String measure,
            SetTerm.Kind kind,
            @MayBeMissing String value,
            @MayBeMissing String hs,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Lasting {}

    /** The last day of a term; the day of the decision unless one is named. */
    public record TermEnd(
            @MayBeMissing LocalDate lastDay,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Ending {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "measureTerms", TAG)
                        .with(BUREAU, ON)
                        .givesPage(SetTerm.class)
                        .by(call -> Page.of(
                                services.need(SetTerms.class).terms(call.orNull(BUREAU), call.orNull(ON)), call)),
                Route.post(ALL, "measureTermSet", TAG)
                        .takes(TermOrder.class)
                        .gives(SetTerm.class)
                        .by(this::set),
                // A term is ended once: there is nothing that somebody else could have changed meanwhile.
                Route.post(ALL + "/{term}/end", "measureTermEnd", TAG)
                        .with(TERM)
                        .takes(TermEnd.class)
                        .gives(SetTerm.class)
                        .by(call -> call.body(TermEnd.class)
                                .ended(
                                        call,
                                        clock,
                                        (last, decision) ->
                                                services.need(SetTerms.class).end(call.get(TERM), last, decision))));
    }

    private Answer set(Call call) {
        TermOrder order = call.body(TermOrder.class);
        Decision decision = order.decided(call, clock);
        return Answer.json(
                201,
                services.need(SetTerms.class)
                        .set(
                                order.bureau(),
                                order.measure(),
                                order.hs(),
                                order.kind(),
                                order.value(),
                                order.period(decision),
                                decision));
    }
}
