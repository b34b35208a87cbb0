// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.ZoneId;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Cases of counterfeit and unfair competition in zones (Q4). */
public final class CompetitionResources implements Resources {
    private static final String TAG = "quality";
    private static final String ALL = "/api/v1/competition-cases";
    private static final String ONE = ALL + "/{case}";
    private static final Param<String> ZONE = Param.text("zone");
    private static final Param<Boolean> OPEN = Param.yesNo("open");
    private static final Param<Long> YEAR =
            Param.query("year", 1949, 2999, null).needed();
    private static final Param<Long> CASE = Param.number("case");

    private final Services services;
    private final Clock clock;

    public CompetitionResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * What is reported.
     *
     * @param foundOn the day on which it was found
     * @param suspectCode the suspect's code where it is a registered enterprise
     * @param injuredCode the code of the enterprise that is injured
     */
    public record CompetitionOrder(
            ZoneId zone,
            CompetitionCase.Kind kind,
            LocalDate foundOn,
            String suspect,
            @MayBeMissing String suspectCode,
            @MayBeMissing String injuredCode,
            @MayBeMissing String goods,
            String text,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** To whom a case is passed on. */
    public record PassingOn(
            String authority,
            @MayBeMissing String reference,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** What came of a case; it takes evidence. */
    public record Closing(
            CompetitionCase.Outcome outcome,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "competitionCases", TAG)
                        .with(ZONE, OPEN)
                        .givesPage(CompetitionCase.class)
                        .by(this::list),
                Route.post(ALL, "competitionReport", TAG)
                        .takes(CompetitionOrder.class)
                        .gives(CompetitionCase.class)
                        .by(this::report),
                Route.get(ONE, "competitionCase", TAG)
                        .with(CASE)
                        .gives(CompetitionCase.class)
                        .by(call -> Answer.ok(cases().require(call.get(CASE)))),
                Route.post(ONE + "/passing-on", "competitionPassOn", TAG)
                        .with(CASE)
                        .takes(PassingOn.class)
                        .gives(CompetitionCase.class)
                        .guardedBy("competitionCase")
                        .by(this::passOn),
                Route.post(ONE + "/closing", "competitionClose", TAG)
                        .with(CASE)
                        .takes(Closing.class)
                        .gives(CompetitionCase.class)
                        .guardedBy("competitionCase")
                        .by(this::close),
                Route.get("/api/v1/competition-figures", "competitionFigures", TAG)
                        .with(YEAR)
                        .givesPage(CompetitionCases.Figures.class)
                        .by(call -> Page.of(cases().figures(call.get(YEAR).intValue()), call)));
    }

    private CompetitionCases cases() {
        return services.need(CompetitionCases.class);
    }

    private Answer list(Call call) {
        String zone = call.orNull(ZONE);
        return Page.of(cases().cases(zone == null ? null : ZoneId.of(zone), call.get(OPEN)), call);
    }

    private Answer report(Call call) {
        CompetitionOrder order = call.body(CompetitionOrder.class);
        CompetitionCase entered = cases().report(
                        new CompetitionCases.Report(
                                order.zone(),
                                order.kind(),
                                order.foundOn(),
                                order.suspect(),
                                text(order.suspectCode()),
                                text(order.injuredCode()),
                                text(order.goods()),
                                order.text()),
                        order.decided(call, clock));
        return Answer.created(ALL + "/" + entered.id(), entered);
    }

    private static String text(String missing) {
        return missing == null ? "" : missing;
    }

    private Answer passOn(Call call) {
        PassingOn order = call.body(PassingOn.class);
        return Answer.json(
                201,
                cases().passOn(call.get(CASE), order.authority(), text(order.reference()), order.decided(call, clock)));
    }

    private Answer close(Call call) {
        Closing order = call.body(Closing.class);
        return Answer.json(201, cases().close(call.get(CASE), order.outcome(), order.decided(call, clock)));
    }
}
