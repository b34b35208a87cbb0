// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.shifan.api.intake.ImportProgress;

/** Tells how long work goes on, a line every two seconds at most, so that a log stays readable. */
final class Progress implements ImportProgress {

    /** Speaks a message to people. */
    @FunctionalInterface
    interface Teller {
        void tell(String key, Object... arguments);
    }

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Teller teller;
    private volatile Instant begun;
    private Instant last;

    Progress(Clock clock, Teller teller) {
        this.clock = clock;
        this.teller = teller;
        this.begun = clock.instant();
        this.last = begun;
    }

    /** For work that is measured by the bytes of a file. */
    @Override
    public void at(long rows, long read, long all) {
        Duration took = due();
        if (took != null) {
            long rate = rows * 1000 / Math.max(1, took.toMillis());
            teller.tell("progress.rows", percent(read, all), rows, rate, left(took, read, all));
        }
    }

    @Override
    public void checked(long read, long all) {
        if (due() != null) {
            teller.tell("progress.checked", percent(read, all));
        }
        begun = clock.instant();
    }

    private static long percent(long read, long all) {
        return all <= 0 ? 0 : Math.min(100, read * 100 / all);
    }

    /** Seconds that are left when it goes on as until now. */
    private static long left(Duration took, long read, long all) {
        return read <= 0 ? 0 : Math.round(took.toMillis() / 1000.0 / read * Math.max(0, all - read));
    }

    /** For work on items that takes each about the same time; 0 done begins it. */
    void items(long done, long all) {
        if (done == 0) {
            begun = clock.instant();
        }
        Duration took = due();
        if (took != null && done > 0) {
            teller.tell("progress.items", done, all, perSecond(done, took), left(took, done, all));
        }
    }

    /** For a wait until all are there, of which nobody knows how long it takes. */
    void awaited(int there, int all) {
        if (due() != null) {
            teller.tell("progress.awaited", there, all);
        }
    }

    private static BigDecimal perSecond(long number, Duration took) {
        return BigDecimal.valueOf(number * 1000)
                .divide(BigDecimal.valueOf(Math.max(1, took.toMillis())), 1, RoundingMode.HALF_UP);
    }

    /** The time since the beginning when it is time for a line, otherwise null. */
    private synchronized Duration due() {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(PAUSE) < 0) {
            return null;
        }
        last = now;
        return Duration.between(begun, now);
    }

    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }
}
