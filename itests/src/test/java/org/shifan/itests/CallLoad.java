// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Officers at work: so many calls a second, each timed, in turn of the kinds that are given. */
final class CallLoad implements AutoCloseable {
    private static final int OFFICERS = 4;

    private final List<Callable<String>> kinds;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService officers = Executors.newScheduledThreadPool(OFFICERS);
    private final AtomicInteger turn = new AtomicInteger();
    private volatile CallTimes times;

    /**
     * @param kinds what is called; each answers null, or what was wrong with what it was answered
     */
    CallLoad(List<Callable<String>> kinds) {
        this.kinds = kinds;
        threads.setThreadContentionMonitoringEnabled(true);
    }

    /** From now on calls are counted there, at this rate. */
    void begin(int perSecond, CallTimes first) {
        times = first;
        long period = TimeUnit.SECONDS.toNanos(OFFICERS) / perSecond;
        for (int officer = 0; officer < OFFICERS; officer++) {
            officers.scheduleAtFixedRate(this::call, officer * period / OFFICERS, period, TimeUnit.NANOSECONDS);
        }
    }

    /** Calls that begin from now on are counted there. */
    void countIn(CallTimes next) {
        times = next;
    }

    private void call() {
        CallTimes counted = times;
        Callable<String> kind = kinds.get(Math.floorMod(turn.getAndIncrement(), kinds.size()));
        long waitedBefore = waited();
        long begun = System.nanoTime();
        String wrong;
        try {
            wrong = kind.call();
        } catch (Exception | LinkageError e) {
            counted.failed(e);
            wrong = null;
        }
        counted.took(System.nanoTime() - begun, waited() - waitedBefore);
        if (wrong != null) {
            counted.wrong(wrong);
        }
    }

    /** Milliseconds for which this thread stood still for others, at a lock or until they were done, since it is measured. */
    private long waited() {
        ThreadInfo info = threads.getThreadInfo(Thread.currentThread().getId());
        return Math.max(0, info.getBlockedTime()) + Math.max(0, info.getWaitedTime());
    }

    @Override
    public void close() throws InterruptedException {
        officers.shutdown();
        officers.awaitTermination(30, TimeUnit.SECONDS);
    }
}
