// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.shifan.api.text.ShifanException;

/** One call of a plug-in in a thread of its own, as its caller sees it. */
final class Task<T> implements Runnable {
    private static final ThreadLocal<Task<?>> RUNNING = new ThreadLocal<>();

    /** In which nobody is logged in: code of a bundle may do what anybody may, whoever's question it answers. */
    @SuppressWarnings("removal") // the subjects of Karaf are those of this context; Java 17 knows no other
    private static final AccessControlContext NOBODY = new AccessControlContext(new ProtectionDomain[0]);

    private final Callable<T> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Thread thread;
    private volatile long allocatedBefore;
    private volatile long allocated;
    private volatile T value;
    private volatile Throwable failure;
    private volatile String said;

    Task(Callable<T> work) {
        this.work = work;
    }

    @Override
    public void run() {
        allocatedBefore = Allocations.of(Thread.currentThread());
        thread = Thread.currentThread();
        RUNNING.set(this);
        try {
            value = asNobody();
        } catch (Throwable e) {
            // Whatever a plug-in throws ends here: exceptions, LinkageError, OutOfMemoryError, ThreadDeath.
            failure = e;
            said = said(e);
        } finally {
            RUNNING.remove();
            allocated = Allocations.of(Thread.currentThread()) - allocatedBefore;
            synchronized (this) {
                done.countDown();
                // The next call in this thread begins without the interrupt of this one.
                Thread.interrupted();
            }
        }
    }

    @SuppressWarnings("removal")
    private T asNobody() throws Exception {
        try {
            return AccessController.doPrivileged((PrivilegedExceptionAction<T>) work::call, NOBODY);
        } catch (PrivilegedActionException e) {
            throw e.getException();
        }
    }

    /**
     * Reads something of the platform in the thread of a call: meanwhile the call is neither interrupted nor stopped, which
     * would break what others use as well, such as a connection to the database.
     */
    static <V> V outside(Supplier<V> read) {
        Task<?> running = RUNNING.get();
        if (running == null) {
            return read.get();
        }
        synchronized (running) {
            return read.get();
        }
    }

    /** Asked for in this thread: an exception of a plug-in has code of the plug-in in it. */
    private static String said(Throwable failure) {
        try {
            String message = failure instanceof ShifanException ? null : failure.getMessage();
            return message == null || message.isBlank()
                    ? failure.getClass().getSimpleName()
                    : message.lines().findFirst().orElse("");
        } catch (Throwable e) {
            return failure.getClass().getSimpleName();
        }
    }

    boolean await(long millis) throws InterruptedException {
        return done.await(millis, TimeUnit.MILLISECONDS);
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** What it has allocated up to now. */
    long allocated() {
        Thread running = thread;
        if (isDone() || running == null) {
            return allocated;
        }
        return Math.max(0, Allocations.of(running) - allocatedBefore);
    }

    /** Waits for a reading {@link #outside} that is under way. */
    synchronized void interrupt() {
        Thread running = thread;
        if (running != null && !isDone()) {
            running.interrupt();
        }
    }

    /**
     * Ends the thread wherever it is. That is refused by Java from version 20 on; then it runs on and is counted.
     *
     * <p>A thread that is stopped may leave behind what it was just changing. A plug-in is a function of what it is given,
     * and is let in only if it is (docs/containment.md): what it was changing is its own.
     */
    @SuppressWarnings({"removal", "deprecation"})
    synchronized boolean stop() {
        Thread running = thread;
        if (running == null || isDone()) {
            return true;
        }
        try {
            running.stop();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    T value() {
        return value;
    }

    /** What it threw says, in one line. */
    String said() {
        return said;
    }

    /** What it threw; null when it answered. */
    Throwable failure() {
        return failure;
    }
}
