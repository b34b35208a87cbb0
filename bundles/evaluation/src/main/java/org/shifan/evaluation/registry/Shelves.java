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
import java.util.function.Function;

import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Message;

import static org.shifan.evaluation.registry.RegistryMessages.M;

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
            shelf.serving().filter(a -> isItsOwn(a, shelf, shelves)).forEach(accepted -> {
                served.add(accepted.content().id());
                serving.computeIfAbsent(accepted.key(), k -> new ArrayList<>()).add(accepted);
            });
            shelf.served()
                    .filter(a -> !shelf.retired())
                    .ifPresent(a -> served.add(a.content().id()));
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

    /** What another bundle of the same name brings now is that one's, whatever becomes of it; one that is gone brings nothing. */
    private static boolean isItsOwn(Accepted accepted, Shelf shelf, Collection<Shelf> all) {
        return shelf.served().filter(accepted::isContentOf).isPresent()
                || all.stream()
                        .filter(s -> s.standing() != Shelf.Standing.REMOVED)
                        .noneMatch(s -> s.served().filter(accepted::isContentOf).isPresent());
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

    /** What is evaluated beside the set in force. */
    List<Accepted> shadows(CriteriaKey key) {
        return shelves.stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(Shelf::accepted)
                .filter(a -> a.key().equals(key) && a.release().shadows())
                .toList();
    }

    /**
     * Every set, by key and version.
     *
     * @param lacks what a set lacks of the national minimum of now
     */
    List<CriteriaSet> sets(LocalDate today, Function<Accepted, List<Message>> lacks) {
        List<CriteriaSet> out = new ArrayList<>();
        for (Shelf shelf : shelves) {
            shelf.served().ifPresent(accepted -> out.add(describe(shelf, accepted, today, lacks)));
            shelf.others().stream()
                    .filter(accepted -> isShown(shelf, accepted, today))
                    .forEach(accepted -> out.add(describe(shelf, accepted, today, lacks)));
            shelf.present()
                    .filter(attempt -> attempt.plan().isEmpty())
                    .ifPresent(attempt -> out.add(Describing.unserved(shelf, attempt)));
        }
        out.sort(BY_KEY_AND_VERSION);
        return out;
    }

    CriteriaSet describe(Shelf shelf, Accepted accepted, LocalDate today, Function<Accepted, List<Message>> lacks) {
        List<Message> notices = new ArrayList<>(notices(accepted));
        Release release = accepted.release();
        if (!shelf.retired()
                && (release.active() || release.isOnItsWay())
                && refusal(shelf, accepted).isEmpty()) {
            String key = release.active() ? "criteria.minimum.now" : "criteria.minimum.out";
            lacks.apply(accepted).forEach(lack -> notices.add(M.message(key, lack)));
        }
        return Describing.served(shelf, accepted, state(shelf, accepted, today), notices);
    }

    /** Why its own bundle is refused with it now; that has a row of its own. */
    static Optional<Problem> refusal(Shelf shelf, Accepted accepted) {
        return shelf.present()
                .filter(attempt -> attempt.plan().isEmpty() && !attempt.waits())
                .filter(attempt -> attempt.document()
                        .filter(document -> document.id()
                                        .equals(accepted.content().id())
                                && document.version().equals(accepted.content().version()))
                        .isPresent())
                .flatMap(attempt -> attempt.problems().stream().findFirst());
    }

    private List<Message> notices(Accepted accepted) {
        if (accepted.release().stage() == Release.Stage.HALTED) {
            return List.of(M.message(
                    "release.halted", accepted.release().last().orElseThrow().reason()));
        }
        if (accepted.release().stage() == Release.Stage.WITHDRAWN) {
            CriteriaStep end = accepted.release().last().orElseThrow();
            return List.of(M.message("release.withdrawn", end.by(), end.reason()));
        }
        return accepted.active()
                ? rivals(accepted).stream()
                        .map(other -> rivalry(accepted, other))
                        .toList()
                : List.of();
    }

    private static Message rivalry(Accepted accepted, Accepted other) {
        boolean wins = Accepted.BY_PRECEDENCE.compare(accepted, other) < 0;
        return M.message(wins ? "criteria.rival.wins" : "criteria.rival.loses", other, other.broughtBy());
    }

    /** Of what a bundle brought earlier: what would be in force today but for rivals, and what will be. */
    private static boolean isShown(Shelf shelf, Accepted other, LocalDate today) {
        return !shelf.retired() && (!other.active() || isFirst(shelf, other, today));
    }

    private static boolean isFirst(Shelf shelf, Accepted other, LocalDate today) {
        return shelf.serving()
                .filter(each -> each.key().equals(other.key()) && each.mayServe(today))
                .min(Accepted.BY_PRECEDENCE)
                .filter(other::isContentOf)
                .isPresent();
    }

    private boolean wins(Accepted accepted, LocalDate today) {
        return winner(accepted.key(), today)
                .filter(w -> w.bundle() == accepted.bundle() && w.isContentOf(accepted))
                .isPresent();
    }

    private CriteriaState state(Shelf shelf, Accepted accepted, LocalDate today) {
        if (shelf.retired()) {
            return CriteriaState.RETIRED;
        }
        Release release = accepted.release();
        return switch (release.stage()) {
            case ENDED -> CriteriaState.RETIRED;
            case ARRIVED, CHECKED, SUBMITTED, WITHDRAWN ->
                release.shadow() ? CriteriaState.SHADOW : CriteriaState.CHECKED;
            case HALTED -> CriteriaState.HALTED;
            case APPROVED -> release.shadow() ? CriteriaState.SHADOW : CriteriaState.STAGED;
            case ACTIVE -> {
                boolean brought =
                        shelf.served().filter(s -> s.isContentOf(accepted)).isPresent();
                if (brought && !shelf.current()) {
                    yield CriteriaState.HELD;
                }
                yield wins(accepted, today) ? CriteriaState.ACTIVE : CriteriaState.STAGED;
            }
        };
    }
}
