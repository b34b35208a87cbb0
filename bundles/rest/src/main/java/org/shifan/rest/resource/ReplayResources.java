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
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Official results made again, many at once: long work with its progress, that can be cancelled. */
public final class ReplayResources implements Resources, AutoCloseable {
    private static final String TAG = "evaluations";
    private static final String PATH = "/api/v1/replays";

    private final Services services;
    private final Jobs<ReplayOrder, Replays.Report> jobs;

    public ReplayResources(Services services, Clock clock) {
        this.services = services;
        jobs = new Jobs<>(
                services,
                clock,
                new Jobs.Place(PATH, "replay", TAG, ReplayView.class, "rest.replay.unknown", 2),
                ReplayResources::view);
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

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH, "replayStart", TAG)
                        .takes(ReplayOrder.class)
                        .gives(ReplayView.class)
                        .success(202)
                        .by(this::start),
                jobs.shown(),
                jobs.cancelled("rest.replay.over"));
    }

    private Answer start(Call call) {
        ReplayOrder order = call.body(ReplayOrder.class);
        if (order.set() == null && order.version() != null) {
            throw Refusal.of(422, "rest.replay.version", order.version());
        }
        // The service asks again when it begins; who may not is told so at once.
        services.need(Permissions.class).require("evaluation.read", Place.COUNTRY);
        return jobs.start(
                call,
                order,
                job -> services.need(Replays.class)
                        .replay(new Replays.Selection(order.set(), order.version(), order.since()), job::at));
    }

    private static ReplayView view(Jobs.Job<ReplayOrder, Replays.Report> job) {
        ReplayOrder order = job.about;
        return new ReplayView(
                job.number,
                order.set(),
                order.version(),
                order.since(),
                job.received,
                job.state.name(),
                job.done,
                job.all,
                job.told,
                job.result);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
