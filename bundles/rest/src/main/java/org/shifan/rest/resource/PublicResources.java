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
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.ProcedureType;
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
 * What is published (R6, B1): zones that bear a title, public notices under way, whether a title is borne, and numbers. Each view names
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
     * A public notice (公示) under way, during which everybody may object.
     *
     * @param until the last day for objections; null when none is set
     */
    public record Notice(
            long number,
            Subject subject,
            Text subjectName,
            Text procedure,
            String title,
            BureauCode bureau,
            LocalDate since,
            LocalDate until) {}

    /** Whether a title was borne on a day. */
    public record TitleVerification(
            String code, LocalDate on, boolean valid, String title, LocalDate since, LocalDate until) {}

    /** How many zones bear which title, in the country and by bureau. */
    public record Statistics(LocalDate on, Map<String, Integer> zones, List<BureauStatistics> bureaus) {}

    /** How many zones of a bureau bear which title. */
    public record BureauStatistics(BureauCode bureau, Map<String, Integer> zones) {}

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
                open(Route.get("/public/v1/notices", "publicNotices", TAG))
                        .with(BUREAU)
                        .givesPage(Notice.class)
                        .by(call -> Page.of(notices(call), call)),
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

    private List<Notice> notices(Call call) {
        Cases cases = services.need(Cases.class);
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        return Server.does(() -> {
            Map<String, Set<String>> noticed = cases.procedures().stream()
                    .collect(Collectors.toMap(
                            ProcedureType::id,
                            type -> type.states().stream()
                                    .filter(state -> state.term() == Procedure.Term.PUBLIC_NOTICE)
                                    .map(ProcedureType.State::id)
                                    .collect(Collectors.toSet())));
            Map<Long, LocalDate> due = cases.caseDeadlines(call.orNull(BUREAU), null).stream()
                    .collect(Collectors.toMap(
                            Deadline::caseNumber, Deadline::due, (one, other) -> one.isAfter(other) ? one : other));
            return cases.find(null, call.orNull(BUREAU), null, true).stream()
                    .filter(each ->
                            noticed.getOrDefault(each.procedure(), Set.of()).contains(each.state()))
                    .sorted(Comparator.comparing(Case::number).reversed())
                    .map(each -> notice(each, registry, due.get(each.number())))
                    .toList();
        });
    }

    private static Notice notice(Case open, ZoneRegistry registry, LocalDate until) {
        Text name = open.subject().kind() == Subject.Kind.ZONE
                ? registry.zone(open.subject().zoneId()).map(Zone::name).orElse(null)
                : null;
        return new Notice(
                open.number(),
                open.subject(),
                name,
                open.procedureTitle(),
                open.title().code(),
                open.bureau(),
                open.since(),
                until);
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
        Map<BureauCode, Map<String, Integer>> byBureau = new TreeMap<>();
        for (PublicZone zone : zones(today)) {
            all.merge(zone.level().code(), 1, Integer::sum);
            byBureau.computeIfAbsent(zone.bureau(), fresh -> new TreeMap<>())
                    .merge(zone.level().code(), 1, Integer::sum);
        }
        return new Statistics(
                today,
                all,
                byBureau.entrySet().stream()
                        .map(each -> new BureauStatistics(each.getKey(), each.getValue()))
                        .toList());
    }
}
