// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.security.PrivilegedAction;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * Long work that was asked for by HTTP: one at a time, each as the account that asked for it. How far it is stands in a place of its own, and
 * there some of it can be cancelled.
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
    private final Place place;
    private final Function<Job<A, R>, ?> view;
    private final Param<Long> number;
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

    /** @param view what is shown of one, of the type that the place says */
    Jobs(Services services, Clock clock, Place place, Function<Job<A, R>, ?> view) {
        this.services = services;
        this.clock = clock;
        this.place = place;
        this.view = view;
        number = Param.number(place.one());
    }

    /**
     * Where work of a kind stands.
     *
     * @param all the path of all of it
     * @param one the parameter with the number of one, and the operation that shows it
     * @param unknown the refusal when there is none of that number
     * @param seconds after which it is worth asking how far it is
     */
    record Place(String all, String one, String tag, Class<?> view, String unknown, int seconds) {}

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
        volatile int done;
        volatile int all;
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

        /**
         * Says how far it is.
         *
         * @throws CancellationException when it was asked to end
         */
        void at(int parts, int of) {
            done = parts;
            all = of;
            goOn();
        }
    }

    /** The operation that shows one. */
    Route shown() {
        return Route.get(path(), place.one(), place.tag())
                .with(number)
                .gives(place.view())
                .by(call -> Answer.ok(view.apply(require(call))));
    }

    /**
     * The operation that ends one; what was kept by then stays.
     *
     * @param over the refusal when nothing more becomes of it anyway
     */
    Route cancelled(String over) {
        return Route.post(path() + "/cancellation", place.one() + "Cancel", place.tag())
                .with(number)
                .gives(place.view())
                .success(202)
                .by(call -> {
                    Job<A, R> job = require(call);
                    if (job.state.over()) {
                        throw Refusal.of(409, over, job.number, job.state.name());
                    }
                    job.cancel();
                    return accepted(job);
                });
    }

    private String path() {
        return place.all() + "/{" + place.one() + "}";
    }

    private Answer accepted(Job<A, R> job) {
        return Answer.accepted(place.all() + "/" + job.number, view.apply(job));
    }

    /** The number of the one that a path is about. */
    Param<Long> number() {
        return number;
    }

    /**
     * The one that a path is about: the caller's own; who looks after the server sees all.
     *
     * @throws Refusal 404 when there is none
     */
    Job<A, R> require(Call call) {
        Job<A, R> found;
        synchronized (jobs) {
            found = jobs.get(call.get(number));
        }
        if (found == null
                || !(services.permit("server.read")
                        || found.account.equals(call.caller().account()))) {
            throw Refusal.of(404, place.unknown(), call.get(number));
        }
        return found;
    }

    /**
     * Puts work at the end of the queue, and answers where it stands.
     *
     * @throws Refusal 503 when too many wait already
     */
    Answer start(Call call, A about, Function<Job<A, R>, R> work) {
        return start(call, about, work, () -> {});
    }

    /**
     * Puts work at the end of the queue, and answers where it stands.
     *
     * @param after what is done when it is over, however it ended
     * @throws Refusal 503 when too many wait already
     */
    Answer start(Call call, A about, Function<Job<A, R>, R> work, Runnable after) {
        Caller caller = call.caller();
        Job<A, R> job = new Job<>(numbers.incrementAndGet(), caller.account(), about, clock.instant());
        try {
            worker.execute(() -> run(job, caller, work, after));
        } catch (RejectedExecutionException e) {
            throw Refusal.of(503, "rest.job.queue", MOST_WAITING).with("Retry-After", "60");
        }
        synchronized (jobs) {
            jobs.put(job.number, job);
        }
        return accepted(job).with("Retry-After", Integer.toString(place.seconds()));
    }

    private void run(Job<A, R> job, Caller caller, Function<Job<A, R>, R> work, Runnable after) {
        job.state = State.RUNNING;
        State end = State.FAILED;
        R result = null;
        try (CalledFrom address = CalledFrom.here(caller.address() + " job " + job.number)) {
            job.goOn();
            result = Subject.doAs(caller.subject(), (PrivilegedAction<R>) () -> work.apply(job));
            end = State.DONE;
        } catch (CancellationException e) {
            end = State.CANCELLED;
        } catch (ShifanException e) {
            job.told = e.message();
            end = State.REFUSED;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Work {} on {} failed", job.number, job.about, e);
            job.told = RestMessages.message("rest.job.failed", job.number);
        } finally {
            try {
                after.run();
            } finally {
                // Whoever is told that it is over finds nothing of it left.
                job.result = result;
                job.state = end;
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
