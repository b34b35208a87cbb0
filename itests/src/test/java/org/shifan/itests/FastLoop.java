// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;
import java.util.concurrent.Callable;

import static org.junit.Assert.assertTrue;

/** How long it takes from a save until the container evaluates with what was saved. */
final class FastLoop {
    private static final double MOST_MILLIS = 2_000;

    private final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    private final StringBuilder table = new StringBuilder("""
            | what was saved | times | p50 s | longest s | load of a processor |
            |---|---|---|---|---|
            """);

    /** Something that a developer saves, another one each time. */
    interface Save {
        void save(int time) throws Exception;
    }

    /** Whether an evaluation of now is by what was saved then. */
    interface Seen {
        boolean in(int time) throws Exception;
    }

    /**
     * Saves so many times. Half of them have to be at work within two seconds whatever the machine does, and every one of them
     * on a machine that has nothing else to do: with a load of three to a processor, the slowest may take three times as long.
     */
    void measure(String what, int times, Save save, Seen seen) throws Exception {
        CallTimes taken = new CallTimes();
        double loadBefore = load();
        for (int i = 1; i <= times; i++) {
            int time = i;
            save.save(time);
            long saved = System.nanoTime();
            Callable<Boolean> evaluated = () -> seen.in(time);
            Await.until(what + ", time " + time, evaluated);
            taken.took(System.nanoTime() - saved, 0, "");
        }
        double load = Math.max(loadBefore, load());
        table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.1f |%n",
                what,
                times,
                taken.millis(0.5) / 1000,
                taken.millis(1) / 1000,
                load));
        assertTrue(what + ": " + taken.millis(0.5) + " ms", taken.millis(0.5) < MOST_MILLIS);
        assertTrue(
                what + ": the slowest took " + taken.millis(1) + " ms at a load of " + load + " a processor",
                taken.millis(1) < MOST_MILLIS * Math.max(1, load));
    }

    /** How many want a processor, on average of the last minute; negative where that is not known. */
    private double load() {
        return machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    }

    String table() {
        return table.toString();
    }
}
