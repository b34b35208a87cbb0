// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The treatment of a declared shipment (F10). */
public final class TreatmentResources implements Resources {
    private final Services services;
    private final Clock clock;

    public TreatmentResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A shipment; declared today unless a day is named. */
    public record ShipmentOrder(
            OrganisationCode enterprise,
            HsCode hs,
            CountryCode destination,
            @MayBeMissing BigDecimal valueUsd,
            @MayBeMissing LocalDate on,
            @MayBeMissing String declaration,
            @MayBeMissing Shipment.Purpose purpose) {}

    @Override
    public List<Route> routes() {
        // A question, although it is a POST: a shipment is too much for an address. It changes nothing.
        return List.of(Route.post("/api/v1/treatments", "treatment", "facilitation")
                .access(Route.Access.LOGGED_IN)
                .takes(ShipmentOrder.class)
                .gives(Treatment.class)
                .success(200)
                .by(this::treat));
    }

    private Answer treat(Call call) {
        ShipmentOrder order = call.body(ShipmentOrder.class);
        return Answer.ok(services.need(TreatmentService.class)
                .treat(new Shipment(
                        order.declaration(),
                        order.enterprise(),
                        order.hs(),
                        order.destination(),
                        order.on() == null ? LocalDate.now(clock) : order.on(),
                        order.valueUsd() == null ? null : Money.usd(order.valueUsd()),
                        order.purpose())));
    }
}
