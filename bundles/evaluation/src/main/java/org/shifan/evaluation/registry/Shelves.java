// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;

/** All shelves at one moment, immutable; who serves a key is worked out once, when it is made. */
final class Shelves {
    static final Shelves EMPTY = new Shelves(List.of());

    private static final Comparator<CriteriaSet> BY_KEY_AND_VERSION = Comparator.comparing(
                    (CriteriaSet s) -> s.key() == null ? "~" : s.key().toString())
            .thenComparing(CriteriaSet::id)
            .thenComparing(s -> Describing.version(s.version()))
            .thenComparing(CriteriaSet::state)
            .thenComparing(CriteriaSet::bundle);

    private final List<Shelf> shelves;
    private final Map<CriteriaKey, List<Accepted>> serving = new HashMap<>();

    /** @param shelves in the order of the bundles' numbers */
    Shelves(Collection<Shelf> shelves) {
        Set<String> served = new HashSet<>();
        for (Shelf shelf : shelves) {
            if (shelf.serves()) {
                Accepted accepted = shelf.served().orElseThrow();
                served.add(accepted.content().id());
                serving.computeIfAbsent(accepted.key(), k -> new ArrayList<>()).add(accepted);
            }
        }
        serving.replaceAll(
                (key, sets) -> sets.stream().sorted(Accepted.BY_PRECEDENCE).toList());
        // What was removed is shown until its set is here again.
        this.shelves = shelves.stream()
                .filter(s -> s.standing() != Shelf.Standing.REMOVED
                        || s.served()
                                .filter(a -> !served.contains(a.content().id()))
                                .isPresent())
                .toList();
    }

    List<Shelf> all() {
        return shelves;
    }

    Optional<Shelf> of(long bundle) {
        return shelves.stream().filter(s -> s.bundle().id() == bundle).findFirst();
    }

    /** The set in force for the key on that day. */
    Optional<Accepted> winner(CriteriaKey key, LocalDate on) {
        for (Accepted accepted : serving.getOrDefault(key, List.of())) {
            if (accepted.mayServe(on)) {
                return Optional.of(accepted);
            }
        }
        return Optional.empty();
    }

    /** Sets of another name that claim the same key in a part of the same period. */
    List<Accepted> rivals(Accepted accepted) {
        return serving.getOrDefault(accepted.key(), List.of()).stream()
                .filter(other -> !other.content().id().equals(accepted.content().id()))
                .filter(other -> other.plan()
                        .document()
                        .inForce()
                        .overlaps(accepted.plan().document().inForce()))
                .toList();
    }

    /** Every set, by key and version. */
    List<CriteriaSet> sets(LocalDate today) {
        List<CriteriaSet> out = new ArrayList<>();
        for (Shelf shelf : shelves) {
            shelf.served().ifPresent(accepted -> out.add(describe(shelf, accepted, today)));
            shelf.present()
                    .filter(attempt -> attempt.plan().isEmpty())
                    .ifPresent(attempt -> out.add(Describing.unserved(shelf, attempt)));
        }
        out.sort(BY_KEY_AND_VERSION);
        return out;
    }

    CriteriaSet describe(Shelf shelf, Accepted accepted, LocalDate today) {
        return Describing.served(shelf, accepted, state(shelf, today));
    }

    private CriteriaState state(Shelf shelf, LocalDate today) {
        if (shelf.retired()) {
            return CriteriaState.RETIRED;
        }
        if (!shelf.current()) {
            return CriteriaState.HELD;
        }
        Accepted accepted = shelf.served().orElseThrow();
        boolean wins = winner(accepted.key(), today)
                .filter(w -> w.bundle() == accepted.bundle())
                .isPresent();
        return wins ? CriteriaState.ACTIVE : CriteriaState.STAGED;
    }
}
