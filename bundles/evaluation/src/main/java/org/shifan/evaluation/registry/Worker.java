// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.trail.Trail;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * Does one thing after the other, in a thread of its own. What is logged there is found under the reference of whoever asked; what
 * nobody asked for, such as a bundle that came or a day that began, has one of its own.
 */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long PATIENCE_SECONDS = 20;
    private static final long DECISION_SECONDS = 60;

    private final Executor executor;
    private final Duration patience;

    Worker(Executor executor) {
        this(executor, Duration.ofSeconds(DECISION_SECONDS));
    }

    /** @param patience how long somebody waits for a decision */
    Worker(Executor executor, Duration patience) {
        this.executor = executor;
        this.patience = patience;
    }

    void submit(Runnable task) {
        try {
            executor.execute(Trail.carried(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("The criteria registry could not finish a task", e);
                }
            }));
        } catch (RejectedExecutionException e) {
            LOG.debug("The criteria registry is closed", e);
        }
    }

    /**
     * Does it after what is under way, and waits for what comes of it. What has not begun when nobody waits any more is not done:
     * who was told so tries again, and would have it done twice.
     */
    <T> T decide(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        AtomicBoolean settled = new AtomicBoolean();
        try {
            executor.execute(Trail.carried(() -> {
                if (!settled.compareAndSet(false, true)) {
                    return;
                }
                try {
                    done.complete(task.get());
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            }));
            return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (RejectedExecutionException | TimeoutException e) {
            throw givenUp(settled, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(settled, e);
        }
    }

    /** @param settled whether it has begun; from now on it does not begin any more */
    private static ShifanException givenUp(AtomicBoolean settled, Exception cause) {
        boolean begun = !settled.compareAndSet(false, true);
        return new ShifanException(M.message(begun ? "release.under-way" : "release.busy"), cause);
    }

    void close() throws InterruptedException {
        if (executor instanceof ExecutorService service) {
            service.shutdown();
            if (!service.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A criteria document is still being examined after {} seconds", PATIENCE_SECONDS);
            }
        }
    }
}
