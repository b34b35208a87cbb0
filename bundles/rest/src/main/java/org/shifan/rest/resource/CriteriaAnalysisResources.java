// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.release.CriteriaReleases;
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

/** What a criteria set would do before it is in force, its trials beside the set in force, and the bureaus' sets side by side. */
public final class CriteriaAnalysisResources implements Resources {
    private static final String TAG = "analyses";
    private static final Param<String> SET = Param.key("set");
    private static final Param<Level> LEVEL = Param.level("level").needed();
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<String> VERSION = Param.text("version");

    private final Services services;
    private final Clock clock;

    public CriteriaAnalysisResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * What is asked of a set.
     *
     * @param version the newest that is here when it is left out
     * @param asOf the day of the evaluations; today when it is left out
     */
    public record ImpactOrder(
            @MayBeMissing String version,
            Integer year,
            @MayBeMissing LocalDate asOf) {}

    /**
     * A trial of a set that is not in force yet, over all zones of its authority.
     *
     * @param version the newest that it could be about when it is left out
     */
    public record TrialOrder(@MayBeMissing String version, Integer year, String reason) {}

    /** A result that is kept apart: it is in no ranking, report or history. */
    public record Trial(
            Subject subject,
            Text name,
            String version,
            int year,
            LocalDate asOf,
            Verdict verdict,
            BigDecimal total,
            BigDecimal lowest,
            BigDecimal highest,
            boolean synthetic) {
        static Trial of(Evaluation made) {
            return new Trial(
                    made.request().subject(),
                    made.subjectName(),
                    made.receipt().version(),
                    made.request().year(),
                    made.request().asOf(),
                    made.verdict(),
                    made.total(),
                    made.lowest(),
                    made.highest(),
                    made.synthetic());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/comparability", "comparability", TAG)
                        .with(LEVEL, ON)
                        .gives(Comparability.class)
                        .by(this::comparability),
                Route.post("/api/v1/criteria/{set}/impact", "criteriaImpact", TAG)
                        .with(SET)
                        .takes(ImpactOrder.class)
                        .gives(Impact.class)
                        .success(200)
                        .by(this::impact),
                Route.get("/api/v1/criteria/{set}/trials", "criteriaTrials", TAG)
                        .with(SET, VERSION)
                        .givesPage(Trial.class)
                        .by(this::trials),
                Route.post("/api/v1/criteria/{set}/trials", "criteriaTrial", TAG)
                        .with(SET)
                        .takes(TrialOrder.class)
                        .givesList(Trial.class)
                        .by(this::trial));
    }

    private Answer comparability(Call call) {
        return Answer.ok(services.need(CriteriaAnalysis.class)
                .comparability(call.get(LEVEL), call.find(ON).orElseGet(() -> LocalDate.now(clock))));
    }

    private Answer impact(Call call) {
        ImpactOrder order = call.body(ImpactOrder.class);
        LocalDate today = LocalDate.now(clock);
        // A set that is staged is asked of a day on which it will be in force.
        requireYear(order.year(), today);
        return Answer.ok(services.need(ImpactAnalysis.class)
                .impact(
                        CriteriaChoice.installed(call.get(SET), order.version()),
                        order.year(),
                        order.asOf() == null ? today : order.asOf(),
                        null));
    }

    private Answer trials(Call call) {
        return Page.of(
                services.need(CriteriaReleases.class).shadowed(call.get(SET), call.orNull(VERSION)).stream()
                        .map(Trial::of)
                        .toList(),
                call);
    }

    private Answer trial(Call call) {
        TrialOrder order = call.body(TrialOrder.class);
        requireYear(order.year(), LocalDate.now(clock));
        return Answer.json(
                201,
                services
                        .need(CriteriaReleases.class)
                        .shadow(
                                call.get(SET),
                                order.version(),
                                order.year(),
                                call.caller().actor(),
                                order.reason(),
                                null)
                        .stream()
                        .map(Trial::of)
                        .toList());
    }

    private static void requireYear(int year, LocalDate today) {
        if (year < 2000 || year > today.getYear()) {
            throw Refusal.of(422, "rest.year", year, today.getYear());
        }
    }
}
