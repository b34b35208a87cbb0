// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.release.CriteriaStep;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.Plan;

/**
 * What archive and steps know of a bundle's sets, so that a restart finds what was in force. Used by the registry's
 * worker only.
 */
final class ServiceRecord {
    private final CriteriaArchive archive;
    private final StepArchive steps;
    private final Examiner examiner;
    private final BundleKeeper bundles;
    private final Clock clock;

    ServiceRecord(CriteriaArchive archive, StepArchive steps, Examiner examiner, BundleKeeper bundles, Clock clock) {
        this.archive = archive;
        this.steps = steps;
        this.examiner = examiner;
        this.bundles = bundles;
        this.clock = clock;
    }

    /**
     * Archives what was found acceptable. What was in force when its bundle ended is so again, together with what went
     * with it; what only waited for its day then, was halted, or was replaced by another content, has to come into force
     * anew.
     */
    Accepted keep(Shelf shelf, Attempt attempt, Plan plan) {
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
                shelf.bundle().version().toString(),
                attempt.signer());
        archive.keep(content, attempt.at());
        Plan kept = bundles.keep(shelf.bundle().id(), plan);
        Release release = release(content);
        List<CriteriaStep> taken = new ArrayList<>();
        if (release.stage() == Release.Stage.ARRIVED || release.endedBy(CriteriaStep.Kind.REPLACED)) {
            taken.add(step(content, CriteriaStep.Kind.CHECKED, shelf.bundle(), attempt.at()));
        } else if (release.endedBy(CriteriaStep.Kind.RETIRED)) {
            Instant end = release.last().orElseThrow().at();
            if (!wasInForce(content)) {
                taken.add(step(content, CriteriaStep.Kind.CHECKED, shelf.bundle(), attempt.at()));
            }
            archive.ofBundle(content.bundleName()).stream()
                    .filter(c -> isRetiredAt(c, end) && wasInForce(c))
                    .forEach(c -> taken.add(step(c, CriteriaStep.Kind.ACTIVATED, shelf.bundle(), attempt.at())));
        }
        if (!taken.isEmpty()) {
            steps.add(taken);
        }
        return new Accepted(kept, content, shelf.bundle().id(), attempt.at(), attempt.signer(), release(content));
    }

    private boolean isRetiredAt(ArchivedCriteria content, Instant end) {
        Release release = release(content);
        return release.endedBy(CriteriaStep.Kind.RETIRED)
                && release.last().filter(s -> s.at().equals(end)).isPresent();
    }

    /** Whether it was in force before its bundle ended. */
    private boolean wasInForce(ArchivedCriteria content) {
        List<CriteriaStep> own = new ArrayList<>(steps.steps(content.id()).stream()
                .filter(step -> Release.isAbout(step, content))
                .toList());
        while (!own.isEmpty() && own.get(own.size() - 1).kind() == CriteriaStep.Kind.RETIRED) {
            own.remove(own.size() - 1);
        }
        return Release.of(content, own).active();
    }

    /**
     * What serves or will serve of all that bundles of this name ever brought.
     *
     * @param present what the bundle brings now, if that was accepted
     */
    Shelf.Restored restore(Shelf shelf, Optional<Accepted> present) {
        List<Accepted> out = new ArrayList<>();
        boolean whole = true;
        for (Kept kept : lasting(shelf.bundle().name())) {
            if (present.filter(p -> p.content().isContentOf(kept.content())).isPresent()) {
                continue;
            }
            Optional<Accepted> accepted = shelf.accepted()
                    .filter(a -> a.content().isContentOf(kept.content()))
                    .findFirst()
                    .map(a -> a.with(kept.release()))
                    .or(() -> compile(kept, shelf.bundle()));
            accepted.ifPresent(out::add);
            whole &= accepted.isPresent();
        }
        Optional<Accepted> served = present.or(() -> out.stream().findFirst());
        return new Shelf.Restored(served, present.isPresent() ? out : rest(out), whole);
    }

    private static List<Accepted> rest(List<Accepted> all) {
        return all.isEmpty() ? all : all.subList(1, all.size());
    }

    /** A content with its release. */
    record Kept(ArchivedCriteria content, Release release) {}

    /** What serves or will of all that bundles of this name ever brought; what was decided last comes first. */
    List<Kept> lasting(String bundleName) {
        Map<String, List<CriteriaStep>> bySet = new HashMap<>();
        List<Kept> out = new ArrayList<>();
        for (ArchivedCriteria content : archive.ofBundle(bundleName)) {
            Release release = Release.of(content, bySet.computeIfAbsent(content.id(), steps::steps));
            if (release.lasts()) {
                out.add(0, new Kept(content, release));
            }
        }
        out.sort(Comparator.comparing(
                (Kept k) -> k.release().last().orElseThrow().at(), Comparator.reverseOrder()));
        return out;
    }

    /** What the set had in force before, as it may be again: not what was rolled back. The last of it comes first. */
    Stream<Kept> before(ArchivedCriteria content) {
        List<CriteriaStep> all = steps.steps(content.id());
        return archive.contents(content.id()).stream()
                .filter(c -> !c.digest().equals(content.digest()))
                .map(c -> new Kept(c, Release.of(c, all)))
                .filter(k -> k.release().endedBy(CriteriaStep.Kind.REPLACED)
                        || k.release().endedBy(CriteriaStep.Kind.RETIRED))
                .sorted(Comparator.comparing(
                        (Kept k) -> k.release().last().orElseThrow().at(), Comparator.reverseOrder()));
    }

    /** Empty when something that it needs is not here, the Java of its own version included. */
    Optional<Accepted> compile(Kept kept, BundleRef bundle) {
        return examiner.compileAgain(kept.content(), bundle, clock.instant())
                .plan()
                .map(plan -> new Accepted(
                        bundles.keep(bundle.id(), plan),
                        kept.content(),
                        bundle.id(),
                        clock.instant(),
                        kept.content().signer(),
                        kept.release()));
    }

    Release release(ArchivedCriteria content) {
        return Release.of(content, steps.steps(content.id()));
    }

    static CriteriaStep step(ArchivedCriteria content, CriteriaStep.Kind kind, BundleRef by, Instant at) {
        return new CriteriaStep(content.id(), content.version(), content.digest(), kind, at, by.toString(), "", null);
    }
}
