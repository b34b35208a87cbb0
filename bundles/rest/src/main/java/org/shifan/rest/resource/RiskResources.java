// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** How great the risk of goods is, and what raises it (F2, R13). */
public final class RiskResources implements Resources {
    private static final String TAG = "quality";
    private static final Param<String> ENTERPRISE = Param.key("enterprise");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<String> HS = Param.text("hs").needed();
    private static final Param<String> MARKET = Param.text("market").needed();

    private final Services services;
    private final Clock clock;

    public RiskResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/risks", "risks", TAG)
                        .with(BUREAU, ON)
                        .givesPage(RiskGround.class)
                        .by(this::grounds),
                Route.get("/api/v1/enterprises/{enterprise}/risk", "enterpriseRisk", TAG)
                        .with(ENTERPRISE, HS, MARKET, ON)
                        .gives(Risk.class)
                        .by(this::risk),
                Route.get("/api/v1/control-chart", "controlChart", TAG)
                        .with(BUREAU.needed(), HS)
                        .gives(ControlChart.class)
                        .by(call -> Answer.ok(risks().chart(
                                        call.get(BUREAU),
                                        HsCode.of(call.get(HS)).heading()))));
    }

    private Risks risks() {
        return services.need(Risks.class);
    }

    private LocalDate on(Call call) {
        return call.find(ON).orElseGet(() -> LocalDate.now(clock));
    }

    /** The gravest come first, so that a part is cut out of what is asked for from the beginning. */
    private Answer grounds(Call call) {
        return Page.part(
                (from, most) -> {
                    int last = (int) Math.min((long) from + most, Integer.MAX_VALUE);
                    List<RiskGround> all = risks().grounds(call.orNull(BUREAU), on(call), last);
                    return all.subList(Math.min(from, all.size()), all.size());
                },
                call);
    }

    private Answer risk(Call call) {
        return Answer.ok(risks().risk(
                        services.need(EnterpriseRegistry.class)
                                .require(call.get(ENTERPRISE))
                                .code(),
                        HsCode.of(call.get(HS)),
                        CountryCode.of(call.get(MARKET)),
                        on(call)));
    }
}
