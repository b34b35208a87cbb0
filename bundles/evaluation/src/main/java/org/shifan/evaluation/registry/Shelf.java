// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the registry holds for one bundle.
 *
 * @param stamp changes with every step of the bundle, so that work begun before the step is known as late
 * @param since when it came into its standing
 * @param present what came of the document that it has now; empty until it was examined
 * @param served the set that was accepted of it last
 * @param others sets that were accepted of it before and still serve or will, the newest first
 * @param whole whether all that serves could be compiled; something it needs may still be to come
 */
record Shelf(
        BundleRef bundle,
        DocumentSource source,
        Standing standing,
        long stamp,
        Instant since,
        Optional<Attempt> present,
        Optional<Accepted> served,
        List<Accepted> others,
        boolean whole) {
    Shelf {
        others = List.copyOf(others);
    }

    /** Where the bundle stands. */
    enum Standing {
        /** It is started. */
        STARTED,
        /** It is not started for now: replaced, refreshed, not yet started, or unable to start. */
        AWAY,
        /** An administrator stopped it. */
        STOPPED,
        /** It was uninstalled, or its new content brings no criteria. */
        REMOVED
    }

    /** Everything that was accepted of it. */
    Stream<Accepted> accepted() {
        return Stream.concat(served.stream(), others.stream());
    }

    /** What of it may be used by a new evaluation. */
    Stream<Accepted> serving() {
        return retired() ? Stream.empty() : accepted().filter(Accepted::active);
    }

    boolean retired() {
        return standing == Standing.STOPPED || standing == Standing.REMOVED;
    }

    /** Whether the document that it has now is the one that was accepted. */
    boolean current() {
        return standing == Standing.STARTED
                && present.filter(p -> p.plan().isPresent()).isPresent();
    }

    /** Whether nobody has looked yet at what it was started with. */
    boolean unexamined() {
        return standing == Standing.STARTED && present.isEmpty();
    }

    /** Whether a fact or a function that comes could make a difference. */
    boolean unsettled() {
        return (!retired() && !whole)
                || (standing == Standing.STARTED && !current())
                || (standing == Standing.AWAY && served.isEmpty());
    }

    /** Whether its document, as it was found last, was made from this set. */
    boolean standsOn(String set) {
        return standing == Standing.STARTED
                && present.flatMap(Attempt::document)
                        .filter(d -> d.lineage().bases().stream()
                                .anyMatch(base -> base.id().equals(set)))
                        .isPresent();
    }

    /** Whether its document, as it was found last, was made from no other set. */
    boolean standsAlone() {
        return standing == Standing.STARTED
                && present.flatMap(Attempt::document)
                        .filter(d -> d.lineage().bases().isEmpty())
                        .isPresent();
    }

    /** Whether it is a baseline, and one of these sets. */
    boolean isBaseline(Set<String> sets) {
        return present.flatMap(Attempt::document)
                .filter(d -> d.lineage().baseline() && sets.contains(d.id()))
                .isPresent();
    }

    Shelf with(Optional<Attempt> attempt, Restored restored) {
        return new Shelf(
                bundle,
                source,
                standing,
                stamp,
                since,
                attempt,
                restored.served(),
                restored.others(),
                restored.whole());
    }

    /** What serves of it. */
    Restored restored() {
        return new Restored(served, others, whole);
    }

    /**
     * What serves for a bundle.
     *
     * @param served the newest
     */
    record Restored(Optional<Accepted> served, List<Accepted> others, boolean whole) {
        static final Restored NOTHING = new Restored(Optional.empty(), List.of(), true);

        /** The same under the releases of now; of the others those stay that last. */
        Restored refolded(UnaryOperator<Accepted> change) {
            return new Restored(
                    served.map(change),
                    others.stream().map(change).filter(a -> a.release().lasts()).toList(),
                    whole);
        }
    }
}
