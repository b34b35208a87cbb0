// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Foreign standards, trainings, and parts that are taken in rules and exchanges (T2, T3). */
public final class MarketRegisterResources implements Resources {
    private static final String TAG = "market";
    private static final String STANDARDS = "/api/v1/market/standards";
    private static final String TRAININGS = "/api/v1/market/trainings";
    private static final String PARTICIPATIONS = "/api/v1/market/participations";
    private static final Param<String> MARKET = Param.text("market");
    private static final Param<String> HS = Param.text("hs");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> ZONE = Param.text("zone");
    private static final Param<Long> YEAR = Param.query("year", 1949, 2999, null);
    private static final Param<String> OF = Param.text("of");
    private static final Param<Long> STANDARD = Param.number("standard");
    private static final Param<Long> TRAINING = Param.number("training");
    private static final Param<Long> PARTICIPATION = Param.number("participation");

    private final Services services;
    private final Clock clock;

    public MarketRegisterResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A version of a standard. */
    public record VersionOrder(
            String version,
            LocalDate from,
            String change,
            @MayBeMissing LocalDate published,
            @MayBeMissing String notice,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** A standard with its first version. */
    public record StandardOrder(CountryCode market, String number, String title, List<String> hs, VersionOrder first) {}

    /** A training that was held. */
    public record TrainingOrder(
            BureauCode bureau,
            @MayBeMissing String zone,
            LocalDate heldOn,
            String topic,
            @MayBeMissing String place,
            @MayBeMissing List<String> references,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** Somebody who was there. */
    public record ParticipantOrder(
            String enterprise,
            String person,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** A standard in the making, a promotion body, or an exchange with places. */
    public record ParticipationOrder(
            Participation.Kind kind,
            BureauCode bureau,
            String title,
            @MayBeMissing String detail,
            @MayBeMissing String scope,
            @MayBeMissing Integer places,
            LocalDate heldOn,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** Who takes part; a place out of turn takes evidence. */
    public record PartyOrder(
            String subject,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(STANDARDS, "marketStandards", TAG)
                        .with(MARKET, HS)
                        .givesPage(ForeignStandard.class)
                        .by(this::standards),
                Route.post(STANDARDS, "marketStandardEnter", TAG)
                        .takes(StandardOrder.class)
                        .gives(ForeignStandard.class)
                        .by(this::register),
                Route.get(STANDARDS + "/{standard}", "marketStandard", TAG)
                        .with(STANDARD)
                        .gives(ForeignStandard.class)
                        .by(call ->
                                Answer.ok(services.need(ForeignStandards.class).require(call.get(STANDARD)))),
                Route.post(STANDARDS + "/{standard}/versions", "marketStandardChange", TAG)
                        .with(STANDARD)
                        .takes(VersionOrder.class)
                        .gives(ForeignStandard.class)
                        .guardedBy("marketStandard")
                        .by(call -> Answer.json(
                                201,
                                services.need(ForeignStandards.class)
                                        .change(call.get(STANDARD), version(call, call.body(VersionOrder.class))))),
                Route.get(TRAININGS, "marketTrainings", TAG)
                        .with(BUREAU, ZONE, YEAR)
                        .givesPage(Training.class)
                        .by(this::trainings),
                Route.post(TRAININGS, "marketTrainingEnter", TAG)
                        .takes(TrainingOrder.class)
                        .gives(Training.class)
                        .by(this::hold),
                Route.get(TRAININGS + "/{training}", "marketTraining", TAG)
                        .with(TRAINING)
                        .gives(Training.class)
                        .by(call -> Answer.ok(services.need(Trainings.class).require(call.get(TRAINING)))),
                Route.post(TRAININGS + "/{training}/participants", "marketTrainingAttended", TAG)
                        .with(TRAINING)
                        .takes(ParticipantOrder.class)
                        .gives(Training.class)
                        .by(this::attended),
                Route.get(PARTICIPATIONS, "marketParticipations", TAG)
                        .with(BUREAU, OF)
                        .givesPage(Participation.class)
                        .by(this::participations),
                Route.post(PARTICIPATIONS, "marketParticipationEnter", TAG)
                        .takes(ParticipationOrder.class)
                        .gives(Participation.class)
                        .by(this::enter),
                Route.get(PARTICIPATIONS + "/{participation}", "marketParticipation", TAG)
                        .with(PARTICIPATION)
                        .gives(Participation.class)
                        .by(call ->
                                Answer.ok(services.need(Participations.class).require(call.get(PARTICIPATION)))),
                Route.get(PARTICIPATIONS + "/{participation}/candidates", "marketCandidates", TAG)
                        .with(PARTICIPATION)
                        .givesPage(Participations.Candidate.class)
                        .by(call ->
                                Page.of(services.need(Participations.class).candidates(call.get(PARTICIPATION)), call)),
                // Who gets a place depends on who has one: it is given as the list was seen.
                Route.post(PARTICIPATIONS + "/{participation}/parties", "marketTakePart", TAG)
                        .with(PARTICIPATION)
                        .takes(PartyOrder.class)
                        .gives(Participation.class)
                        .guardedBy("marketParticipation")
                        .by(this::takePart));
    }

    private Answer standards(Call call) {
        String market = call.orNull(MARKET);
        String hs = call.orNull(HS);
        return Page.of(
                services.need(ForeignStandards.class)
                        .standards(market == null ? null : CountryCode.of(market), hs == null ? null : HsScope.of(hs)),
                call);
    }

    private ForeignStandard.Version version(Call call, VersionOrder order) {
        return new ForeignStandard.Version(
                order.version(),
                order.published(),
                order.from(),
                order.change(),
                order.notice() == null ? null : NoticeSymbol.of(order.notice()),
                order.decided(call, clock));
    }

    private Answer register(Call call) {
        StandardOrder order = call.body(StandardOrder.class);
        ForeignStandard entered = services.need(ForeignStandards.class)
                .register(
                        order.market(),
                        order.number(),
                        order.title(),
                        order.hs().stream().map(HsScope::of).toList(),
                        version(call, order.first()));
        return Answer.created(STANDARDS + "/" + entered.id(), entered);
    }

    private Answer trainings(Call call) {
        String zone = call.orNull(ZONE);
        Long year = call.orNull(YEAR);
        return Page.of(
                services.need(Trainings.class)
                        .trainings(
                                call.orNull(BUREAU),
                                zone == null ? null : ZoneId.of(zone),
                                year == null ? null : year.intValue()),
                call);
    }

    private Answer hold(Call call) {
        TrainingOrder order = call.body(TrainingOrder.class);
        Training held = services.need(Trainings.class)
                .hold(
                        order.bureau(),
                        order.zone() == null ? null : ZoneId.of(order.zone()),
                        order.heldOn(),
                        order.topic(),
                        order.place(),
                        order.references() == null ? List.of() : order.references(),
                        order.decided(call, clock));
        return Answer.created(TRAININGS + "/" + held.id(), held);
    }

    private Answer attended(Call call) {
        ParticipantOrder order = call.body(ParticipantOrder.class);
        return Answer.json(
                201,
                services.need(Trainings.class)
                        .attended(call.get(TRAINING), order.enterprise(), order.person(), order.decided(call, clock)));
    }

    private Answer participations(Call call) {
        String of = call.orNull(OF);
        return Page.of(
                services.need(Participations.class).all(null, call.orNull(BUREAU), of == null ? null : Subject.of(of)),
                call);
    }

    private Answer enter(Call call) {
        ParticipationOrder order = call.body(ParticipationOrder.class);
        Participation entered = services.need(Participations.class)
                .enter(
                        order.kind(),
                        order.bureau(),
                        order.title(),
                        order.detail() == null ? "" : order.detail(),
                        order.scope() == null ? "" : order.scope(),
                        order.places() == null ? 0 : order.places(),
                        order.heldOn(),
                        order.decided(call, clock));
        return Answer.created(PARTICIPATIONS + "/" + entered.id(), entered);
    }

    private Answer takePart(Call call) {
        PartyOrder order = call.body(PartyOrder.class);
        return Answer.json(
                201,
                services.need(Participations.class)
                        .takePart(call.get(PARTICIPATION), Subject.of(order.subject()), order.decided(call, clock)));
    }
}
