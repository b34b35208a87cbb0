// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.trail.Trail;

/**
 * Examines the criteria of bundles that come, change and go, and takes over what is accepted.
 *
 * <p><b>Threads and locks.</b> What happens to a bundle is noted at once, in the thread that tells it: a short step
 * in the {@link ShelfBook} under a lock that is held while nobody is called, so that a set whose bundle was stopped
 * is out of force when the stop returns. Everything that takes time or calls out (reading, compiling, the archive)
 * runs afterwards in one worker thread, one bundle after the other, without the lock; its outcome is taken over only
 * if the bundle has taken no further step meanwhile.
 */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final ShelfBook book;
    private final Examiner examiner;
    private final ServiceRecord record;
    private final Releasing releasing;
    private final Worker worker;
    private final Executor later;
    private final Clock clock;
    private final Supplier<LocalDate> today;
    private final AtomicBoolean newsPending = new AtomicBoolean();
    private final Set<Long> retries = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param later runs after a while, to try again */
    Arrivals(
            ShelfBook book,
            Examiner examiner,
            ServiceRecord record,
            Releasing releasing,
            Worker worker,
            Executor later,
            Clock clock,
            Supplier<LocalDate> today) {
        this.book = book;
        this.examiner = examiner;
        this.record = record;
        this.releasing = releasing;
        this.worker = worker;
        this.later = later;
        this.clock = clock;
        this.today = today;
    }

    /** What is still to be examined is left alone. */
    void close() {
        closed = true;
    }

    /** What happened to a bundle: noted at once, examined afterwards. */
    void step(BundleRef bundle, DocumentSource source, Shelf.Standing standing) {
        book.step(bundle, source, standing)
                .ifPresent(shelf -> worker.submit(() -> examine(bundle.id(), shelf.stamp())));
    }

    /** The bundle was uninstalled, or brings no criteria any more: what it served is out of force at once. */
    void removed(BundleRef bundle) {
        book.remove(bundle).ifPresent(shelf -> {
            shelf.served().ifPresent(set -> LOG.info("Criteria {} went with bundle {}", set, bundle));
            worker.submit(() -> releasing.retired(shelf));
        });
    }

    /** Facts or functions came or went: the sets that were not accepted are examined again, once for all the news. */
    void examineUnsettled() {
        if (newsPending.compareAndSet(false, true)) {
            worker.submit(() -> {
                newsPending.set(false);
                book.now().all().stream()
                        .filter(Shelf::unsettled)
                        .forEach(shelf -> examine(shelf.bundle().id(), shelf.stamp()));
            });
        }
    }

    /** Who may bring what has changed: everything is judged anew. */
    void examineAll() {
        worker.submit(() -> book.now().all().stream()
                .filter(shelf -> shelf.standing() == Shelf.Standing.STARTED || shelf.unsettled())
                .forEach(shelf -> examine(shelf.bundle().id(), shelf.stamp())));
    }

    /** Something came into force or went out of it: the sets that extend it, or wait for a set, are examined again. */
    void basesChanged(Set<String> sets) {
        worker.submit(() -> book.now().all().stream()
                .filter(shelf -> shelf.unsettled()
                        || sets.stream().anyMatch(shelf::standsOn)
                        // Where a baseline came, whoever binds none of its terms has to hear of it.
                        || (shelf.standsAlone() && book.now().all().stream().anyMatch(of -> of.isBaseline(sets))))
                .forEach(shelf -> examine(shelf.bundle().id(), shelf.stamp())));
    }

    private void examine(long bundle, long stamp) {
        Shelf shelf = book.unmoved(bundle, stamp).orElse(null);
        if (shelf == null || closed) {
            return;
        }
        try {
            switch (shelf.standing()) {
                case STARTED -> examineStarted(shelf);
                case AWAY -> {
                    if (shelf.served().isEmpty() || !shelf.whole()) {
                        Shelf.Restored restored = record.restore(shelf, Optional.empty());
                        book.commit(shelf, s -> s.with(s.present(), restored));
                        releasing.due(today.get());
                    }
                }
                case STOPPED -> {
                    releasing.retired(shelf);
                    if (shelf.present().isEmpty() && shelf.served().isEmpty()) {
                        // Read for its name: nothing of a stopped bundle is accepted.
                        Attempt read =
                                examiner.examine(shelf.bundle(), shelf.source(), Optional.empty(), clock.instant());
                        book.commit(shelf, s -> s.with(Optional.of(read.withoutPlan()), Shelf.Restored.NOTHING));
                    }
                }
                case REMOVED -> {}
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failed(shelf, e);
        }
    }

    private void examineStarted(Shelf shelf) {
        Attempt attempt = examiner.examine(shelf.bundle(), shelf.source(), shelf.present(), clock.instant());
        if (shelf.current()
                && shelf.whole()
                && attempt.plan()
                        .map(Plan::digest)
                        .equals(shelf.served().map(set -> set.plan().digest()))
                && Objects.equals(
                        attempt.signer(), shelf.served().map(Accepted::signer).orElse(null))) {
            return;
        }
        if (attempt.plan().isPresent()) {
            accept(shelf, attempt, attempt.plan().get());
        } else {
            boolean known = shelf.served().isPresent() && shelf.whole();
            note(shelf, attempt, known ? shelf.restored() : record.restore(shelf, Optional.empty()));
        }
    }

    private void accept(Shelf shelf, Attempt attempt, Plan plan) {
        // Archived first: nothing is evaluated by criteria that could not be shown later.
        Accepted accepted = record.keep(shelf, attempt, plan);
        Shelf.Restored restored = record.restore(shelf, Optional.of(accepted));
        if (book.commit(shelf, s -> s.with(Optional.of(attempt), restored))) {
            LOG.info("Criteria {} of bundle {} are accepted for {}", accepted, shelf.bundle(), accepted.key());
            if (plan.document().lineage().baseline()) {
                // Before anybody approves it: who binds none of its terms has to hear of it.
                basesChanged(Set.of(accepted.content().id()));
            }
            releasing.arrived(accepted, today.get());
            releasing.due(today.get());
            book.now()
                    .rivals(accepted)
                    .forEach(rival -> LOG.warn(
                            "Criteria {} and {} both claim {}: the higher version wins, then the first id",
                            accepted,
                            rival,
                            accepted.key()));
            basesChanged(Set.of(accepted.content().id()));
        }
    }

    private void note(Shelf shelf, Attempt attempt, Shelf.Restored restored) {
        Optional<Attempt> before = shelf.present().filter(attempt::isSameOutcome);
        boolean taken = book.commit(shelf, s -> s.with(before.or(() -> Optional.of(attempt)), restored));
        if (taken && before.isEmpty()) {
            String what = attempt.waits() ? "wait" : "are refused";
            releasing.due(today.get());
            String stays = restored.served()
                    .filter(Accepted::active)
                    .map(set -> "; " + set + " stays in force")
                    .orElse("");
            String problems = attempt.problems().stream()
                    .map(p -> System.lineSeparator() + "  " + p.in(Language.EN))
                    .collect(Collectors.joining());
            String line = "The criteria of bundle " + shelf.bundle() + " " + what + stays + ":" + problems;
            if (attempt.waits()) {
                // At every start some wait for a moment, for what is still to come.
                LOG.info(line);
            } else {
                LOG.warn(line);
            }
        }
    }

    /** The archive is away, or something of ours broke: what served serves on, and it is tried again. */
    private void failed(Shelf shelf, Throwable failure) {
        LOG.debug("Examining the criteria of bundle {} failed", shelf.bundle(), failure);
        Problem problem = new Problem(
                shelf.source().file(),
                0,
                0,
                "",
                RegistryMessages.M.message("criteria.check.failed", String.valueOf(failure.getMessage())));
        note(shelf, Attempt.unread(problem, true, clock.instant()), shelf.restored());
        if (retries.add(shelf.stamp())) {
            later.execute(Trail.carried(() -> {
                retries.remove(shelf.stamp());
                worker.submit(() -> examine(shelf.bundle().id(), shelf.stamp()));
            }));
        }
    }
}
