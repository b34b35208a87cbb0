// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Server;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * What is published of titles (R6, B1): zones and enterprises that bear one, whether one is borne, and numbers. Each view names
 * what it shows; persons, reasons, evidence, sources and whatever is not decided yet are not in it.
 */
public final class PublicResources implements Resources {
    private static final String TAG = "public";
    private static final Param<ZoneId> ZONE = Param.zone("zone");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Level> LEVEL = Param.level("level");
    private static final Param<String> CODE = Param.key("code");
    private static final Param<LocalDate> ON = Param.day("on");

    private final Services services;
    private final Clock clock;

    public PublicResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * A zone that bears a title.
     *
     * @param since the first day of the title
     * @param until its last day; null while no end is set
     */
    public record PublicZone(
            ZoneId id,
            Text name,
            DivisionCode division,
            BureauCode bureau,
            Text product,
            List<HsCode> headings,
            Level level,
            LocalDate since,
            LocalDate until) {}

    /**
     * An enterprise that bears the title demonstration enterprise.
     *
     * @param since the first day of the title
     * @param until its last day; null while no end is set
     */
    public record PublicEnterprise(
            OrganisationCode code,
            String name,
            DivisionCode division,
            BureauCode bureau,
            LocalDate since,
            LocalDate until) {}

    /** Whether a title was borne on a day. */
    public record TitleVerification(
            String code, LocalDate on, boolean valid, String title, LocalDate since, LocalDate until) {}

    /** How many zones bear which title, and how many demonstration enterprises there are, in the country and by bureau. */
    public record Statistics(
            LocalDate on, Map<String, Integer> zones, int enterprises, List<BureauStatistics> bureaus) {}

    /** The same of a bureau. */
    public record BureauStatistics(BureauCode bureau, Map<String, Integer> zones, int enterprises) {}

    @Override
    public List<Route> routes() {
        return List.of(
                open(Route.get("/public/v1/zones", "publicZones", TAG))
                        .with(BUREAU, LEVEL)
                        .givesPage(PublicZone.class)
                        .by(call -> Page.of(
                                zones(today()).stream()
                                        .filter(zone -> call.find(BUREAU)
                                                .map(zone.bureau()::equals)
                                                .orElse(true))
                                        .filter(zone -> call.find(LEVEL)
                                                .map(zone.level()::equals)
                                                .orElse(true))
                                        .toList(),
                                call)),
                open(Route.get("/public/v1/zones/{zone}", "publicZone", TAG))
                        .with(ZONE)
                        .gives(PublicZone.class)
                        .by(call -> Answer.ok(zones(today()).stream()
                                .filter(zone -> zone.id().equals(call.get(ZONE)))
                                .findFirst()
                                .orElseThrow(() -> Refusal.of(404, "rest.public.zone", call.get(ZONE))))),
                open(Route.get("/public/v1/enterprises", "publicEnterprises", TAG))
                        .with(BUREAU)
                        .givesPage(PublicEnterprise.class)
                        .by(call -> Page.of(
                                enterprises(today()).stream()
                                        .filter(each -> call.find(BUREAU)
                                                .map(each.bureau()::equals)
                                                .orElse(true))
                                        .toList(),
                                call)),
                open(Route.get("/public/v1/marks/{code}", "publicMark", TAG))
                        .with(CODE, ON)
                        .gives(MarkVerification.class)
                        .by(call -> Answer.ok(services.need(Marks.class)
                                .verify(
                                        MarkCode.of(call.get(CODE)),
                                        call.find(ON).orElseGet(this::today)))),
                open(Route.get("/public/v1/titles/{code}", "publicTitle", TAG))
                        .with(CODE, ON)
                        .gives(TitleVerification.class)
                        .by(call -> Answer.ok(verification(call))),
                open(Route.get("/public/v1/statistics", "publicStatistics", TAG))
                        .gives(Statistics.class)
                        .by(call -> Answer.ok(statistics())));
    }

