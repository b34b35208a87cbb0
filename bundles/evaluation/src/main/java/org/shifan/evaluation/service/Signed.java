// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** What every entry of a named person has to keep. */
final class Signed {
    /** A day is China's, wherever the server stands. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Lengths of the columns. */
    private static final int LONGEST_BY = 200;

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_REFERENCE = 500;

    private final Clock clock;

    Signed(Clock clock) {
        this.clock = clock;
    }

    /** The same of what has to be by two persons. */
    void check(Actor actor, Decision decision) {
        if (!decision.by().equals(actor.by())) {
            throw new IllegalArgumentException("decided by " + decision.by() + ", but it is " + actor.by());
        }
        shorter(actor.onBehalfOf(), LONGEST_BY);
        check(decision);
    }

    /**
     * Today, by which nothing of it lies in the future.
     *
     * @throws ShifanException {@code evaluation.entry.future}, {@code evaluation.entry.long}
     */
    LocalDate check(Decision decision) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        if (decision.on().isAfter(today)) {
            throw new ShifanException(M.message("evaluation.entry.future", decision.on(), today));
        }
        shorter(decision.by(), LONGEST_BY);
        shorter(decision.reason(), LONGEST_REASON);
        shorter(decision.evidence(), LONGEST_REFERENCE);
        return today;
    }

    private static void shorter(String text, int longest) {
        if (text.length() > longest) {
            throw new ShifanException(
                    M.message("evaluation.entry.long", text.substring(0, 40) + "...", text.length(), longest));
        }
    }
}
