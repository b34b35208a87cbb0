// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Looks;
import org.shifan.api.operations.LostWork;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.RunningDecisions;

/**
 * Makes decisions about the country, or about the zones of a bureau, whose node was lost, one node each, unless they were kept before it
 * was. A decision counts as lost when its node has not said for a while that it is making it, by this node's own time.
 */
@Component(service = LostDecisions.class, immediate = true)
public final class LostDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(LostDecisions.class);
    private static final int EVERY_SECONDS = 5;

    private final Evaluations evaluations;
    private final GroupDecisions here;
    private final RunningDecisions decisions;
    private final LostWork lost;
    private final Looks looks = new Looks("shifan-decisions-lost", MDC::putCloseable);

    @Activate
    public LostDecisions(
            @Reference Evaluations evaluations, @Reference GroupDecisions here, @Reference RunningDecisions decisions) {
        this(evaluations, here, decisions, System::nanoTime);
        looks.begin(
                EVERY_SECONDS,
                EVERY_SECONDS,
                TimeUnit.SECONDS,
                // Whoever asked for it was asked whether he may.
                () -> Server.runs(this::look),
                e -> LOG.warn(
                        "Lost decisions of the group could not be looked for; it is tried again: {}", e.toString()));
    }

    /** Without a clock of its own: whoever makes it so calls {@link #look}. */
    LostDecisions(Evaluations evaluations, GroupDecisions here, RunningDecisions decisions, LongSupplier nanos) {
        this.evaluations = evaluations;
        this.here = here;
        this.decisions = decisions;
        lost = new LostWork(nanos);
    }

    @Deactivate
    void close() {
        looks.end();
    }

    /** Makes what is lost by now. */
    void look() {
        List<RunningDecisions.Running> running = decisions.all();
        lost.keep(running.stream().map(RunningDecisions.Running::id).collect(Collectors.toSet()));
        for (RunningDecisions.Running each : running) {
            if (!here.isMaking(each.id()) && lost.isLost(each.id(), each.beats())) {
                make(each);
            }
        }
    }

    private void make(RunningDecisions.Running theirs) {
        RunningDecisions.Asked asked = theirs.asked();
        try {
            here.taken(theirs, line -> {
                ResultArchive.Decided made = evaluations.finish(asked, line);
                LOG.warn(
                        "Node {} was lost while it decided about {} as of {}: {} zones {}",
                        theirs.node(),
                        about(asked),
                        asked.asOf(),
                        made.evaluations().size(),
                        made.stood() ? "were decided before, which stands" : "are decided now");
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "Node {} was lost while it decided about {} as of {}, which cannot be decided here; ask for it again",
                    theirs.node(),
                    about(asked),
                    asked.asOf(),
                    e);
        }
    }

    private static String about(RunningDecisions.Asked asked) {
        return asked.bureau() == null ? "the country" : "the zones of " + asked.bureau();
    }
}
