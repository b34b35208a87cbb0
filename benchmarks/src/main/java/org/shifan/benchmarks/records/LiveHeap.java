// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap is reachable while something goes on, above what was reachable at the start: it collects the whole heap again
 * and again, so that nothing may be timed beside it.
 */
final class LiveHeap implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final long idle = used();
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService collecting = Executors.newSingleThreadScheduledExecutor();

    LiveHeap() {
        collecting.scheduleWithFixedDelay(
                () -> most.accumulateAndGet(used(), Math::max), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that was reachable, in MiB above idle. */
    long mebibytesAboveIdle() {
        return Math.max(0, most.get() - idle) >> 20;
    }

    @Override
    public void close() {
        collecting.shutdownNow();
    }
}
