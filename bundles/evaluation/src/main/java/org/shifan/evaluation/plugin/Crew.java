// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.evaluation.trail.Trail;

/**
 * The threads of one plug-in. They stand in a group of their own, and so does every thread that the plug-in starts: that
 * is how these are known as its.
 */
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    /** At once, the stuck ones included. */
    private static final int MOST = 16;

    private static final long IDLE_SECONDS = 5;

    private final String name;
    private final ThreadGroup group;
    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private final Set<Task<?>> stuck = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST);
    private final ThreadPoolExecutor pool;
    private final Executor later;

    /** @param later runs after a grace in which an interrupted call may still end by itself */
    Crew(String name, Executor later) {
        this.name = name;
        this.later = later;
        this.group = new ThreadGroup(topmost(), "shifan-plugin " + name);
        // The places bound them. A thread is free a moment later than its place: a bound of its own would refuse calls
        // then.
        this.pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    /** A group inherits from its parent to end with its last thread, and has no threads then: not from whoever calls first. */
    private static ThreadGroup topmost() {
        ThreadGroup out = Thread.currentThread().getThreadGroup();
        while (out.getParent() != null) {
            out = out.getParent();
        }
        return out;
    }

    private Thread thread(Runnable work) {
        Thread out = new Thread(group, work, "shifan-plugin " + name);
        out.setDaemon(true);
        // Not the caller's, which would be kept alive by an idle thread.
        out.setContextClassLoader(Crew.class.getClassLoader());
        own.removeIf(thread -> !thread.isAlive() && thread.getState() == Thread.State.TERMINATED);
        own.add(out);
        return out;
    }

    /** Begins the call; false when all places are taken for that long. */
    boolean begin(Task<?> task, long patienceMillis) throws InterruptedException {
        if (!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        boolean begun = false;
        try {
            pool.execute(Trail.carried(() -> {
                try {
                    task.run();
                } finally {
                    stuck.remove(task);
                    places.release();
                }
            }));
            begun = true;
        } finally {
            if (!begun) {
                places.release();
            }
        }
        return true;
    }

    /** Nobody waits for the call any more. */
    void abandon(Task<?> task, boolean stop) {
        stuck.add(task);
        task.interrupt();
        if (task.isDone()) {
            stuck.remove(task);
            return;
        }
        later.execute(Trail.carried(() -> {
            if (stop && !task.isDone() && !task.stop()) {
                LOG.error(
                        "A call of {} does not end and cannot be stopped; it takes a processor until the restart",
                        name);
            }
        }));
    }

    /**
     * Nobody waits for the call any more, and it is not given time to end by itself: until then it could allocate what all others
     * need. An interrupt says nothing to whoever only allocates.
     */
    void cutOff(Task<?> task, boolean stop) {
        if (stop) {
            stuck.add(task);
            task.stop();
        }
        abandon(task, stop);
    }

    int stuck() {
        stuck.removeIf(Task::isDone);
        return stuck.size();
    }

    /** The threads that the plug-in started itself and that still run. */
    int leaked() {
        return leftBehind().size();
    }

    /**
     * Ends the threads that the plug-in started itself: they are interrupted, and those that run on are stopped later.
     *
     * @param stop whether by force
     */
    void endLeaked(boolean stop) {
        List<Thread> left = leftBehind();
        if (left.isEmpty()) {
            return;
        }
        left.forEach(Thread::interrupt);
        later.execute(Trail.carried(() -> left.stream()
                .filter(Thread::isAlive)
                .filter(thread -> !stop || !stopped(thread))
                .forEach(thread -> LOG.error(
                        "Thread {} that {} left behind does not end and is not stopped", thread.getName(), name))));
    }

    @SuppressWarnings({"removal", "deprecation"}) // as in Task: what it was changing is its own
    private static boolean stopped(Thread thread) {
        try {
            thread.stop();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private List<Thread> leftBehind() {
        Thread[] all = new Thread[group.activeCount() + MOST];
        int found = group.enumerate(all);
        List<Thread> out = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            if (!own.contains(all[i])) {
                out.add(all[i]);
            }
        }
        return out;
    }
}
