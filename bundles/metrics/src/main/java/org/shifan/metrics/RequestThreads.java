// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;

/** Answers requests, a few at once; what is logged meanwhile is found under a reference of each request's own. */
final class RequestThreads extends ThreadPoolExecutor {
    private static final int MOST = 4;
    private static final int MOST_WAITING = 64;
    private static final long IDLE_SECONDS = 60;

    /** A request beyond those that may wait is refused: its connection is closed. */
    RequestThreads() {
        super(MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread thread = new Thread(work, "shifan-metrics");
            thread.setDaemon(true);
            return thread;
        });
        allowCoreThreadTimeOut(true);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable request) {
        MDC.put(LogReference.KEY, LogReference.next());
    }

    @Override
    protected void afterExecute(Runnable request, Throwable failure) {
        MDC.remove(LogReference.KEY);
    }
}
