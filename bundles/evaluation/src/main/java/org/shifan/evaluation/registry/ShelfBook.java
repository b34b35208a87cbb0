// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Notes each step of a bundle, and takes over what was found about it unless the bundle has moved on meanwhile.
 *
 * <p>Its lock is held for these notes only; nobody is called under it. After each step a new snapshot is published.
 */
final class ShelfBook {
    private final Clock clock;
    private final Object lock = new Object();
    private final TreeMap<Long, Shelf> shelves = new TreeMap<>();
    private long stamps;
    private volatile Shelves now = Shelves.EMPTY;

    ShelfBook(Clock clock) {
        this.clock = clock;
    }

    /** What is known at this moment: one read of a volatile field. */
    Shelves now() {
        return now;
    }

    /** The shelf of the bundle, if the bundle has taken no step since the stamp. */
    Optional<Shelf> unmoved(long bundle, long stamp) {
        return now.of(bundle).filter(s -> s.stamp() == stamp);
    }

    /**
     * The bundle comes into a standing other than {@link Shelf.Standing#REMOVED}.
     *
     * @return the shelf to be examined; empty when nothing has changed
     */
    Optional<Shelf> step(BundleRef bundle, DocumentSource source, Shelf.Standing standing) {
        synchronized (lock) {
            Shelf before = shelves.get(bundle.id());
            if (before != null && before.standing() == standing && standing != Shelf.Standing.STARTED) {
                return Optional.empty();
            }
            // An administrator's stop ends the service of what was accepted; a new start earns it anew.
            boolean afresh = before == null || (before.retired() && standing != Shelf.Standing.STOPPED);
            boolean asBefore = before != null && standing != Shelf.Standing.STARTED;
            Shelf after = new Shelf(
                    bundle,
                    source,
                    standing,
                    ++stamps,
                    clock.instant(),
                    asBefore ? before.present() : Optional.empty(),
                    afresh ? Optional.empty() : before.served(),
                    afresh ? List.of() : before.others(),
                    afresh || before.whole());
            shelves.put(bundle.id(), after);
            publish();
            return Optional.of(after);
        }
    }

    /** The bundle goes for good; answers its shelf as it was. */
    Optional<Shelf> remove(BundleRef bundle) {
        synchronized (lock) {
            Shelf before = shelves.remove(bundle.id());
            if (before == null) {
                return Optional.empty();
            }
            shelves.put(
                    bundle.id(),
                    new Shelf(
                            before.bundle(),
                            before.source(),
                            Shelf.Standing.REMOVED,
                            ++stamps,
                            clock.instant(),
                            Optional.empty(),
                            before.served(),
                            before.others(),
                            true));
            publish();
            return Optional.of(before);
        }
    }

    /** Takes over what was found about the shelf as it was seen; false when its bundle has moved on. */
    boolean commit(Shelf seen, UnaryOperator<Shelf> change) {
        Shelf after = change.apply(seen);
        synchronized (lock) {
            Shelf is = shelves.get(seen.bundle().id());
            if (is == null || is.stamp() != seen.stamp()) {
                return false;
            }
            shelves.put(seen.bundle().id(), after);
            publish();
            return true;
        }
    }

    /** Changes what is known of everything accepted, wherever its bundle stands: all of it or, when the change fails, nothing. */
    void refold(UnaryOperator<Accepted> change) {
        synchronized (lock) {
            TreeMap<Long, Shelf> next = new TreeMap<>(shelves);
            next.replaceAll((id, s) -> s.with(s.present(), s.restored().refolded(change)));
            shelves.putAll(next);
            publish();
        }
    }

    /** Puts what serves again beside what the bundle brings. */
    void add(Accepted other) {
        synchronized (lock) {
            shelves.computeIfPresent(other.bundle(), (id, s) -> {
                List<Accepted> others = new ArrayList<>(s.others());
                others.add(0, other);
                return s.with(s.present(), new Shelf.Restored(s.served(), others, s.whole()));
            });
            publish();
        }
    }

    private void publish() {
        Shelves next = new Shelves(shelves.values());
        // What was removed and is shown no longer is forgotten.
        shelves.keySet().removeIf(id -> next.of(id).isEmpty());
        now = next;
    }
}
