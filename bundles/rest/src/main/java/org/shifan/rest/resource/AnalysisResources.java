// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.BackCasting;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.CrossEvaluation;
import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.fact.FactId;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * What would become of a zone with other facts, other weights or other criteria. All of it is unofficial: nothing is kept.
 * Without a day it is as of today.
 */
public final class AnalysisResources implements Resources {
    private static final String TAG = "analyses";
    private static final String ZONES = "/api/v1/zones/{zone}/";
    private static final int MOST_ASSUMED = 100;
    private static final BigDecimal USUAL_PERCENT = BigDecimal.valueOf(20);
    private static final Param<ZoneId> ZONE = Param.zone("zone");
    private static final Param<String> BUREAU = Param.key("bureau");

    private final Services services;
    private final Clock clock;

    public AnalysisResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * A fact as it is assumed.
     *
     * @param year the calendar year of which it is assumed; the evaluated one when it is left out
     * @param value in the fact's unit, yes is 1 and no is 0; as if it were missing when it is left out
     */
    public record Assumed(
            FactId fact,
            @MayBeMissing Integer year,
            @MayBeMissing BigDecimal value) {}

    /** Facts that are assumed. */
    public record WhatIfOrder(
            Level level, Integer year, @MayBeMissing LocalDate asOf, List<Assumed> assumptions) {}

    /**
     * A fact that runs over a range, both ends included.
     *
     * @param ofYear the calendar year of the fact; the evaluated one when it is left out
     * @param step above 0; at most 10,000 of them
     */
    public record SweepOrder(
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf,
            FactId fact,
            @MayBeMissing Integer ofYear,
            BigDecimal from,
            BigDecimal to,
            BigDecimal step,
            @MayBeMissing List<Assumed> assumptions) {}

    /** A search for the least change that passes; with facts that are assumed besides. */
    public record LeastChangeOrder(
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf,
            @MayBeMissing List<Assumed> assumptions) {}

    /**
     * Weights that are moved.
     *
     * @param percent by how much, above 0 and below 100; 20 when it is left out
     */
    public record RobustnessOrder(
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf,
            @MayBeMissing BigDecimal percent) {}

    /**
     * Other criteria than those in force for the zone.
     *
     * @param version the newest that is here, or was ever accepted, when it is left out
     */
    public record OtherCriteriaOrder(
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf,
            String set,
            @MayBeMissing String version) {}

    @Override
    public List<Route> routes() {
        return List.of(
                ofZone("what-if", "whatIf", WhatIfOrder.class, WhatIf.class).by(this::whatIf),
                ofZone("sweep", "sweep", SweepOrder.class, Sweep.class).by(this::sweep),
                ofZone("least-change", "leastChange", LeastChangeOrder.class, LeastChange.class)
                        .by(this::leastChange),
                ofZone("robustness", "robustness", RobustnessOrder.class, Robustness.class)
                        .by(this::robustness),
                ofZone("cross-evaluation", "crossEvaluation", OtherCriteriaOrder.class, CrossEvaluation.class)
                        .by(this::crossEvaluation),
                ofZone("back-cast", "backCast", OtherCriteriaOrder.class, Evaluation.class)
                        .by(this::backCast),
                Route.post("/api/v1/bureaus/{bureau}/robustness", "bureauRobustness", TAG)
                        .with(BUREAU)
                        .takes(RobustnessOrder.class)
                        .gives(Robustness.class)
                        .success(200)
                        .by(this::robustnessOfAll));
    }

    private static Route ofZone(String what, String operation, Class<?> takes, Class<?> gives) {
        return Route.post(ZONES + what, operation, TAG)
                .with(ZONE)
                .takes(takes)
                .gives(gives)
                .success(200);
    }

    private Answer whatIf(Call call) {
        WhatIfOrder order = call.body(WhatIfOrder.class);
        if (order.assumptions().isEmpty()) {
            throw Refusal.of(422, "rest.what-if.assumptions", 0, MOST_ASSUMED);
        }
        return Answer.ok(services.need(SubjectAnalysis.class)
                .whatIf(request(call, order.level(), order.year(), order.asOf()), assumptions(order.assumptions())));
    }

    private Answer sweep(Call call) {
        SweepOrder order = call.body(SweepOrder.class);
        return Answer.ok(services.need(SubjectAnalysis.class)
                .sweep(
                        request(call, order.level(), order.year(), order.asOf()),
                        assumptions(order.assumptions()),
                        new Sweep.Range(order.fact(), order.ofYear(), order.from(), order.to(), order.step())));
    }

    private Answer leastChange(Call call) {
        LeastChangeOrder order = call.body(LeastChangeOrder.class);
        return Answer.ok(services.need(SubjectAnalysis.class)
                .leastChange(
                        request(call, order.level(), order.year(), order.asOf()), assumptions(order.assumptions())));
    }

    private Answer robustness(Call call) {
        RobustnessOrder order = call.body(RobustnessOrder.class);
        return Answer.ok(services.need(SubjectAnalysis.class)
                .robustness(request(call, order.level(), order.year(), order.asOf()), percent(order)));
    }

    private Answer robustnessOfAll(Call call) {
        RobustnessOrder order = call.body(RobustnessOrder.class);
        BureauCode bureau = services.need(BureauDirectory.class)
                .require(BureauCode.of(call.get(BUREAU)))
                .code();
        // Only what all are like is looked at.
        ZoneId any = services.need(ZoneRegistry.class).zones(bureau).stream()
                .map(Zone::id)
                .findFirst()
                .orElseThrow(() -> Refusal.of(422, "rest.bureau.no-zone", bureau));
        EvaluationRequest like = request(call, Subject.zone(any), order.level(), order.year(), order.asOf());
        return Answer.ok(services.need(SubjectAnalysis.class).robustness(bureau, like, percent(order), null));
    }

    private static BigDecimal percent(RobustnessOrder order) {
        return order.percent() == null ? USUAL_PERCENT : order.percent();
    }

    private Answer crossEvaluation(Call call) {
        OtherCriteriaOrder order = call.body(OtherCriteriaOrder.class);
        return Answer.ok(services.need(SubjectAnalysis.class)
                .crossEvaluation(
                        request(call, order.level(), order.year(), order.asOf()),
                        CriteriaChoice.installed(order.set(), order.version())));
    }

    private Answer backCast(Call call) {
        OtherCriteriaOrder order = call.body(OtherCriteriaOrder.class);
        return Answer.ok(services.need(BackCasting.class)
                .backCast(request(call, order.level(), order.year(), order.asOf()), order.set(), order.version()));
    }

    private static List<Assumption> assumptions(List<Assumed> assumed) {
        if (assumed == null) {
            return List.of();
        }
        if (assumed.size() > MOST_ASSUMED) {
            throw Refusal.of(422, "rest.what-if.assumptions", assumed.size(), MOST_ASSUMED);
        }
        return assumed.stream()
                .map(each -> new Assumption(each.fact(), each.year(), each.value()))
                .toList();
    }

    private EvaluationRequest request(Call call, Level level, int year, LocalDate day) {
        Subject zone = Subject.zone(
                services.need(ZoneRegistry.class).require(call.get(ZONE)).id());
        return request(call, zone, level, year, day);
    }

    private EvaluationRequest request(Call call, Subject subject, Level level, int year, LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = day == null ? today : day;
        if (year < 2000 || year > today.getYear() || asOf.isAfter(today)) {
            throw Refusal.of(422, "rest.evaluation.day", year, asOf, today);
        }
        return new EvaluationRequest(
                subject, level, year, asOf, false, call.caller().account());
    }
}