    private static Route open(Route route) {
        return route.access(Route.Access.PUBLIC);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Read as the server, for nobody is logged in; only the views above go out. */
    private List<PublicZone> zones(LocalDate on) {
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        Grants grants = services.need(Grants.class);
        return Server.does(() -> {
            List<Zone> all = registry.zones();
            Map<Subject, Grant> held = grants.held(
                    all.stream().map(zone -> Subject.zone(zone.id())).toList(), Grant.Kind.ZONE_LEVEL, on);
            List<PublicZone> out = new ArrayList<>();
            for (Zone zone : all) {
                Grant grant = held.get(Subject.zone(zone.id()));
                if (grant != null && !grant.value().equals(Level.CULTIVATING.code())) {
                    out.add(view(zone, grant));
                }
            }
            return out;
        });
    }

    private static PublicZone view(Zone zone, Grant grant) {
        return new PublicZone(
                zone.id(),
                zone.name(),
                zone.division(),
                zone.bureau(),
                zone.product(),
                zone.headings(),
                Level.of(grant.value()),
                grant.period().from(),
                last(grant));
    }

    private static LocalDate last(Grant grant) {
        return grant.endedOn() != null ? grant.endedOn() : grant.period().to();
    }

    private List<PublicEnterprise> enterprises(LocalDate on) {
        Grants grants = services.need(Grants.class);
        EnterpriseRegistry registry = services.need(EnterpriseRegistry.class);
        return Server.does(() -> {
            Map<Subject, Grant> borne = grants.bearers(Grant.Kind.DEMONSTRATION_ENTERPRISE, on);
            Map<OrganisationCode, Enterprise> known = registry.enterprises(
                    borne.keySet().stream().map(Subject::organisationCode).toList());
            return borne.entrySet().stream()
                    .filter(each -> known.containsKey(each.getKey().organisationCode()))
                    .map(each -> view(known.get(each.getKey().organisationCode()), each.getValue()))
                    .sorted(Comparator.comparing(PublicEnterprise::code))
                    .toList();
        });
    }

    private static PublicEnterprise view(Enterprise enterprise, Grant grant) {
        return new PublicEnterprise(
                enterprise.code(),
                enterprise.name(),
                enterprise.division(),
                enterprise.bureau(),
                grant.period().from(),
                last(grant));
    }

    private TitleVerification verification(Call call) {
        String code = call.get(CODE);
        boolean zone = code.matches("[0-9]{6}-[0-9]{2}");
        Subject subject = zone ? Subject.zone(ZoneId.of(code)) : Subject.enterprise(OrganisationCode.of(code));
        LocalDate on = call.find(ON).orElseGet(this::today);
        if (on.isAfter(today())) {
            throw Refusal.of(400, "rest.public.future", on, today());
        }
        Grants grants = services.need(Grants.class);
        Optional<Grant> held = Server.does(
                () -> grants.held(subject, zone ? Grant.Kind.ZONE_LEVEL : Grant.Kind.DEMONSTRATION_ENTERPRISE, on));
        return held.filter(grant -> !grant.value().equals(Level.CULTIVATING.code()))
                .map(grant -> new TitleVerification(
                        code,
                        on,
                        true,
                        zone ? grant.value() : grant.kind().code(),
                        grant.period().from(),
                        last(grant)))
                // One answer for who lost it and who never was: the difference is nobody's business.
                .orElse(new TitleVerification(code, on, false, null, null, null));
    }

    private Statistics statistics() {
        LocalDate today = today();
        Map<String, Integer> all = new TreeMap<>();
        Map<BureauCode, Map<String, Integer>> zones = new TreeMap<>();
        for (PublicZone zone : zones(today)) {
            all.merge(zone.level().code(), 1, Integer::sum);
            zones.computeIfAbsent(zone.bureau(), fresh -> new TreeMap<>())
                    .merge(zone.level().code(), 1, Integer::sum);
        }
        Map<BureauCode, Integer> enterprises = new TreeMap<>();
        enterprises(today).forEach(each -> enterprises.merge(each.bureau(), 1, Integer::sum));
        Set<BureauCode> bureaus = new TreeSet<>(zones.keySet());
        bureaus.addAll(enterprises.keySet());
        return new Statistics(
                today,
                all,
                enterprises.values().stream().mapToInt(Integer::intValue).sum(),
                bureaus.stream()
                        .map(each -> new BureauStatistics(
                                each, zones.getOrDefault(each, Map.of()), enterprises.getOrDefault(each, 0)))
                        .toList());
    }
}
