// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The treatment of a declared shipment, asked in advance or decided, and the measures that stopped (F1 to F10). */
public final class TreatmentResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String DECIDED = "/api/v1/decided-treatments";
    private static final Param<Long> NUMBER = Param.number("treatment");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<OrganisationCode> ENTERPRISE = Param.enterprise("enterprise");
    private static final Param<String> DECLARATION = Param.text("declaration");

    private static final Param<Boolean> UNREAD = Param.yesNo("unread");
    private static final Param<Long> STOP = Param.number("stop");

    private final Services services;
    private final Clock clock;

    public TreatmentResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * A shipment; declared today unless a day is named.
     *
     * @param destination the country on the other side: where an export goes, where an import comes from
     * @param direction export when it is missing
     * @param used whether the goods are old machinery or electrical goods; new when it is missing
     */
    public record ShipmentOrder(
            OrganisationCode enterprise,
            HsCode hs,
            CountryCode destination,
            @MayBeMissing BigDecimal valueUsd,
            @MayBeMissing LocalDate on,
            @MayBeMissing String declaration,
            @MayBeMissing Shipment.Purpose purpose,
            @MayBeMissing Shipment.Direction direction,
            @MayBeMissing Boolean used) {
        Shipment shipment(LocalDate today) {
            return new Shipment(
                    declaration,
                    enterprise,
                    hs,
                    destination,
                    on == null ? today : on,
                    valueUsd == null ? null : Money.usd(valueUsd),
                    purpose,
                    direction,
                    Boolean.TRUE.equals(used));
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                // A question, although it is a POST: a shipment is too much for an address. It changes nothing.
                Route.post("/api/v1/treatments", "treatment", TAG)
                        .access(Route.Access.LOGGED_IN)
                        .takes(ShipmentOrder.class)
                        .gives(Treatment.class)
                        .success(200)
                        .by(call ->
                                Answer.ok(services.need(TreatmentService.class).treat(ordered(call)))),
                Route.get("/api/v1/treatment-rules", "treatmentRules", TAG)
                        .givesPage(TreatmentService.RulesState.class)
                        .by(call ->
                                Page.of(services.need(TreatmentService.class).rules(), call)),
                Route.post(DECIDED, "treatmentDecide", TAG)
                        .takes(ShipmentOrder.class)
                        .gives(DecidedTreatment.class)
                        .by(this::decide),
                Route.get(DECIDED, "decidedTreatments", TAG)
                        .with(ENTERPRISE, DECLARATION)
                        .givesPage(DecidedTreatment.class)
                        .by(this::list),
                Route.get(DECIDED + "/{treatment}", "decidedTreatment", TAG)
                        .with(NUMBER)
                        .gives(DecidedTreatment.class)
                        .by(call -> Answer.ok(decided().require(call.get(NUMBER)))),
                Route.get(DECIDED + "/{treatment}/replay", "treatmentReplay", TAG)
                        .with(NUMBER)
                        .gives(DecidedTreatments.Replay.class)
                        .by(call -> Answer.ok(decided().replay(call.get(NUMBER)))),
                Route.get("/api/v1/measure-stops", "measureStops", TAG)
                        .with(BUREAU, ENTERPRISE, UNREAD)
                        .givesPage(MeasureStop.class)
                        .by(this::stops),
                Route.post("/api/v1/measure-stops/{stop}/reading", "measureStopRead", TAG)
                        .with(STOP)
                        .gives(MeasureStop.class)
                        .by(call -> Answer.json(
                                201,
                                services.need(MeasureStops.class)
                                        .read(call.get(STOP), call.caller().account()))));
    }

    private DecidedTreatments decided() {
        return services.need(DecidedTreatments.class);
    }

    private Shipment ordered(Call call) {
        return call.body(ShipmentOrder.class).shipment(LocalDate.now(clock));
    }

    private Answer decide(Call call) {
        DecidedTreatment made = decided().decide(ordered(call), call.caller().account());
        return Answer.created(DECIDED + "/" + made.number(), made);
    }

    /** One declaration's treatment is a list of one: a number of a declaration may hold what no address can. */
    private Answer list(Call call) {
        String declaration = call.orNull(DECLARATION);
        OrganisationCode enterprise = call.orNull(ENTERPRISE);
        if (declaration != null) {
            DecidedTreatment found = decided().require(declaration);
            boolean theirs =
                    enterprise == null || enterprise.equals(found.shipment().enterprise());
            return Page.of(theirs ? List.of(found) : List.of(), call);
        }
        return Page.part((from, most) -> decided().decided(enterprise, from, most), call);
    }

    private Answer stops(Call call) {
        return Page.part(
                (from, most) -> services.need(MeasureStops.class)
                        .stops(call.orNull(BUREAU), call.orNull(ENTERPRISE), call.get(UNREAD), from, most),
                call);
    }
}
