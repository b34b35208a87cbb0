// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.CriteriaStep.Kind;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.StepArchive;

/**
 * Takes sets into force and out of it, step by step. A step is written before it has an effect, so that after a power
 * cut the archive is never behind. Used by the registry's worker only.
 */
final class Releasing {
    private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);

    private final ReleasePolicy policy;
    private final StepArchive steps;
    private final ServiceRecord record;
    private final ShelfBook book;
    private final Clock clock;
    private final Consumer<Set<String>> onSteps;

    /** @param onSteps is told the sets for which steps were taken */
    Releasing(
            ReleasePolicy policy,
            StepArchive steps,
            ServiceRecord record,
            ShelfBook book,
            Clock clock,
            Consumer<Set<String>> onSteps) {
        this.policy = policy;
        this.steps = steps;
        this.record = record;
        this.book = book;
        this.clock = clock;
        this.onSteps = onSteps;
    }

    /**
     * A bundle brought it, and it was accepted. Where nobody has to approve, a bundle that goes back to a lower
     * version takes the higher one out of force; otherwise that is a rollback, which a person decides.
     */
    void arrived(Accepted set) {
        if (policy.secondPerson()) {
            return;
        }
        if (set.release().stage() == Release.Stage.CHECKED) {
            activate(set, set.broughtBy(), "", null);
        } else if (set.active()) {
            write(replaced(set));
        }
    }

    /** What was approved for today or a day before comes into force, in the order of the days. */
    void due(LocalDate today) {
        List<Accepted> due = book.now().all().stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(Shelf::accepted)
                .filter(a -> a.release().isDue(today))
                .sorted(Comparator.comparing(
                                (Accepted a) -> approval(a).day(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(a -> approval(a).at()))
                .toList();
        for (Accepted set : due) {
            CriteriaStep approval = approval(set);
            activate(set, approval.by(), approval.reason(), approval.day());
        }
    }

    private static CriteriaStep approval(Accepted set) {
        return set.release().last().orElseThrow();
    }

    private void activate(Accepted set, String by, String reason, LocalDate day) {
        List<CriteriaStep> out = new ArrayList<>();
        out.add(step(set.content(), Kind.ACTIVATED, by, reason, day));
        out.addAll(replaced(set));
        write(out);
        LOG.info("Criteria {} are in force for {}", set, set.key());
    }

    /**
     * What the same bundle brought before ends: another set, another content of this version, a higher version.
     * Lower versions serve on for days on which the new one is not in force.
     */
    private List<CriteriaStep> replaced(Accepted set) {
        Shelf shelf = book.now().of(set.bundle()).orElseThrow();
        if (shelf.served().filter(set::isContentOf).isEmpty()) {
            return List.of();
        }
        return shelf.others().stream()
                .filter(Accepted::active)
                .filter(old -> !old.content().id().equals(set.content().id())
                        || Describing.version(old.content().version())
                                        .compareTo(
                                                Describing.version(set.content().version()))
                                >= 0)
                .filter(old -> !isBroughtByOthers(old, shelf))
                .map(old -> step(old.content(), Kind.REPLACED, set.toString(), "", null))
                .toList();
    }

    /** The bundle was stopped or removed: what it brought does not come back by itself. */
    void retired(Shelf shelf) {
        List<ArchivedCriteria> ended = new ArrayList<>(shelf.accepted()
                .filter(a -> a.release().lasts() && !isBroughtByOthers(a, shelf))
                .map(Accepted::content)
                .toList());
        boolean isLastOfItsName = book.now().all().stream()
                .noneMatch(s -> s.standing() != Shelf.Standing.REMOVED
                        && s.bundle().name().equals(shelf.bundle().name()));
        if (isLastOfItsName) {
            record.lasting(shelf.bundle().name()).stream()
                    .map(ServiceRecord.Kept::content)
                    .filter(content -> ended.stream().noneMatch(content::isContentOf))
                    .forEach(ended::add);
        }
        Instant at = clock.instant();
        write(ended.stream()
                .map(content -> ServiceRecord.step(content, Kind.RETIRED, shelf.bundle(), at))
                .toList());
    }

    private boolean isBroughtByOthers(Accepted set, Shelf shelf) {
        return book.now().all().stream()
                .filter(s -> s.bundle().id() != shelf.bundle().id() && !s.retired())
                .anyMatch(s -> s.served().filter(set::isContentOf).isPresent());
    }

    /** Writes the steps, and only then lets them have their effect. */
    void write(List<CriteriaStep> taken) {
        if (taken.isEmpty()) {
            return;
        }
        steps.add(taken);
        Map<String, List<CriteriaStep>> bySet = new HashMap<>();
        taken.forEach(s -> bySet.computeIfAbsent(s.set(), steps::steps));
        book.refold(a -> Optional.ofNullable(bySet.get(a.content().id()))
                .map(all -> a.with(Release.of(a.content(), all)))
                .orElse(a));
        onSteps.accept(bySet.keySet());
    }

    CriteriaStep step(ArchivedCriteria content, Kind kind, String by, String reason, LocalDate day) {
        return new CriteriaStep(
                content.id(), content.version(), content.digest(), kind, clock.instant(), by, reason, day);
    }
}
