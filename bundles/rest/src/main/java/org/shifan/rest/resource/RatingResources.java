// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Ratings;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Ratings of enterprises by the nine elements, and the classes that they give (F1). */
public final class RatingResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/enterprises/{enterprise}/ratings";
    private static final Param<String> ENTERPRISE = Param.key("enterprise");

    private final Services services;
    private final Clock clock;

    public RatingResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** How an element stands; what is not good is explained. */
    public record ElementFound(
            Rating.Element element,
            Rating.Mark mark,
            @MayBeMissing String words) {}

    /** A rating by all nine elements; the class begins with the decision unless a day is named. */
    public record RatingOrder(
            List<ElementFound> findings,
            String enterpriseClass,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Lasting {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "enterpriseRatings", TAG)
                        .with(ENTERPRISE)
                        .givesPage(Rating.class)
                        .by(call -> Page.of(
                                services.need(Ratings.class)
                                        .history(services.need(EnterpriseRegistry.class)
                                                .require(call.get(ENTERPRISE))
                                                .code()),
                                call)),
                // What would be overwritten, a class that begins within the period, is refused by the register itself.
                Route.post(ALL, "enterpriseRate", TAG)
                        .with(ENTERPRISE)
                        .takes(RatingOrder.class)
                        .gives(Rating.class)
                        .by(this::rate));
    }

    private Answer rate(Call call) {
        RatingOrder order = call.body(RatingOrder.class);
        Decision decision = order.decided(call, clock);
        Map<Rating.Element, Rating.Finding> findings = new EnumMap<>(Rating.Element.class);
        order.findings().forEach(each -> findings.put(each.element(), new Rating.Finding(each.mark(), each.words())));
        return Answer.json(
                201,
                services.need(Ratings.class)
                        .rate(
                                services.need(EnterpriseRegistry.class)
                                        .require(call.get(ENTERPRISE))
                                        .code(),
                                findings,
                                order.enterpriseClass(),
                                order.period(decision),
                                decision));
    }
}
