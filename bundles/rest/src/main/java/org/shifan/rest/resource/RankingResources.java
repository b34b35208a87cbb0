// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.SubjectAnalysis;
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
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Ranking;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Rankings of a bureau's zones and of the country's, and what a zone would have with other facts. */
public final class RankingResources implements Resources {
    private static final String TAG = "evaluations";
    private static final int MOST_ASSUMED = 100;
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Level> LEVEL = Param.level("level").needed();
    private static final Param<ZoneId> ZONE = Param.zone("zone");

    private final Services services;
    private final Clock clock;

    public RankingResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * A zone's place among those that were evaluated by the same set for the same year.
     *
     * @param rank null without a total and with a veto
     * @param verdict as decided, by a person too
     */
    public record Placed(
            String set,
            String version,
            int year,
            Integer rank,
            Subject subject,
            Text name,
            BureauCode bureau,
            Verdict verdict,
            BigDecimal total,
            BigDecimal passMark,
            Text grade,
            long evaluation,
            boolean synthetic) {}

    /** Facts that are assumed; as of today unless a day is named. */
    public record WhatIfOrder(
            Level level, Integer year, @MayBeMissing LocalDate asOf, List<Assumed> assumptions) {}

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

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/rankings", "rankings", TAG)
                        .with(BUREAU, LEVEL)
                        .givesPage(Placed.class)
                        .by(this::rankings),
                Route.post("/api/v1/zones/{zone}/what-if", "whatIf", TAG)
                        .with(ZONE)
                        .takes(WhatIfOrder.class)
                        .gives(WhatIf.class)
                        .success(200)
                        .by(this::whatIf));
    }

    private Answer rankings(Call call) {
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        List<Zone> zones = call.find(BUREAU)
                .map(bureau -> registry.zones(
                        services.need(BureauDirectory.class).require(bureau).code()))
                .orElseGet(registry::zones);
        Map<String, List<Evaluation>> bySet =
                Ranking.latest(services.need(EvaluationService.class), zones, call.get(LEVEL)).stream()
                        .collect(Collectors.groupingBy(
                                each -> each.receipt().criteriaId(), TreeMap::new, Collectors.toList()));
        List<Placed> out = new ArrayList<>();
        bySet.values().forEach(evaluations -> {
            List<Evaluation> compared = Ranking.ofOneYear(evaluations);
            List<Integer> places = Ranking.places(compared);
            for (int i = 0; i < compared.size(); i++) {
                out.add(placed(places.get(i), compared.get(i)));
            }
        });
        return Page.of(out, call);
    }

    private static Placed placed(Integer rank, Evaluation made) {
        return new Placed(
                made.receipt().criteriaId(),
                made.receipt().version(),
                made.request().year(),
                rank,
                made.request().subject(),
                made.subjectName(),
                made.bureau(),
                made.decided(),
                made.decidedTotal(),
                made.passMark(),
                made.grade(),
                made.id(),
                made.synthetic());
    }

    private Answer whatIf(Call call) {
        WhatIfOrder order = call.body(WhatIfOrder.class);
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = order.asOf() == null ? today : order.asOf();
        if (order.year() < 2000 || order.year() > today.getYear() || asOf.isAfter(today)) {
            throw Refusal.of(422, "rest.evaluation.day", order.year(), asOf, today);
        }
        if (order.assumptions().isEmpty() || order.assumptions().size() > MOST_ASSUMED) {
            throw Refusal.of(
                    422, "rest.what-if.assumptions", order.assumptions().size(), MOST_ASSUMED);
        }
        Subject subject = Subject.zone(
                services.need(ZoneRegistry.class).require(call.get(ZONE)).id());
        return Answer.ok(services.need(SubjectAnalysis.class)
                .whatIf(
                        new EvaluationRequest(
                                subject,
                                order.level(),
                                order.year(),
                                asOf,
                                false,
                                call.caller().account()),
                        order.assumptions().stream()
                                .map(each -> new Assumption(each.fact(), each.year(), each.value()))
                                .toList()));
    }
}
