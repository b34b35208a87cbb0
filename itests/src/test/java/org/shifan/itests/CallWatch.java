// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Looks at calls that are under way for a while, and says which of them stand still for others, and where: at a lock or until somebody
 * else is done. A call whose work is done by a thread of the supervision does not stand still, nor does one that waits for a processor.
 */
final class CallWatch implements AutoCloseable {
    /** Between two looks; so exact is the time for which a call stood still. */
    private static final long LOOK_MILLIS = 5;
    /** Calls that took less are not looked at. */
    private static final long AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private static final String SUPERVISION = "org.shifan.evaluation.plugin.";
    private static final int FRAMES = 12;

    /** A call that is under way. */
    static final class Call {
        private final Thread thread = Thread.currentThread();
        private final long begun = System.nanoTime();
        private final AtomicInteger looks = new AtomicInteger();
        private volatile String where = "";

        /** So many milliseconds it was seen to stand still. */
        long waitedMillis() {
            return looks.get() * LOOK_MILLIS;
        }

        /** Where it stood still the last time; empty when it did not. */
        String where() {
            return where;
        }
    }

    private final Map<Thread, Call> calls = new ConcurrentHashMap<>();
    private final Thread watcher = new Thread(this::watch, "shifan-itests-call-watch");
    private volatile boolean closed;

    CallWatch() {
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The calling thread begins a call. */
    Call begins() {
        Call call = new Call();
        calls.put(call.thread, call);
        return call;
    }

    void ends(Call call) {
        calls.remove(call.thread, call);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            calls.values().forEach(CallWatch::look);
        }
    }

    private static void look(Call call) {
        if (System.nanoTime() - call.begun < AGE_NANOS || call.thread.getState() == Thread.State.RUNNABLE) {
            return;
        }
        StackTraceElement[] stack = call.thread.getStackTrace();
        Thread.State state = call.thread.getState();
        Optional<StackTraceElement> supervision = Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith(SUPERVISION))
                .findFirst();
        if (state != Thread.State.RUNNABLE && supervision.isEmpty()) {
            call.looks.incrementAndGet();
            call.where = state + " at "
                    + Arrays.stream(stack).limit(FRAMES).map(String::valueOf).collect(Collectors.joining("; "));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
