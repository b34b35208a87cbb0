// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.Locale;
import java.util.concurrent.Callable;

import static org.junit.Assert.assertTrue;

/** How long it takes from a save until the container evaluates with what was saved. */
final class FastLoop {
    private static final double MOST_MILLIS = 2_000;

    private final StringBuilder table = new StringBuilder("""
            | what was saved | times | p50 s | longest s |
            |---|---|---|---|
            """);

    /** Something that a developer saves, another one each time. */
    interface Save {
        void save(int time) throws Exception;
    }

    /** Whether an evaluation of now is by what was saved then. */
    interface Seen {
        boolean in(int time) throws Exception;
    }

    /** Saves so many times; half of them have to be at work within two seconds. */
    void measure(String what, int times, Save save, Seen seen) throws Exception {
        CallTimes taken = new CallTimes();
        for (int i = 1; i <= times; i++) {
            int time = i;
            save.save(time);
            long saved = System.nanoTime();
            Callable<Boolean> evaluated = () -> seen.in(time);
            Await.until(what + ", time " + time, evaluated);
            taken.took(System.nanoTime() - saved, 0);
        }
        table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f |%n",
                what,
                times,
                taken.millis(0.5) / 1000,
                taken.millis(1) / 1000));
        assertTrue(what + ": " + taken.millis(0.5) + " ms", taken.millis(0.5) < MOST_MILLIS);
    }

    String table() {
        return table.toString();
    }
}
