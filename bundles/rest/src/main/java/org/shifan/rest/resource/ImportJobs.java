// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.security.auth.Subject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Services;

/** Imports that were asked for by HTTP: one at a time, each as the account that asked for it. */
final class ImportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int MOST_WAITING = 20;
    /** Finished ones beyond these are forgotten, the oldest first; what they stored stays. */
    private static final int MOST_KEPT = 200;

    private final Services services;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Job> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Job> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING));

    ImportJobs(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Where an import stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        FAILED
    }

    /** An import on its way. */
    static final class Job {
        final long number;
        final String account;
        final String kind;
        final String file;
        final Instant received;
        volatile State state = State.WAITING;
        volatile long rows;
        volatile long bytesRead;
        volatile long bytesTotal;
        volatile ImportResult result;
        volatile Message told;

        Job(long number, String account, ImportRequest request, Instant received) {
            this.number = number;
            this.account = account;
            this.kind = request.kind();
            this.file = request.file().getFileName().toString();
            this.received = received;
        }
    }

    /** @throws Refusal 503 when too many wait already */
    Job start(Caller caller, ImportRequest request) {
        Job job = new Job(numbers.incrementAndGet(), caller.account(), request, clock.instant());
        try {
            worker.execute(() -> run(job, caller.subject(), request));
        } catch (RejectedExecutionException e) {
            throw Refusal.of(503, "rest.import.queue", MOST_WAITING).with("Retry-After", "60");
        }
        synchronized (jobs) {
            jobs.put(job.number, job);
        }
        return job;
    }

    /** The caller's own; who looks after the server sees all. */
    Optional<Job> find(Caller caller, long number) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(number))
                    .filter(job -> services.permit("server.read") || job.account.equals(caller.account()));
        }
    }

    private void run(Job job, Subject subject, ImportRequest request) {
        job.state = State.RUNNING;
        try {
            job.result = Subject.doAs(subject, (PrivilegedAction<ImportResult>)
                    () -> services.need(ImportService.class).run(request, (rows, read, all) -> {
                        job.rows = rows;
                        job.bytesRead = read;
                        job.bytesTotal = all;
                    }));
            job.state = State.DONE;
        } catch (ShifanException e) {
            job.told = e.message();
            job.state = State.REFUSED;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Import {} of {} failed", job.number, job.file, e);
            job.told = RestMessages.message("rest.import.failed", job.number);
            job.state = State.FAILED;
        } finally {
            gone(request.file());
        }
    }

    private static void gone(Path file) {
        try {
            OnceFolder.delete(file);
        } catch (IOException e) {
            LOG.warn("{} stays behind", file, e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
