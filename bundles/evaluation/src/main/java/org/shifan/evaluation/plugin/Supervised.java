// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.plugin.PluginMessages.M;

/** One plug-in, and the only way to call it: in a thread of its own, for so long and for so many bytes, or not at all. */
final class Supervised {
    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
    /** Between two looks at what a call allocates. */
    private static final long LOOK_MILLIS = 2;

    private final Origin origin;
    private final String name;
    private final Supplier<Budget> budget;
    private final Consumer<Supervised> onOut;
    private final Crew crew;
    private final Breaker breaker;
    private volatile boolean forgotten;

    /** @param onOut told when it is taken out, in the thread of whoever called it */
    Supervised(
            Origin origin,
            String name,
            Supplier<Budget> budget,
            Consumer<Supervised> onOut,
            Executor later,
            Clock clock) {
        this.origin = origin;
        this.name = name;
        this.budget = budget;
        this.onOut = onOut;
        this.crew = new Crew(name, later);
        this.breaker = new Breaker(clock);
    }

    long bundle() {
        return origin.bundle();
    }

    String name() {
        return name;
    }

    /** It is no longer called, and the threads that it left behind are ended. */
    void forget() {
        forgotten = true;
        crew.endLeaked(budget.get().stop());
    }

    /** Whether nothing of it is left: nobody calls it, and whatever it began has ended. */
    boolean isOver() {
        return forgotten && crew.stuck() == 0 && crew.leaked() == 0;
    }

    Message reason() {
        return breaker.reason();
    }

    SupervisedPlugin state() {
        return new SupervisedPlugin(
                origin.bundle(),
                origin.set(),
                name,
                breaker.failures(),
                breaker.isOut(),
                breaker.reason(),
                breaker.since(),
                crew.stuck(),
                crew.leaked());
    }

    /**
     * Calls the plug-in; whoever calls waits no longer than the budget.
     *
     * @param subjects how many it is asked about at once
     * @param asked what it is asked: who fails at the same twice has failed once
     * @throws PluginFailure when it broke, took too much or is out
     */
    <T> T call(int subjects, Object asked, Callable<T> work) {
        T answer = called(subjects, asked, work);
        breaker.well();
        return answer;
    }

    /** The same for a question beside its work: who answers it is not therefore well, who breaks on it has broken. */
    <T> T aside(Object asked, Callable<T> work) {
        T answer = called(1, asked, work);
        breaker.nothing();
        return answer;
    }

    /** Takes it out, as a class of it is not loaded. */
    PluginFailure barred(Message why) {
        return failed(why, name, true, budget.get(), null);
    }

    private <T> T called(int subjects, Object asked, Callable<T> work) {
        Budget now = budget.get();
        if (!breaker.lets(now)) {
            throw new PluginFailure(M.message("plugin.out", name, breaker.reason()));
        }
        long millis = now.millis(subjects);
        Task<T> task = new Task<>(work);
        try {
            if (!crew.begin(task, millis)) {
                throw failed(M.message("plugin.busy", name, millis), asked, true, now, null);
            }
            supervise(task, asked, millis, now.bytes(subjects), now);
        } catch (InterruptedException e) {
            crew.abandon(task, now.stop());
            breaker.nothing();
            Thread.currentThread().interrupt();
            throw new PluginFailure(M.message("plugin.interrupted", name), e);
        }
        Throwable failure = task.failure();
        if (failure != null) {
            Optional<Message> refusal = LeavingClasses.refusal(failure);
            if (refusal.isPresent()) {
                throw failed(refusal.get(), asked, true, now, failure);
            }
            throw failed(why(task, failure), asked, failure instanceof OutOfMemoryError, now, failure);
        }
        int left = crew.leaked();
        if (left > now.threads()) {
            crew.endLeaked(now.stop());
            throw failed(M.message("plugin.threads", name, left, now.threads()), asked, true, now, null);
        }
        return task.value();
    }

    private void supervise(Task<?> task, Object asked, long millis, long bytes, Budget now)
            throws InterruptedException {
        long began = System.nanoTime();
        long left = millis;
        while (!task.await(Math.min(LOOK_MILLIS, Math.max(1, left)))) {
            left = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (left <= 0) {
                crew.abandon(task, now.stop());
                throw failed(M.message("plugin.slow", name, millis), asked, true, now, null);
            }
            if (task.allocated() > bytes) {
                crew.cutOff(task, now.stop());
                throw failed(M.message("plugin.greedy", name, bytes >> 20), asked, true, now, null);
            }
        }
        if (task.failure() == null && task.allocated() > bytes) {
            throw failed(M.message("plugin.greedy", name, bytes >> 20), asked, true, now, null);
        }
    }

    private Message why(Task<?> task, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return M.message("plugin.memory", name);
        }
        if (failure instanceof PluginFailure known) {
            return known.message();
        }
        if (failure instanceof ShifanException refusal) {
            return M.message("plugin.says", name, refusal.message().text());
        }
        return M.message("plugin.says", name, task.said());
    }

    private PluginFailure failed(Message why, Object asked, boolean grave, Budget now, Throwable cause) {
        LOG.warn("{}: {}", origin, why);
        LOG.debug("Where {} broke", name, cause);
        if (breaker.failed(why, asked, grave, now)) {
            LOG.error("{}: {} is taken out: {}", origin, name, why);
            onOut.accept(this);
        }
        return new PluginFailure(why, cause);
    }
}
