// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;

import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a decision that nobody waits for any more. */
public class WorkerTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    public void whatWasToldAsBusyIsNotDoneLater() {
        Queue<Runnable> queue = new ArrayDeque<>();
        AtomicInteger done = new AtomicInteger();
        Worker worker = new Worker(queue::add, SHORT);
        isTold("release.busy", worker, () -> done.incrementAndGet());
        queue.remove().run();
        assertThat(done).hasValue(0);
    }

    @Test
    public void whatHasBegunIsToldAsUnderWay() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Worker worker = new Worker(thread, SHORT);
        isTold("release.under-way", worker, () -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            done.incrementAndGet();
        });
        goOn.countDown();
        worker.close();
        assertThat(done).hasValue(1);
    }

    @Test
    public void whoIsInterruptedLeavesNothingBehindEither() {
        Queue<Runnable> queue = new ArrayDeque<>();
        AtomicInteger done = new AtomicInteger();
        Worker worker = new Worker(queue::add, SHORT);
        Thread.currentThread().interrupt();
        isTold("release.busy", worker, () -> done.incrementAndGet());
        assertThat(Thread.interrupted()).isTrue();
        queue.remove().run();
        assertThat(done).hasValue(0);
    }

    @Test
    public void anErrorIsToldAtOnceAndNotAsUnderWay() {
        Worker worker = new Worker(Runnable::run, SHORT);
        assertThatThrownBy(() -> worker.decide(() -> {
                    throw new NoClassDefFoundError("gone");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    private static void isTold(String code, Worker worker, Runnable task) {
        assertThatThrownBy(() -> worker.decide(() -> {
                    task.run();
                    return null;
                }))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
