// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.math.BigDecimal;
import java.security.AccessController;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import javax.security.auth.Subject;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactId;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What code of a bundle may try, and what its caller sees of it: a reason, in time. */
public class HostilePlugInsTest {
    private static final long BUDGET = 300;
    /** How much later than the budget an answer may come on a machine with other work. */
    private static final long LEEWAY = 2000;

    private static final ScoringInput INPUT =
            new ScoringInput(Map.of(FactId.of("a.count"), BigDecimal.TEN), Map.of(), 2015, LocalDate.EPOCH);
    private static final ScoringShare HALF = new ScoringShare(new BigDecimal("0.5"), Text.same("half"));

    private final PlugIns plugIns = PlugIns.of(new Budget(BUDGET, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, true));
    private final List<PlugIns.Out> out = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    public HostilePlugInsTest() {
        plugIns.listen(out::add);
    }

    @After
    public void everyLoopMayEnd() {
        over.set(true);
    }

    @Test
    public void aSoundFunctionIsCalledInAThreadOfItsOwnAndAnswersTheSame() {
        Thread caller = Thread.currentThread();
        List<Thread> seen = new ArrayList<>();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    seen.add(Thread.currentThread());
                    return HALF;
                },
                7,
                "sound");
        assertThat(function.score(INPUT)).isEqualTo(HALF);
        assertThat(seen.get(0)).isNotSameAs(caller);
        assertThat(state().well()).isTrue();
    }

    /** Or it could write in the officer's name what the officer only wanted to have scored. */
    @Test
    @SuppressWarnings("removal")
    public void itRunsAsNobodyWhoeverCalls() {
        List<Subject> seen = new ArrayList<>();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    seen.add(Subject.getSubject(AccessController.getContext()));
                    return HALF;
                },
                7,
                "sound");
        Server.does(() -> function.score(INPUT));
        Server.does(() -> function.score(INPUT));
        assertThat(seen).hasSize(2).containsOnlyNulls();
    }

    /** One of a daemon group would end with the last thread of it, and refuse every thread from then on. */
    @Test
    public void itsThreadsBelongToNoGroupOfWhoeverCallsFirst() throws Exception {
        List<ThreadGroup> seen = new ArrayList<>();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    seen.add(Thread.currentThread().getThreadGroup());
                    return HALF;
                },
                7,
                "sound");
        Thread first = new Thread(new ThreadGroup("passing"), () -> function.score(INPUT));
        first.start();
        first.join();
        assertThat(seen.get(0).getParent().getParent()).isNull();
    }

    @Test
    public void oneThatThrowsIsTakenOutAfterThreeTimesAndIsBackAfterAPauseWhenItIsMended() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        ScoringFunction function = plugIns.guarded(
                input -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken on purpose");
                    }
                    return HALF;
                },
                7,
                "throws");
        for (int i = 0; i < 3; i++) {
            assertThat(out).isEmpty();
            ScoringInput input = new ScoringInput(INPUT.facts(), Map.of(), 2015 + i, INPUT.asOf());
            assertThatThrownBy(() -> function.score(input)).hasMessageContaining("broken on purpose");
            // Asked again about the same it fails again, and has failed once.
            assertThatThrownBy(() -> function.score(input)).isInstanceOf(PluginFailure.class);
        }
        assertThat(out)
                .singleElement()
                .satisfies(news -> assertThat(news.name()).isEqualTo("throws"));
        broken.set(false);
        assertThatThrownBy(() -> function.score(INPUT)).hasMessageContaining("taken out");
        TimeUnit.MILLISECONDS.sleep(250);
        assertThat(function.score(INPUT)).isEqualTo(HALF);
        assertThat(state().well()).isTrue();
    }

    @Test
    public void oneThatLoopsForEverIsGivenUpInTimeTakenOutAndStopped() throws Exception {
        ScoringFunction function = plugIns.guarded(
                input -> {
                    long i = 0;
                    while (!over.get()) {
                        i++;
                    }
                    return i > 0 ? HALF : null;
                },
                7,
                "loops");
        assertThat(millis(function)).isBetween(BUDGET, BUDGET + LEEWAY);
        assertThat(out).hasSize(1);
        assertThat(state().out()).isTrue();
        // The next one does not wait again.
        assertThat(millis(function)).isLessThan(BUDGET);
        await(() -> state().stuck() == 0);
    }

    @Test
    public void oneThatBlocksIsInterrupted() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    return HALF;
                },
                7,
                "blocks");
        assertThat(millis(function)).isBetween(BUDGET, BUDGET + LEEWAY);
        await(interrupted::get);
        await(() -> state().stuck() == 0);
    }

    @Test
    public void oneThatAsksForTwoGigabytesAtOnceBreaksAloneOrIsRefused() {
        ScoringFunction function =
                plugIns.guarded(input -> new byte[2_000_000_000].length > 0 ? HALF : null, 7, "two-gigabytes");
        assertThatThrownBy(() -> function.score(INPUT)).isInstanceOf(PluginFailure.class);
        assertThat(state().out()).isTrue();
        ScoringFunction other = plugIns.guarded(input -> HALF, 8, "other");
        assertThat(other.score(INPUT)).isEqualTo(HALF);
    }

    @Test
    public void oneThatAllocatesMoreAndMoreIsGivenUpBeforeTheMemoryIsFull() throws Exception {
        PlugIns patient = PlugIns.of(new Budget(20_000, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, true));
        ScoringFunction function = patient.guarded(
                input -> {
                    List<byte[]> kept = new ArrayList<>();
                    while (!over.get()) {
                        kept.add(new byte[1 << 16]);
                        Thread.onSpinWait();
                    }
                    return kept.isEmpty() ? null : HALF;
                },
                7,
                "greedy");
        assertThatThrownBy(() -> function.score(INPUT))
                .isInstanceOf(PluginFailure.class)
                .hasMessageMatching(".*(64 MiB|more memory than there is).*");
        assertThat(patient.plugins().get(0).out()).isTrue();
        await(() -> patient.plugins().get(0).stuck() == 0);
    }

    /** Time to end by itself would be time in which it takes the memory that all others need. */
    @Test
    public void oneThatAllocatesTooMuchIsStoppedAtOnce() throws Exception {
        AtomicLong allocated = new AtomicLong();
        ScoringFunction function = PlugIns.of(new Budget(20_000, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, true))
                .guarded(
                        input -> {
                            byte[] last = {};
                            while (!over.get()) {
                                last = new byte[1 << 20];
                                allocated.addAndGet(last.length);
                            }
                            return last.length > 0 ? HALF : null;
                        },
                        7,
                        "greedy");
        assertThatThrownBy(() -> function.score(INPUT)).hasMessageContaining("64 MiB");
        long then = allocated.get();
        TimeUnit.MILLISECONDS.sleep(100);
        long later = allocated.get();
        TimeUnit.MILLISECONDS.sleep(100);
        assertThat(allocated.get()).isEqualTo(later);
        // A hundred milliseconds are enough for some hundred MiB.
        assertThat(later - then).isLessThan(64L << 20);
    }

    @Test
    public void threadsThatAreLeftBehindAreCounted() throws Exception {
        ScoringFunction function = plugIns.guarded(
                input -> {
                    new Thread(() -> {
                                while (!over.get()) {
                                    Thread.onSpinWait();
                                }
                            })
                            .start();
                    return HALF;
                },
                7,
                "leaks");
        function.score(INPUT);
        function.score(INPUT);
        assertThat(state().leaked()).isEqualTo(2);
        assertThat(state().well()).isFalse();
        over.set(true);
        await(() -> state().leaked() == 0);
    }

    @Test
    public void oneThatLeavesMoreThreadsBehindThanIsLetPassIsTakenOutAndTheyAreEnded() throws Exception {
        List<Thread> started = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    // One in two waits and ends by its interrupt, the other loops and is stopped.
                    boolean waits = begun.incrementAndGet() % 2 == 0;
                    Thread thread = new Thread(() -> {
                        while (!over.get()) {
                            if (waits) {
                                LockSupport.park();
                                if (Thread.currentThread().isInterrupted()) {
                                    return;
                                }
                            }
                        }
                    });
                    started.add(thread);
                    thread.start();
                    return HALF;
                },
                7,
                "leaks");
        for (int i = 0; i < 4; i++) {
            assertThat(function.score(INPUT)).isEqualTo(HALF);
        }
        assertThatThrownBy(() -> function.score(INPUT)).hasMessageContaining("left 5 threads behind, 4 are let pass");
        assertThat(out)
                .singleElement()
                .satisfies(news -> assertThat(news.reason().key()).isEqualTo("plugin.threads"));
        assertThatThrownBy(() -> function.score(INPUT)).hasMessageContaining("taken out");
        await(() -> started.stream().noneMatch(Thread::isAlive));
        assertThat(state().leaked()).isZero();
    }

    @Test
    public void theThreadsOfAPlugInThatIsGoneAreEnded() throws Exception {
        List<Thread> started = new ArrayList<>();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    Thread thread = new Thread(() -> {
                        while (!over.get()) {
                            Thread.onSpinWait();
                        }
                    });
                    started.add(thread);
                    thread.start();
                    return HALF;
                },
                7,
                "leaks");
        function.score(INPUT);
        plugIns.forget(7, "leaks");
        await(() -> !started.get(0).isAlive() && plugIns.plugins().isEmpty());
    }

    @Test
    public void nonsenseIsAFailureThatSaysWhat() {
        assertFails(input -> null, "gave no answer");
        assertFails(input -> new ScoringShare(new BigDecimal("1.5"), Text.same("x")), "not between 0 and 1");
        assertFails(input -> new ScoringShare(new BigDecimal("1E-1000000"), Text.same("x")), "digits");
        assertFails(input -> new ScoringShare(null, Text.same("x")), "share");
    }

    @Test
    public void whatItIsGivenCannotBeWritten() {
        assertFails(
                input -> {
                    input.facts().put(FactId.of("a.count"), BigDecimal.ZERO);
                    return HALF;
                },
                "UnsupportedOperationException");
        assertThat(INPUT.fact("a.count")).isEqualTo(BigDecimal.TEN);
    }

    @Test
    public void anExceptionWithCodeOfItsOwnIsReadInItsOwnThread() {
        class Endless extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                while (!over.get()) {
                    Thread.onSpinWait();
                }
                return "";
            }
        }
        ScoringFunction function = plugIns.guarded(
                input -> {
                    throw new Endless();
                },
                7,
                "endless-words");
        assertThat(millis(function)).isBetween(BUDGET, BUDGET + LEEWAY);
    }

    @Test
    public void aNumberWithCodeOfItsOwnBecomesAPlainOne() {
        class Loud extends BigDecimal {
            private static final long serialVersionUID = 1L;

            Loud() {
                super("0.5");
            }

            @Override
            public int compareTo(BigDecimal other) {
                return 0;
            }
        }
        ScoringFunction function = plugIns.guarded(input -> new ScoringShare(new Loud(), Text.same("half")), 7, "loud");
        assertThat(function.score(INPUT).share().getClass()).isEqualTo(BigDecimal.class);
    }

    @Test
    public void whoCallsAndIsInterruptedIsHeldUpNoLongerAndThePlugInIsNotBlamed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ScoringFunction function = plugIns.guarded(
                input -> {
                    begun.countDown();
                    try {
                        TimeUnit.SECONDS.sleep(60);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return HALF;
                },
                7,
                "slow");
        List<Throwable> seen = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                function.score(INPUT);
            } catch (PluginFailure e) {
                seen.add(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(seen).hasSize(1);
        assertThat(state().failures()).isZero();
    }

    /** An interrupt in the midst of it would close the database's file under everybody. */
    @Test
    public void whatReadsOfThePlatformIsLetFinishBeforeItIsInterrupted() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        ScoringFunction function = plugIns.guarded(
                input -> {
                    finished.set(Task.outside(() -> {
                        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3 * BUDGET);
                        while (System.nanoTime() < end) {
                            if (Thread.currentThread().isInterrupted()) {
                                return false;
                            }
                        }
                        return true;
                    }));
                    return HALF;
                },
                7,
                "reads");
        assertThatThrownBy(() -> function.score(INPUT)).isInstanceOf(PluginFailure.class);
        await(() -> state().stuck() == 0);
        assertThat(finished).isTrue();
    }

    @Test
    public void ofOneWhoseCallsAllHangNoMoreThanSixteenAreBegun() throws Exception {
        PlugIns lenient = PlugIns.of(new Budget(BUDGET, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, false));
        AtomicInteger begun = new AtomicInteger();
        ScoringFunction function = lenient.guarded(
                input -> {
                    begun.incrementAndGet();
                    while (!over.get()) {
                        Thread.interrupted();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                    }
                    return HALF;
                },
                7,
                "all-hang");
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Future<ScoringShare>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(callers.submit(() -> function.score(INPUT)));
            }
            for (Future<ScoringShare> call : calls) {
                assertThatThrownBy(call::get).hasCauseInstanceOf(PluginFailure.class);
            }
            assertThat(begun.get()).isBetween(1, 16);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    public void aPlugInThatComesAgainHasACleanSheet() {
        assertFails(input -> null, "gave no answer");
        plugIns.guarded(input -> HALF, 7, "tried");
        assertThat(plugIns.plugins()).extracting(SupervisedPlugin::failures).containsOnly(0);
        plugIns.forget(7, "tried");
        assertThat(plugIns.plugins()).isEmpty();
    }

    @Test
    public void whatHangsOfAPlugInThatIsGoneIsListedUntilItEnds() throws Exception {
        PlugIns lenient = PlugIns.of(new Budget(BUDGET, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, false));
        ScoringFunction function = lenient.guarded(
                input -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    return HALF;
                },
                7,
                "hangs");
        assertThatThrownBy(() -> function.score(INPUT)).isInstanceOf(PluginFailure.class);
        lenient.forget(7, "hangs");
        assertThat(lenient.plugins()).extracting(SupervisedPlugin::stuck).containsExactly(1);
        over.set(true);
        await(() -> lenient.plugins().isEmpty());
    }

    @Test
    public void callersWhoComeWhileOthersLeaveAreNotTurnedAway() throws Exception {
        ScoringFunction function = PlugIns.of(new Budget(60_000, 10, 64L << 20, 1L << 20, 3, 200, 1600, 4, true))
                .guarded(input -> HALF, 7, "quick");
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try {
            List<Future<ScoringShare>> answers = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                answers.add(callers.submit(() -> function.score(INPUT)));
            }
            for (Future<ScoringShare> answer : answers) {
                assertThat(answer.get()).isEqualTo(HALF);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void assertFails(ScoringFunction function, String why) {
        assertThatThrownBy(() -> plugIns.guarded(function, 7, "tried").score(INPUT))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining(why);
    }

    private long millis(ScoringFunction function) {
        long began = System.nanoTime();
        assertThatThrownBy(() -> function.score(INPUT)).isInstanceOf(PluginFailure.class);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private SupervisedPlugin state() {
        return plugIns.plugins().get(0);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    public void everyMessageIsThereInBothLanguages() {
        assertThat(PluginMessages.M.unpaired()).isEqualTo(Set.of());
    }
}
