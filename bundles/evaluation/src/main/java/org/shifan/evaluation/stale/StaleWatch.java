// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.records.RecordHistory;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.archive.ChangeArchive;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.trail.Trail;

/**
 * Sees that records changed and lets results be compared with them. It waits for no event that could be missed: the
 * state of the sources at the last comparison is kept in the database, and whatever differs from it, after a restart or
 * a restored backup too, is a reason to compare.
 */
@Component(immediate = true, service = StaleWatch.class)
public final class StaleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StaleWatch.class);
    private static final long EVERY_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 20;
    private static final int FAILURES_TOLD = 6;

    /** So many ticks are left out at the most before what could not be compared is tried again: ten minutes. */
    private static final int LONGEST_PAUSE = 60;

    private final FactRegistry facts;
    private final ChangeArchive changes;
    private final AssessmentArchive assessments;
    private final Comparer comparer;
    private final Clock clock;
    private final ScheduledExecutorService executor;
    private volatile RecordHistory history;
    /** How often facts came or went since this began: what is away for a moment leaves no trace in the state. */
    private final AtomicLong moves = new AtomicLong();

    private final Runnable onMove = moves::incrementAndGet;
    /** Touched, as what follows, by the executor's one thread only. */
    private String seen = "";

    private int failures;
    /** The state in which a provider broke while results were compared; empty when none did. */
    private String unfinished = "";

    private int pause;
    private int rest;

    @Activate
    public StaleWatch(
            @Reference FactRegistry facts,
            @Reference ResultArchive results,
            @Reference ChangeArchive changes,
            @Reference AssessmentArchive assessments) {
        this(
                facts,
                results,
                changes,
                assessments,
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-stale")));
        executor.scheduleWithFixedDelay(() -> Trail.own(this::tick), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    StaleWatch(
            FactRegistry facts,
            ResultArchive results,
            ChangeArchive changes,
            AssessmentArchive assessments,
            Clock clock,
            ScheduledExecutorService executor) {
        this.facts = facts;
        this.changes = changes;
        this.assessments = assessments;
        this.clock = clock;
        this.executor = executor;
        this.comparer = new Comparer(
                results, changes, facts, assessments, new Causes(() -> Optional.ofNullable(history)), clock);
        facts.listen(onMove);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setHistory(RecordHistory records) {
        history = records;
    }

    void unsetHistory(RecordHistory records) {
        if (history == records) {
            history = null;
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        facts.forget(onMove);
        executor.shutdownNow();
        if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Results are still being compared with their sources after {} seconds", PATIENCE_SECONDS);
        }
    }

    /** Compares when the sources have stood still for one tick, so that an import under way is waited for. */
    void tick() {
        try {
            long before = moves.get();
            String state = state();
            boolean still = state.equals(seen);
            seen = state;
            if (!state.isEmpty() && still && !rests(state) && !state.equals(changes.compared())) {
                compare(state, before);
            }
            failures = 0;
        } catch (RuntimeException | LinkageError e) {
            // The database may be away, or the server is going down: it is tried again, and said when it stays so.
            if (++failures == FAILURES_TOLD) {
                LOG.warn("Results cannot be compared with the records of today; it is tried again", e);
            } else {
                LOG.debug("Comparing results with their sources failed", e);
            }
        }
    }

    /** What people said is no provider's; empty while nobody tells the state of any records. */
    private String state() {
        String records = facts.revision();
        return records.isEmpty() ? "" : records + ", " + assessments.revision();
    }

    /** @param before how often facts had come or gone when that state was asked for */
    private void compare(String state, long before) {
        Comparer.Round round = comparer.all();
        if (round.whole() && moves.get() == before) {
            changes.compared(state, clock.instant());
            unfinished = "";
        } else {
            unfinished(state);
        }
        if (round.found() > 0) {
            LOG.warn(
                    "Records behind {} official results were changed since; the results stand and are flagged",
                    round.found());
        }
    }

    /** It is tried again, less and less often, and in the end no more: a provider that stays broken would have all results compared for ever. */
    private void unfinished(String state) {
        if (state.equals(unfinished) && pause == LONGEST_PAUSE) {
            LOG.warn(
                    "Some facts behind official results cannot be read; the results are compared again when records change");
            changes.compared(state, clock.instant());
            unfinished = "";
            return;
        }
        if (state.equals(unfinished)) {
            pause = Math.min(2 * pause + 1, LONGEST_PAUSE);
        } else {
            pause = 0;
            LOG.info("Not all facts behind official results could be read to compare them; it is tried again");
        }
        unfinished = state;
        rest = pause;
    }

    private boolean rests(String state) {
        return state.equals(unfinished) && rest-- > 0;
    }
}
