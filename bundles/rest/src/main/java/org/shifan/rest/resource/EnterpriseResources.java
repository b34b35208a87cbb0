// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Enterprises with their titles and memberships (R7), and administrative divisions. */
public final class EnterpriseResources implements Resources {
    private static final String TAG = "enterprises";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> NAME = Param.text("name");
    private static final Param<String> CODE = Param.key("enterprise");
    private static final Param<String> DIVISION = Param.key("division");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final int MOST_FOUND = 200;

    private final Services services;
    private final Clock clock;

    public EnterpriseResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A division as it was called on a day. */
    public record DivisionView(DivisionCode code, String name, String fullName, LocalDate on) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/divisions/{division}", "division", TAG)
                        .with(DIVISION, ON)
                        .gives(DivisionView.class)
                        .by(this::division),
                Route.get("/api/v1/enterprises", "enterprises", TAG)
                        .with(BUREAU, NAME)
                        .givesPage(Enterprise.class)
                        .by(this::enterprises),
                Route.get("/api/v1/enterprises/{enterprise}", "enterprise", TAG)
                        .with(CODE)
                        .gives(Enterprise.class)
                        .by(call -> Answer.ok(require(call))),
                Route.get("/api/v1/enterprises/{enterprise}/titles", "enterpriseTitles", TAG)
                        .with(CODE)
                        .givesPage(Grant.class)
                        .by(call -> Page.of(
                                services.need(Grants.class)
                                        .history(
                                                Subject.enterprise(require(call).code())),
                                call)),
                Route.get("/api/v1/enterprises/{enterprise}/memberships", "enterpriseMemberships", TAG)
                        .with(CODE)
                        .givesPage(Membership.class)
                        .by(call -> Page.of(
                                services.need(Memberships.class)
                                        .history(require(call).code()),
                                call)));
    }

    private Answer division(Call call) {
        DivisionDirectory directory = services.need(DivisionDirectory.class);
        DivisionCode code = DivisionCode.of(call.get(DIVISION));
        LocalDate on = call.find(ON).orElseGet(() -> LocalDate.now(clock));
        return Answer.ok(new DivisionView(
                code,
                directory.name(code, on).orElseThrow(() -> Refusal.of(404, "rest.division.unknown", code, on)),
                directory.fullName(code, on).orElse(null),
                on));
    }

    private Answer enterprises(Call call) {
        EnterpriseRegistry registry = services.need(EnterpriseRegistry.class);
        BureauCode bureau = call.orNull(BUREAU);
        String name = call.orNull(NAME);
        if (name == null && bureau == null) {
            throw Refusal.of(400, "rest.enterprise.which");
        }
        if (name != null) {
            return Page.of(
                    registry.find(name, MOST_FOUND).stream()
                            .filter(each -> bureau == null || each.bureau().equals(bureau))
                            .toList(),
                    call);
        }
        return Page.part((from, most) -> registry.enterprises(bureau, from, most), call);
    }

    private Enterprise require(Call call) {
        return services.need(EnterpriseRegistry.class).require(call.get(CODE));
    }
}
