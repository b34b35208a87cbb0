// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Server;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.RunningDecisions;
import org.shifan.evaluation.trail.Trail;

/**
 * Makes decisions about the country, or about the zones of a bureau, whose node was lost, one node each, unless they were kept before it
 * was. A decision counts as lost when its node has not said for a while that it is making it, by this node's own time.
 */
@Component(service = LostDecisions.class, immediate = true)
public final class LostDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(LostDecisions.class);
    private static final int EVERY_SECONDS = 5;
    /** A node says every five seconds that it lives; a long collection or a slow commit shall not look like its end. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    /** When a decision was first seen with so many beats. */
    private record Seen(long beats, long since) {}

    private final Evaluations evaluations;
    private final GroupDecisions here;
    private final RunningDecisions decisions;
    private final LongSupplier nanos;
    private final ScheduledExecutorService executor;
    private final Map<Long, Seen> seen = new HashMap<>();

    @Activate
    public LostDecisions(
            @Reference Evaluations evaluations, @Reference GroupDecisions here, @Reference RunningDecisions decisions) {
        this(
                evaluations,
                here,
                decisions,
                System::nanoTime,
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-decisions-lost")));
        executor.scheduleWithFixedDelay(() -> Trail.own(this::turn), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Without a clock of its own: whoever makes it so calls {@link #look}. */
    LostDecisions(
            Evaluations evaluations,
            GroupDecisions here,
            RunningDecisions decisions,
            LongSupplier nanos,
            ScheduledExecutorService executor) {
        this.evaluations = evaluations;
        this.here = here;
        this.decisions = decisions;
        this.nanos = nanos;
        this.executor = executor;
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
    }

    private void turn() {
        try {
            // Whoever asked for it was asked whether he may.
            Server.runs(this::look);
        } catch (RuntimeException e) {
            LOG.warn("Lost decisions of the group could not be looked for; it is tried again: {}", e.toString());
        }
    }

    /** Makes what is lost by now. */
    void look() {
        List<RunningDecisions.Running> running = decisions.all();
        seen.keySet()
                .retainAll(running.stream().map(RunningDecisions.Running::id).collect(Collectors.toSet()));
        for (RunningDecisions.Running each : running) {
            if (isLost(each)) {
                make(each);
            }
        }
    }

    private boolean isLost(RunningDecisions.Running each) {
        if (here.isMaking(each.id())) {
            return false;
        }
        long now = nanos.getAsLong();
        Seen before = seen.get(each.id());
        if (before == null || before.beats() != each.beats()) {
            seen.put(each.id(), new Seen(each.beats(), now));
            return false;
        }
        return now - before.since() >= PATIENCE.toNanos();
    }

    private void make(RunningDecisions.Running lost) {
        RunningDecisions.Asked asked = lost.asked();
        try {
            here.taken(lost, line -> {
                ResultArchive.Decided made = evaluations.finish(asked, line);
                LOG.warn(
                        "Node {} was lost while it decided about {} as of {}: {} zones {}",
                        lost.node(),
                        about(asked),
                        asked.asOf(),
                        made.evaluations().size(),
                        made.stood() ? "were decided before, which stands" : "are decided now");
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "Node {} was lost while it decided about {} as of {}, which cannot be decided here; ask for it again",
                    lost.node(),
                    about(asked),
                    asked.asOf(),
                    e);
        }
    }

    private static String about(RunningDecisions.Asked asked) {
        return asked.bureau() == null ? "the country" : "the zones of " + asked.bureau();
    }
}
