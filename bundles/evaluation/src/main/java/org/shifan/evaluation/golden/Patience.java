// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.time.Duration;

import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/**
 * How long golden cases may take together. Each call of a bundle's code has a limit of its own, but a thousand calls that stay just
 * below it would hold up the door for an hour.
 */
public final class Patience {
    /** Of the door and of the conformance kit. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    private final Duration limit;
    private final long began = System.nanoTime();

    /** It begins to run out now. */
    public Patience(Duration limit) {
        this.limit = limit;
    }

    /** Patience without an end. */
    static Patience endless() {
        return new Patience(Duration.ofNanos(Long.MAX_VALUE));
    }

    /** @throws RunOut {@code golden.slow} when the time is over */
    void check() {
        if (System.nanoTime() - began > limit.toNanos()) {
            throw new RunOut(limit);
        }
    }

    /** The time for all cases is over. */
    public static final class RunOut extends ShifanException {
        private static final long serialVersionUID = 1L;

        private RunOut(Duration limit) {
            super(M.message("golden.slow", limit.toMillis() / 1000.0));
        }
    }
}
