// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.evaluation.Replays;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Message;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Official results made again, many at once: long work with its progress, that can be cancelled. */
public final class ReplayResources implements Resources, AutoCloseable {
    private static final String TAG = "evaluations";
    private static final String PATH = "/api/v1/replays";
    private static final Param<Long> NUMBER = Param.number("replay");

    private final Services services;
    private final Jobs<Run, Replays.Report> jobs;

    public ReplayResources(Services services, Clock clock) {
        this.services = services;
        jobs = new Jobs<>(services, clock);
    }

    /**
     * Which results; all of them when nothing is named.
     *
     * @param set only those of this set
     * @param version only those of this version of the set
     * @param since only those of this day or later
     */
    public record ReplayOrder(
            @MayBeMissing String set,
            @MayBeMissing String version,
            @MayBeMissing LocalDate since) {}

    /**
     * Where it stands.
     *
     * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED}, {@code FAILED} or {@code CANCELLED}
     * @param done how many were made again
     * @param all how many there are; 0 until that is known
     * @param told why it was refused or failed; null otherwise
     * @param report what came of it; null until it is done
     */
    public record ReplayView(
            long number,
            String set,
            String version,
            LocalDate since,
            Instant received,
            String state,
            int done,
            int all,
            Message told,
            Replays.Report report) {}

    private static final class Run {
        private final ReplayOrder order;
        private volatile int done;
        private volatile int all;

        private Run(ReplayOrder order) {
            this.order = order;
        }

        @Override
        public String toString() {
            return order.toString();
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH, "replayStart", TAG)
                        .takes(ReplayOrder.class)
                        .gives(ReplayView.class)
                        .success(202)
                        .by(this::start),
                Route.get(PATH + "/{replay}", "replay", TAG)
                        .with(NUMBER)
                        .gives(ReplayView.class)
                        .by(call -> Answer.ok(view(require(call)))),
                Route.post(PATH + "/{replay}/cancellation", "replayCancel", TAG)
                        .with(NUMBER)
                        .gives(ReplayView.class)
                        .success(202)
                        .by(this::cancel));
    }

    private Answer start(Call call) {
        ReplayOrder order = call.body(ReplayOrder.class);
        if (order.set() == null && order.version() != null) {
            throw Refusal.of(422, "rest.replay.version", order.version());
        }
        // The service asks again when it begins; who may not is told so at once.
        services.need(Permissions.class).require("evaluation.read", Place.COUNTRY);
        Jobs.Job<Run, Replays.Report> job = jobs.start(call.caller(), new Run(order), this::replay, () -> {});
        return Answer.accepted(PATH + "/" + job.number, view(job)).with("Retry-After", "2");
    }

    private Replays.Report replay(Jobs.Job<Run, Replays.Report> job) {
        ReplayOrder order = job.about.order;
        return services.need(Replays.class)
                .replay(new Replays.Selection(order.set(), order.version(), order.since()), (done, all) -> {
                    job.about.done = done;
                    job.about.all = all;
                    job.goOn();
                });
    }

    private Jobs.Job<Run, Replays.Report> require(Call call) {
        return jobs.find(call.caller(), call.get(NUMBER))
                .orElseThrow(() -> Refusal.of(404, "rest.replay.unknown", call.get(NUMBER)));
    }

    private Answer cancel(Call call) {
        Jobs.Job<Run, Replays.Report> job = require(call);
        if (job.state.over()) {
            throw Refusal.of(409, "rest.replay.over", job.number, job.state.name());
        }
        job.cancel();
        return Answer.accepted(PATH + "/" + job.number, view(job));
    }

    private static ReplayView view(Jobs.Job<Run, Replays.Report> job) {
        Run about = job.about;
        return new ReplayView(
                job.number,
                about.order.set(),
                about.order.version(),
                about.order.since(),
                job.received,
                job.state.name(),
                about.done,
                about.all,
                job.told,
                job.result);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
