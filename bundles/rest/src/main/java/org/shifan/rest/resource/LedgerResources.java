// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.YearMonth;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Every use of a measure, and what measures saved (§六(一)). */
public final class LedgerResources implements Resources {
    private static final String TAG = "facilitation";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> ZONE = Param.text("zone");
    private static final Param<YearMonth> FROM = Param.month("from").needed();
    private static final Param<YearMonth> TO = Param.month("to").needed();

    private final Services services;

    public LedgerResources(Services services) {
        this.services = services;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/measure-ledger", "measureLedger", TAG)
                        .with(BUREAU, ZONE, FROM, TO)
                        .givesPage(MeasureLedger.Line.class)
                        .by(call -> Page.part(
                                (from, most) -> ledger().lines(
                                                call.orNull(BUREAU),
                                                zone(call),
                                                call.get(FROM),
                                                call.get(TO),
                                                from,
                                                most),
                                call)),
                // It reconciles when it names no faults.
                Route.get("/api/v1/measure-benefits", "measureBenefits", TAG)
                        .with(BUREAU, ZONE, FROM, TO)
                        .gives(MeasureLedger.BenefitReport.class)
                        .by(call -> Answer.ok(
                                ledger().report(call.orNull(BUREAU), zone(call), call.get(FROM), call.get(TO)))));
    }

    private MeasureLedger ledger() {
        return services.need(MeasureLedger.class);
    }

    private static ZoneId zone(Call call) {
        String zone = call.orNull(ZONE);
        return zone == null ? null : ZoneId.of(zone);
    }
}
