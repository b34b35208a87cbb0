// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Bureaus and zones (R4, R7, O1), with their history. */
public final class ZoneResources implements Resources {
    private static final String TAG = "zones";
    private static final Param<ZoneId> ZONE = Param.zone("zone");
    private static final Param<String> CODE = Param.key("bureau");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Level> LEVEL = Param.level("level");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<LocalDate> FROM = Param.day("from");
    private static final Param<LocalDate> TO = Param.day("to");

    private final Services services;
    private final Clock clock;

    public ZoneResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * A zone with the level that it holds on a day.
     *
     * @param on that day
     */
    public record ZoneView(Zone zone, Level level, LocalDate on) {}

    /** An entry of the register with who decided it, and when it was entered. */
    public record ZoneEntry(Zone zone, org.shifan.api.core.Decision decision, java.time.Instant recorded) {
        static ZoneEntry of(Entry<Zone> entry) {
            return new ZoneEntry(entry.value(), entry.decision(), entry.recorded());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bureaus", "bureaus", TAG)
                        .givesPage(Bureau.class)
                        .by(call -> Page.of(services.need(BureauDirectory.class).bureaus(), call)),
                Route.get("/api/v1/bureaus/{bureau}", "bureau", TAG)
                        .with(CODE)
                        .gives(Bureau.class)
                        .by(call ->
                                Answer.ok(services.need(BureauDirectory.class).require(BureauCode.of(call.get(CODE))))),
                Route.get("/api/v1/zones", "zones", TAG)
                        .with(BUREAU, LEVEL, ON)
                        .givesPage(ZoneView.class)
                        .by(this::zones),
                Route.get("/api/v1/zones/{zone}", "zone", TAG)
                        .with(ZONE, ON)
                        .gives(ZoneView.class)
                        .by(call -> Answer.ok(view(require(call), on(call)))),
                Route.get("/api/v1/zones/{zone}/history", "zoneHistory", TAG)
                        .with(ZONE)
                        .givesPage(ZoneEntry.class)
                        .by(call -> Page.of(
                                services.need(ZoneRegistry.class)
                                        .history(require(call).id()),
                                ZoneEntry::of,
                                call)),
                Route.get("/api/v1/zones/{zone}/titles", "zoneTitles", TAG)
                        .with(ZONE)
                        .givesPage(Grant.class)
                        .by(call -> Page.of(
                                services.need(Grants.class)
                                        .history(Subject.zone(require(call).id())),
                                call)),
                Route.get("/api/v1/zones/{zone}/memberships", "zoneMemberships", TAG)
                        .with(ZONE, FROM, TO)
                        .givesPage(Membership.class)
                        .by(this::memberships));
    }

    private Answer zones(Call call) {
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        LocalDate on = on(call);
        List<Zone> zones = call.find(BUREAU)
                .map(bureau -> {
                    services.need(BureauDirectory.class).require(bureau);
                    return registry.zones(bureau);
                })
                .orElseGet(registry::zones);
        Level level = call.orNull(LEVEL);
        if (level == null) {
            return Page.of(zones, zone -> view(zone, on), call);
        }
        return Page.of(
                zones.stream()
                        .map(zone -> view(zone, on))
                        .filter(view -> view.level().equals(level))
                        .toList(),
                call);
    }

    private Answer memberships(Call call) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = call.find(FROM).orElse(today);
        return Page.of(
                services.need(Memberships.class)
                        .memberships(
                                require(call).id(),
                                DateRange.of(from, call.find(TO).orElse(from.isAfter(today) ? from : today))),
                call);
    }

    private Zone require(Call call) {
        return services.need(ZoneRegistry.class).require(call.get(ZONE));
    }

    private LocalDate on(Call call) {
        return call.find(ON).orElseGet(() -> LocalDate.now(clock));
    }

    private ZoneView view(Zone zone, LocalDate on) {
        return new ZoneView(zone, services.need(Grants.class).level(zone.id(), on), on);
    }
}
