// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.security.PrivilegedAction;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import javax.security.auth.Subject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.audit.CalledFrom;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Services;

/**
 * Long work that was asked for by HTTP: one at a time, each as the account that asked for it.
 *
 * @param <A> what it is about, and how far it is
 * @param <R> what came of it
 */
final class Jobs<A, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int MOST_WAITING = 20;
    /** Finished ones beyond these are forgotten, the oldest first; what they stored stays. */
    private static final int MOST_KEPT = 200;

    private final Services services;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Job<A, R>> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Job<A, R>> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING));

    Jobs(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Where it stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        FAILED,
        CANCELLED;

        /** Whether nothing more becomes of it. */
        boolean over() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** Work on its way. */
    static final class Job<A, R> {
        final long number;
        final String account;
        final A about;
        final Instant received;
        volatile State state = State.WAITING;
        volatile R result;
        volatile Message told;
        private volatile boolean cancelled;

        Job(long number, String account, A about, Instant received) {
            this.number = number;
            this.account = account;
            this.about = about;
            this.received = received;
        }

        /** Asks it to end; what has begun ends at its next {@link #goOn}. */
        void cancel() {
            cancelled = true;
        }

        /** @throws CancellationException when it was asked to end */
        void goOn() {
            if (cancelled) {
                throw new CancellationException();
            }
        }
    }

    /**
     * Puts work at the end of the queue.
     *
     * @param after what is done when it is over, however it ended
     * @throws Refusal 503 when too many wait already
     */
    Job<A, R> start(Caller caller, A about, Function<Job<A, R>, R> work, Runnable after) {
        Job<A, R> job = new Job<>(numbers.incrementAndGet(), caller.account(), about, clock.instant());
        try {
            worker.execute(() -> run(job, caller, work, after));
        } catch (RejectedExecutionException e) {
            throw Refusal.of(503, "rest.job.queue", MOST_WAITING).with("Retry-After", "60");
        }
        synchronized (jobs) {
            jobs.put(job.number, job);
        }
        return job;
    }

    /** The caller's own; who looks after the server sees all. */
    Optional<Job<A, R>> find(Caller caller, long number) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(number))
                    .filter(job -> services.permit("server.read") || job.account.equals(caller.account()));
        }
    }

    private void run(Job<A, R> job, Caller caller, Function<Job<A, R>, R> work, Runnable after) {
        job.state = State.RUNNING;
        try (CalledFrom address = CalledFrom.here(caller.address() + " job " + job.number)) {
            job.goOn();
            job.result = Subject.doAs(caller.subject(), (PrivilegedAction<R>) () -> work.apply(job));
            job.state = State.DONE;
        } catch (CancellationException e) {
            job.state = State.CANCELLED;
        } catch (ShifanException e) {
            job.told = e.message();
            job.state = State.REFUSED;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Work {} on {} failed", job.number, job.about, e);
            job.told = RestMessages.message("rest.job.failed", job.number);
            job.state = State.FAILED;
        } finally {
            after.run();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
