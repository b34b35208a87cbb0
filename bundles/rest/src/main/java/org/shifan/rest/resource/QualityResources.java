// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.Match;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Incidents and their attribution (Q2). */
public final class QualityResources implements Resources {
    private static final String TAG = "quality";
    private static final Param<Long> INCIDENT = Param.number("incident");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<OrganisationCode> ENTERPRISE = Param.enterprise("enterprise");
    private static final Param<Boolean> UNATTRIBUTED = Param.yesNo("unattributed");
    private static final Param<LocalDate> FROM = Param.day("from");
    private static final Param<LocalDate> TO = Param.day("to");

    private final Services services;
    private final Clock clock;

    public QualityResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** What a bureau learned of an incident, under a number of its own. */
    public record IncidentOrder(
            BureauCode bureau,
            String number,
            IncidentKind kind,
            LocalDate on,
            CountryCode market,
            Goods goods,
            @MayBeMissing String maker,
            @MayBeMissing String hazard,
            @MayBeMissing String measures,
            @MayBeMissing String text,
            @MayBeMissing OrganisationCode enterprise) {}

    /** Which enterprise made the goods, which they were, and how that is known. */
    public record AttributionOrder(
            String enterprise,
            @MayBeMissing HsCode hs,
            @MayBeMissing Long product,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** The incident that is joined into this one, and why they are one event. */
    public record JoinOrder(
            Long joined, String reason, @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/incidents", "incidents", TAG)
                        .with(BUREAU, ENTERPRISE, UNATTRIBUTED, FROM, TO)
                        .givesPage(Incident.class)
                        .by(this::incidents),
                Route.post("/api/v1/incidents", "incidentReport", TAG)
                        .takes(IncidentOrder.class)
                        .gives(Incident.class)
                        .by(this::report),
                Route.get("/api/v1/incidents/{incident}", "incident", TAG)
                        .with(INCIDENT)
                        .gives(Incident.class)
                        .by(call -> Answer.ok(register().require(call.get(INCIDENT)))),
                Route.get("/api/v1/incidents/{incident}/history", "incidentHistory", TAG)
                        .with(INCIDENT)
                        .givesPage(IncidentStep.class)
                        .by(call -> Page.of(
                                register()
                                        .history(register()
                                                .require(call.get(INCIDENT))
                                                .id()),
                                call)),
                Route.get("/api/v1/incidents/{incident}/matches", "incidentMatches", TAG)
                        .with(INCIDENT)
                        .givesPage(Match.class)
                        .by(call -> Page.of(
                                register()
                                        .matches(register()
                                                .require(call.get(INCIDENT))
                                                .id()),
                                call)),
                Route.post("/api/v1/incidents/{incident}/attribution", "incidentAttribute", TAG)
                        .with(INCIDENT)
                        .takes(AttributionOrder.class)
                        .gives(Incident.class)
                        .guardedBy("incident")
                        .by(this::attribute),
                Route.get("/api/v1/incidents/{incident}/similar", "incidentSimilar", TAG)
                        .with(INCIDENT)
                        .givesPage(Incident.class)
                        .by(call -> Page.of(register().similar(call.get(INCIDENT)), call)),
                Route.post("/api/v1/incidents/{incident}/joined", "incidentJoin", TAG)
                        .with(INCIDENT)
                        .takes(JoinOrder.class)
                        .gives(Incident.class)
                        .guardedBy("incident")
                        .by(this::join));
    }

    private Incidents register() {
        return services.need(Incidents.class);
    }

    private Answer incidents(Call call) {
        return Page.part(
                (from, most) -> register()
                        .incidents(new IncidentQuery(
                                call.orNull(BUREAU),
                                call.orNull(ENTERPRISE),
                                call.get(UNATTRIBUTED),
                                call.orNull(FROM),
                                call.orNull(TO),
                                from,
                                most)),
                call);
    }

    private Answer report(Call call) {
        IncidentOrder order = call.body(IncidentOrder.class);
        Incident known = register()
                .report(
                        order.bureau(),
                        new IncidentReport(
                                IncidentReport.OWN,
                                order.number(),
                                order.kind(),
                                order.on(),
                                order.market(),
                                order.goods(),
                                order.maker(),
                                "",
                                order.hazard(),
                                order.measures(),
                                order.text(),
                                "",
                                order.enterprise(),
                                ""),
                        call.caller().account());
        return Answer.created("/api/v1/incidents/" + known.id(), known);
    }

    private Answer attribute(Call call) {
        AttributionOrder order = call.body(AttributionOrder.class);
        return Answer.json(
                201,
                register()
                        .attribute(
                                call.get(INCIDENT),
                                order.enterprise(),
                                order.hs(),
                                order.product(),
                                order.decided(call, clock)));
    }

    private Answer join(Call call) {
        JoinOrder order = call.body(JoinOrder.class);
        return Answer.json(201, register().join(call.get(INCIDENT), order.joined(), order.decided(call, clock)));
    }
}
