// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.shifan.api.text.Message;

/**
 * Keeps a plug-in that fails from being called: at once when it took too much, after some failures in a row otherwise.
 * After a pause one call is a trial; if it goes well the plug-in is back, otherwise the next pause is twice as long: what takes
 * too much takes it ever more rarely.
 */
final class Breaker {
    private final Clock clock;
    private int failures;
    private Object failedAt;
    private boolean out;
    private boolean trial;
    private int failedTrials;
    private Message reason;
    private Instant since;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether a call may be made now. */
    synchronized boolean lets(Budget budget) {
        if (!out) {
            return true;
        }
        if (trial || Duration.between(since, clock.instant()).toMillis() < pauseMillis(budget)) {
            return false;
        }
        trial = true;
        return true;
    }

    private long pauseMillis(Budget budget) {
        long pause = budget.pauseMillis();
        for (int i = 0; i < failedTrials && pause < budget.longestPauseMillis(); i++) {
            pause *= 2;
        }
        return Math.max(budget.pauseMillis(), Math.min(pause, budget.longestPauseMillis()));
    }

    synchronized void well() {
        failures = 0;
        failedTrials = 0;
        failedAt = null;
        out = false;
        trial = false;
    }

    /** A call ended without saying anything about the plug-in. */
    synchronized void nothing() {
        trial = false;
    }

    /**
     * @param asked what it failed at: one zone whose data break it is asked about several times and counts once
     * @param grave whether one is enough
     * @return whether the plug-in goes out by this
     */
    synchronized boolean failed(Message why, Object asked, boolean grave, Budget budget) {
        if (failures == 0 || !asked.equals(failedAt)) {
            failures++;
        }
        failedAt = asked;
        reason = why;
        since = clock.instant();
        boolean before = out;
        failedTrials += trial ? 1 : 0;
        out |= grave || failures >= budget.failures();
        trial = false;
        return out && !before;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized boolean isOut() {
        return out;
    }

    /** Why it failed last; null if it never did. */
    synchronized Message reason() {
        return reason;
    }

    synchronized Instant since() {
        return since;
    }
}
