// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Message;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Evaluations of all zones of a bureau or of the country: long work with its progress, that can be cancelled and then leaves nothing. */
public final class BatchResources implements Resources, AutoCloseable {
    private static final String TAG = "evaluations";
    private static final String PATH = "/api/v1/batches";

    private final Services services;
    private final Clock clock;
    private final Jobs<BatchOrder, CountryEvaluation> jobs;

    public BatchResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
        jobs = new Jobs<>(
                services,
                clock,
                new Jobs.Place(PATH, "batch", TAG, BatchView.class, "rest.batch.unknown", 1),
                BatchResources::view);
    }

    /**
     * What is to be evaluated; as of today unless a day is named.
     *
     * @param bureau whose zones; all zones of the country when it is left out
     * @param official whether it is kept as decisions
     */
    public record BatchOrder(
            @MayBeMissing BureauCode bureau,
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf,
            Boolean official) {}

    /**
     * Where a batch stands.
     *
     * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED}, {@code FAILED} or {@code CANCELLED}
     * @param done how many zones were evaluated
     * @param all how many there are; 0 until that is known
     * @param counts how many have each verdict; null until it is done
     * @param uncovered the bureaus whose zones were not evaluated, and why; null until it is done
     * @param told why it was refused or failed; null otherwise
     * @param results where the results are; null until it is done
     */
    public record BatchView(
            long number,
            BureauCode bureau,
            Level level,
            int year,
            LocalDate asOf,
            boolean official,
            Instant received,
            String state,
            int done,
            int all,
            Map<String, Integer> counts,
            List<CountryEvaluation.Uncovered> uncovered,
            Message told,
            String results) {}

    /** A result; its number is 0 when it was not kept. */
    public record BatchResult(
            long evaluation,
            Subject subject,
            BureauCode bureau,
            String set,
            String version,
            Verdict verdict,
            java.math.BigDecimal total) {
        static BatchResult of(Evaluation made) {
            return new BatchResult(
                    made.id(),
                    made.request().subject(),
                    made.bureau(),
                    made.receipt().criteriaId(),
                    made.receipt().version(),
                    made.verdict(),
                    made.total());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH, "batchStart", TAG)
                        .takes(BatchOrder.class)
                        .gives(BatchView.class)
                        .success(202)
                        .by(this::start),
                jobs.shown(),
                Route.get(PATH + "/{batch}/results", "batchResults", TAG)
                        .with(jobs.number())
                        .givesPage(BatchResult.class)
                        .by(this::results),
                jobs.cancelled("rest.batch.over"));
    }

    private Answer start(Call call) {
        BatchOrder wanted = call.body(BatchOrder.class);
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = wanted.asOf() == null ? today : wanted.asOf();
        if (wanted.year() < 2000 || wanted.year() > today.getYear() || asOf.isAfter(today)) {
            throw Refusal.of(422, "rest.evaluation.day", wanted.year(), asOf, today);
        }
        if (wanted.official()) {
            // The service asks again when the batch begins; who may not is told so at once.
            services.need(Permissions.class)
                    .require("evaluation.decide", wanted.bureau() == null ? Place.COUNTRY : Place.of(wanted.bureau()));
        }
        BatchOrder order = new BatchOrder(wanted.bureau(), wanted.level(), wanted.year(), asOf, wanted.official());
        String by = call.caller().account();
        return jobs.start(call, order, job -> evaluate(job, by));
    }

    private CountryEvaluation evaluate(Jobs.Job<BatchOrder, CountryEvaluation> job, String by) {
        BatchOrder order = job.about;
        // What is official is kept in one step at the end: an exception before it leaves nothing behind.
        EvaluationProgress progress = job::at;
        EvaluationService service = services.need(EvaluationService.class);
        return order.bureau() == null
                ? service.evaluateCountry(order.level(), order.year(), order.asOf(), order.official(), by, progress)
                : new CountryEvaluation(
                        service.evaluateZones(
                                order.bureau(),
                                order.level(),
                                order.year(),
                                order.asOf(),
                                order.official(),
                                by,
                                progress),
                        List.of());
    }

    private Answer results(Call call) {
        Jobs.Job<BatchOrder, CountryEvaluation> job = jobs.require(call);
        CountryEvaluation result = job.result;
        if (result == null) {
            throw Refusal.of(404, "rest.batch.results", job.number, job.state.name());
        }
        return Page.of(result.evaluations(), BatchResult::of, call);
    }

    private static BatchView view(Jobs.Job<BatchOrder, CountryEvaluation> job) {
        BatchOrder order = job.about;
        CountryEvaluation result = job.result;
        Map<String, Integer> counts = null;
        if (result != null) {
            counts = new TreeMap<>();
            for (Map.Entry<Verdict, Integer> each : result.counts().entrySet()) {
                counts.put(each.getKey().name(), each.getValue());
            }
        }
        return new BatchView(
                job.number,
                order.bureau(),
                order.level(),
                order.year(),
                order.asOf(),
                order.official(),
                job.received,
                job.state.name(),
                job.done,
                job.all,
                counts,
                result == null ? null : result.uncovered(),
                job.told,
                result == null ? null : PATH + "/" + job.number + "/results");
    }

    /** Ends batches under way; they leave nothing. */
    @Override
    public void close() {
        jobs.close();
    }
}
