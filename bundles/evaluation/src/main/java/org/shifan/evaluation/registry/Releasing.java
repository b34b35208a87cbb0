// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.CriteriaStep.Kind;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.StepArchive;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * Takes sets into force and out of it, step by step. A step is written before it has an effect, so that after a power
 * cut the archive is never behind. Used by the registry's worker only.
 */
final class Releasing {
    private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);

    /** Who takes a step that nobody decides. */
    private static final String SERVER = "Shifan";

    private final ReleasePolicy policy;
    private final StepArchive steps;
    private final ServiceRecord record;
    private final ShelfBook book;
    private final Foresight foresight;
    private final MinimumOfNow minimum;
    private final Clock clock;
    private final Consumer<Set<String>> onSteps;
    /** The last step that has had its effect here, whoever took it; -1 while nobody has looked. */
    private long known = -1;
    /** The sets for which a look at the steps found something, and of which nobody was told yet. */
    private final Set<String> untold = new HashSet<>();

    /** @param onSteps is told the sets for which steps were taken */
    Releasing(
            ReleasePolicy policy,
            StepArchive steps,
            ServiceRecord record,
            ShelfBook book,
            Foresight foresight,
            MinimumOfNow minimum,
            Clock clock,
            Consumer<Set<String>> onSteps) {
        this.policy = policy;
        this.steps = steps;
        this.record = record;
        this.book = book;
        this.foresight = foresight;
        this.minimum = minimum;
        this.clock = clock;
        this.onSteps = onSteps;
    }

    /**
     * A bundle brought it, and it was accepted. Where nobody has to approve, a bundle that goes back to a lower
     * version takes the higher one out of force; otherwise that is a rollback, which a person decides.
     */
    void arrived(Accepted set, LocalDate today) {
        if (policy.secondPerson()) {
            return;
        }
        if (!minimum.isHeld(set)) {
            // Its text would hold on the baseline of today; what was accepted once under its version does not.
            if (!set.active()) {
                LOG.warn("Criteria {} do not come into force: the national minimum of today asks more", set);
            }
            return;
        }
        if (set.release().stage() == Release.Stage.CHECKED) {
            activate(set, today);
        } else if (set.active()) {
            write(replaced(set));
        }
    }

    /** Steps that were taken on other nodes of the same database have their effect here; until all had it, it is tried again. */
    void refresh() {
        long last = steps.last();
        if (last == known) {
            return;
        }
        Map<String, List<CriteriaStep>> bySet = new HashMap<>();
        book.refold(a -> {
            Release now =
                    Release.of(a.content(), bySet.computeIfAbsent(a.content().id(), steps::steps));
            if (!now.equals(a.release())) {
                untold.add(a.content().id());
            }
            return a.with(now);
        });
        for (Shelf shelf : book.now().all()) {
            if (!shelf.retired()) {
                // What serves again elsewhere, such as after a rollback, may have been put away here.
                Shelf.Restored restored = record.restore(shelf, shelf.served());
                restored.others().stream()
                        .filter(other -> shelf.accepted().noneMatch(a -> a.isContentOf(other)))
                        .forEach(other -> untold.add(other.content().id()));
                book.commit(shelf, s -> s.with(s.present(), restored));
            }
        }
        if (!untold.isEmpty()) {
            onSteps.accept(Set.copyOf(untold));
            untold.clear();
        }
        known = last;
    }

    /**
     * What was approved for today or a day before comes into force, in the order of the days, unless it does something
     * else than was shown on the same facts, or the national minimum was raised above it since.
     */
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
            List<Message> lacks = minimum.lacks(set);
            if (!lacks.isEmpty()) {
                halt(set, approval, M.message("release.minimum.raised", lacks.get(0), lacks.size()));
                continue;
            }
            Foresight.Sight sight = foresight.look(set, approval);
            if (!sight.decided()) {
                continue;
            }
            if (sight.difference().isPresent() && policy.stops()) {
                halt(set, approval, sight.difference().get());
            } else {
                sight.difference()
                        .ifPresent(d -> LOG.warn("Criteria {} come into force although {}", set, d.in(Language.EN)));
                sight.since().ifPresent(d -> LOG.warn("Criteria {} come into force: {}", set, d.in(Language.EN)));
                String reason = sight.beside(approval.reason());
                if (write(approval, activation(set, approval, reason))) {
                    tell(set, today);
                }
            }
        }
    }

    private void halt(Accepted set, CriteriaStep approval, Message difference) {
        if (write(
                approval,
                List.of(step(set.content(), Kind.HALTED, SERVER, Foresight.both(difference), approval.day())))) {
            LOG.error("Criteria {} do not come into force: {}", set, difference.in(Language.EN));
        }
    }

    private List<CriteriaStep> activation(Accepted set, CriteriaStep approval, String reason) {
        List<CriteriaStep> out = new ArrayList<>();
        out.add(new CriteriaStep(
                approval.set(),
                approval.version(),
                approval.digest(),
                Kind.ACTIVATED,
                clock.instant(),
                approval.by(),
                reason,
                approval.day(),
                approval.loggedIn(),
                approval.onBehalfOf(),
                approval.prediction()));
        out.addAll(replaced(set));
        return out;
    }

    private static CriteriaStep approval(Accepted set) {
        return set.release().last().orElseThrow();
    }

    private void activate(Accepted set, LocalDate today) {
        List<CriteriaStep> out = new ArrayList<>();
        out.add(step(set.content(), Kind.ACTIVATED, set.broughtBy(), "", null));
        out.addAll(replaced(set));
        write(out);
        tell(set, today);
    }

    /** Says whether it serves today, or which goes before it. */
    private void tell(Accepted set, LocalDate today) {
        Optional<Accepted> winner = book.now().winner(set.key(), today);
        if (winner.filter(set::isContentOf).isPresent()) {
            LOG.info("Criteria {} are in force for {}", set, set.key());
        } else {
            String serves = winner.map(Accepted::toString).orElse("none");
            LOG.info("Criteria {} may be in force for {}; today {} is", set, set.key(), serves);
        }
    }

    /**
     * What the same bundle brought before ends: another set, another content of this version, a higher version, and
     * what was halted on its day. Lower versions serve on for days on which the new one is not in force.
     */
    private List<CriteriaStep> replaced(Accepted set) {
        Shelf shelf = book.now().of(set.bundle()).orElseThrow();
        if (shelf.served().filter(set::isContentOf).isEmpty()) {
            return List.of();
        }
        return shelf.others().stream()
                .filter(old -> old.release().stage() == Release.Stage.HALTED || (old.active() && ends(old, set)))
                .filter(old -> !isBroughtByOthers(old, shelf))
                .map(old -> step(old.content(), Kind.REPLACED, set.toString(), "", null))
                .toList();
    }

    private static boolean ends(Accepted old, Accepted set) {
        return !old.content().id().equals(set.content().id())
                || Describing.version(old.content().version())
                                .compareTo(Describing.version(set.content().version()))
                        >= 0;
    }

    /**
     * The bundle was stopped or removed: what it brought does not come back by itself. One that was refused brought nothing: what was in
     * force before it came is in force after it, while another bundle of its name is here.
     */
    void retired(Shelf shelf) {
        boolean isRefused =
                shelf.present().filter(attempt -> attempt.plan().isEmpty()).isPresent();
        boolean broughtNothing = isRefused
                && book.now().all().stream()
                        .anyMatch(s -> !s.retired()
                                && s.bundle().id() != shelf.bundle().id()
                                && s.bundle().name().equals(shelf.bundle().name()));
        // A bundle is stopped before it is removed: what ended then has ended.
        List<ArchivedCriteria> ended = new ArrayList<>(shelf.accepted()
                .filter(a -> !broughtNothing && record.release(a.content()).lasts() && !isBroughtByOthers(a, shelf))
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
        effect(taken);
    }

    /** The same for what follows an approval by itself, on one node; whether it was this one. */
    private boolean write(CriteriaStep approval, List<CriteriaStep> taken) {
        boolean here = steps.addAfter(approval, taken);
        effect(taken);
        return here;
    }

    private void effect(List<CriteriaStep> taken) {
        Map<String, List<CriteriaStep>> bySet = new HashMap<>();
        taken.forEach(s -> bySet.computeIfAbsent(s.set(), steps::steps));
        book.refold(a -> Optional.ofNullable(bySet.get(a.content().id()))
                .map(all -> a.with(Release.of(a.content(), all)))
                .orElse(a));
        onSteps.accept(bySet.keySet());
    }

    /** A step that a person takes. */
    CriteriaStep step(ArchivedCriteria content, Kind kind, Person by, LocalDate day, String prediction) {
        return new CriteriaStep(
                content.id(),
                content.version(),
                content.digest(),
                kind,
                clock.instant(),
                by.name(),
                by.reason(),
                day,
                by.actor().loggedIn(),
                by.actor().onBehalfOf(),
                prediction);
    }

    private CriteriaStep step(ArchivedCriteria content, Kind kind, String by, String reason, LocalDate day) {
        return new CriteriaStep(
                content.id(), content.version(), content.digest(), kind, clock.instant(), by, reason, day);
    }
}
