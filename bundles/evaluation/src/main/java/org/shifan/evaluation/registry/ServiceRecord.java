// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.Plan;

/**
 * Keeps in the archive which content of which bundle serves, so that a restart finds what was in force. Used by the
 * registry's worker only.
 */
final class ServiceRecord {
    private final CriteriaArchive archive;
    private final Examiner examiner;
    private final ShelfBook book;
    private final Clock clock;

    ServiceRecord(CriteriaArchive archive, Examiner examiner, ShelfBook book, Clock clock) {
        this.archive = archive;
        this.examiner = examiner;
        this.book = book;
        this.clock = clock;
    }

    /** Archives what was found acceptable. */
    Accepted begins(Shelf shelf, Attempt attempt, Plan plan) {
        CriteriaDocument document = plan.document();
        ArchivedCriteria content = new ArchivedCriteria(
                document.id(),
                document.key(),
                document.version(),
                plan.digest(),
                shelf.bundle().snapshot(),
                shelf.source().file(),
                attempt.source(),
                new String(document.canonical(), StandardCharsets.UTF_8),
                shelf.bundle().name(),
                shelf.bundle().version().toString());
        archive.serves(content, attempt.at());
        return new Accepted(plan, content, shelf.bundle().id(), attempt.at());
    }

    /** What the shelf served before it was accepted anew serves no longer, unless it is the same. */
    void replaced(Shelf before, Accepted by) {
        before.served()
                .map(Accepted::content)
                .filter(old -> !old.isContentOf(by.content()) && !isServedByOthers(old, before))
                .ifPresent(old -> archive.served(old, by.since()));
    }

    /** What this bundle's name served last, for a bundle that has nothing acceptable: a restart changes nothing. */
    Optional<Accepted> last(Shelf shelf) {
        long bundle = shelf.bundle().id();
        return archive.serving(shelf.bundle().name())
                .flatMap(content -> examiner.compileAgain(content, bundle, clock.instant())
                        .plan()
                        .map(plan -> new Accepted(plan, content, bundle, clock.instant())));
    }

    /** The bundle is gone: what it served does not come back, and with the last of its name nothing of that name. */
    void ends(Shelf shelf) {
        Instant at = clock.instant();
        shelf.served()
                .map(Accepted::content)
                .filter(content -> !isServedByOthers(content, shelf))
                .ifPresent(content -> archive.served(content, at));
        String name = shelf.bundle().name();
        boolean isHere = book.now().all().stream()
                .anyMatch(s -> s.standing() != Shelf.Standing.REMOVED
                        && s.bundle().name().equals(name));
        Optional<ArchivedCriteria> rest = isHere ? Optional.empty() : archive.serving(name);
        while (rest.isPresent()) {
            archive.served(rest.get(), at);
            rest = archive.serving(name);
        }
    }

    private boolean isServedByOthers(ArchivedCriteria content, Shelf shelf) {
        return book.now().all().stream()
                .filter(s -> s.bundle().id() != shelf.bundle().id() && s.serves())
                .anyMatch(s -> s.served().orElseThrow().content().isContentOf(content));
    }
}
