// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Seconds of the same work done several times, by the clock and, when asked for, of CPU. */
final class Timing {
    /** Work that may fail, in which case there is nothing to measure. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final List<Double> seconds = new ArrayList<>();
    private double cpuSeconds;

    void measure(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        seconds.add((System.nanoTime() - began) / 1e9);
    }

    void measure(Cpu cpu, Work work) throws Exception {
        double before = cpu.seconds();
        measure(work);
        cpuSeconds += cpu.seconds() - before;
    }

    /** Whether anything was measured. */
    boolean isEmpty() {
        return seconds.isEmpty();
    }

    double median() {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Seconds of CPU of all times together. */
    double cpu() {
        return cpuSeconds;
    }

    /** The median of what each run took in parts of the other's run beside it. */
    double ratio(Timing other) {
        Timing ratios = new Timing();
        for (int i = 0; i < seconds.size(); i++) {
            ratios.seconds.add(seconds.get(i) / other.seconds.get(i));
        }
        return ratios.median();
    }
}
