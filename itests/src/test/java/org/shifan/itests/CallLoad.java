// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

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
    private final CallWatch watch = new CallWatch();
    private final ScheduledExecutorService officers = Executors.newScheduledThreadPool(OFFICERS);
    private final AtomicInteger turn = new AtomicInteger();
    private volatile CallTimes times;

    /**
     * @param kinds what is called; each answers null, or what was wrong with what it was answered
     */
    CallLoad(List<Callable<String>> kinds) {
        this.kinds = kinds;
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
        CallWatch.Call call = watch.begins();
        long begun = System.nanoTime();
        String wrong;
        try {
            wrong = kind.call();
        } catch (Exception | LinkageError e) {
            counted.failed(e);
            wrong = null;
        }
        long took = System.nanoTime() - begun;
        watch.ends(call);
        counted.took(took, call.waitedMillis(), call.where());
        if (wrong != null) {
            counted.wrong(wrong);
        }
    }

    @Override
    public void close() throws InterruptedException {
        officers.shutdown();
        officers.awaitTermination(30, TimeUnit.SECONDS);
        watch.close();
    }
}
