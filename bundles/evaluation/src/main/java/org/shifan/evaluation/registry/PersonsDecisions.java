// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.DateRange;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.CriteriaStep.Kind;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.registry.Release.Stage;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** The steps that persons decide. Used by the registry's worker only. */
public final class PersonsDecisions {
    private static final Set<Stage> BEFORE_FORCE =
            Set.of(Stage.CHECKED, Stage.SUBMITTED, Stage.APPROVED, Stage.HALTED, Stage.WITHDRAWN);
    private static final Set<Stage> SUBMITTABLE = Set.of(Stage.CHECKED, Stage.SUBMITTED, Stage.HALTED, Stage.WITHDRAWN);
    private static final Set<Stage> ON_ITS_WAY = Set.of(Stage.SUBMITTED, Stage.APPROVED, Stage.HALTED);

    private final ReleasePolicy policy;
    private final ServiceRecord record;
    private final ShelfBook book;
    private final Releasing releasing;
    private final Foresight foresight;
    private final ServedBases bases;
    private final MinimumOfNow minimum;
    private final Supplier<LocalDate> today;

    PersonsDecisions(
            ReleasePolicy policy,
            ServiceRecord record,
            ShelfBook book,
            Releasing releasing,
            Foresight foresight,
            ServedBases bases,
            MinimumOfNow minimum,
            Supplier<LocalDate> today) {
        this.policy = policy;
        this.record = record;
        this.book = book;
        this.releasing = releasing;
        this.foresight = foresight;
        this.bases = bases;
        this.minimum = minimum;
        this.today = today;
    }

    /** @param day from when it is to be in force; null for as soon as it is approved */
    public Accepted submit(String id, String version, LocalDate day, Person by) {
        Accepted set = find(id, version, SUBMITTABLE, true);
        requireAccepted(set);
        return take(set, Kind.SUBMITTED, day, by, "");
    }

    /**
     * @param shown what the approver was shown that the set does; empty for what it does now
     * @param today what is due by then comes into force at once
     */
    public Accepted approve(
            String id, String version, LocalDate day, Person by, Optional<Prediction> shown, LocalDate today) {
        Accepted set = find(id, version, BEFORE_FORCE, true);
        requireOnce(set, today);
        requireAccepted(set);
        Optional<CriteriaStep> submitted = set.release().submitted();
        if (policy.secondPerson() && submitted.isEmpty()) {
            throw new ShifanException(M.message("release.not-submitted", set));
        }
        Optional<String> same = policy.secondPerson() ? by.behind(submitted.orElseThrow()) : Optional.empty();
        if (same.isPresent()) {
            throw new ShifanException(M.message("release.same-person", set, same.get()));
        }
        bases.notYetInForce(set.plan().document()).ifPresent(base -> {
            throw new ShifanException(M.message("release.base", set, base.id(), base.version()));
        });
        LocalDate from = day != null ? day : submitted.map(CriteriaStep::day).orElse(null);
        boolean isLater = from != null && from.isAfter(today);
        String prediction = "";
        if (isLater) {
            prediction = foresight.keep(set, from, shown);
        } else {
            // In force within this very step of the worker: whatever differs is found before anything is written.
            shown.ifPresent(s -> foresight.require(set, s));
        }
        take(set, Kind.APPROVED, from, by, prediction);
        releasing.due(today);
        return again(set);
    }

    /** It was accepted once; what the door refuses now has not decided anything yet and is not put in force. */
    private void requireAccepted(Accepted set) {
        minimum.require(set);
        book.now()
                .of(set.bundle())
                .flatMap(shelf -> Shelves.refusal(shelf, set))
                .ifPresent(problem -> {
                    throw new ShifanException(M.message("release.refused", set, problem.message()));
                });
    }

    /** What was approved for its day is not given another by one more person alone. */
    private static void requireOnce(Accepted set, LocalDate today) {
        if (set.release().stage() == Stage.APPROVED) {
            CriteriaStep before = set.release().last().orElseThrow();
            LocalDate day = before.day() == null ? today : before.day();
            throw new ShifanException(M.message("release.approved", set, before.by(), day));
        }
    }

    /** What is on its way into force goes back to where nobody has submitted it. */
    public Accepted withdraw(String id, String version, Person by) {
        Accepted set = find(id, version, ON_ITS_WAY, false);
        LocalDate day = set.release().last().orElseThrow().day();
        return take(set, Kind.WITHDRAWN, day, by, "");
    }

    public Accepted shadow(String id, String version, Person by) {
        return take(find(id, version, BEFORE_FORCE, false), Kind.SHADOWED, null, by, "");
    }

    /** What a rollback changes. */
    public record RolledBack(Accepted from, Accepted to) {}

    /** Puts the version before in force again where this one is, if it holds to the national minimum of now. */
    public RolledBack rollback(String id, Person by) {
        Accepted from = find(id, null, Set.of(Stage.ACTIVE), false);
        Accepted to = before(from)
                .findFirst()
                .orElseThrow(() -> new ShifanException(M.message("release.rollback.none", from)));
        minimum.require(to);
        return back(from, to, by);
    }

    private RolledBack back(Accepted from, Accepted to, Person by) {
        CriteriaStep out = releasing.step(from.content(), Kind.ROLLED_BACK, by, null, "");
        if (to.active()) {
            releasing.write(List.of(out));
        } else {
            book.add(to);
            releasing.write(List.of(out, releasing.step(to.content(), Kind.ACTIVATED, by, null, "")));
        }
        return new RolledBack(again(from), again(to));
    }

    /**
     * What became of the sets that call a plug-in that was taken out.
     *
     * @param left of which no version before could serve; they stay in force, and what they call is an error
     */
    record TakenOut(List<RolledBack> changed, List<Accepted> left) {}

    /**
     * A plug-in was taken out: for each set in force that calls it the version before serves again, if there is one that
     * does not call it and holds to the national minimum.
     *
     * @param calls whether a set calls the plug-in
     */
    TakenOut takeOut(Predicate<Accepted> calls, Person by) {
        List<RolledBack> changed = new ArrayList<>();
        List<Accepted> left = new ArrayList<>();
        List<Accepted> broken =
                book.now().all().stream().flatMap(Shelf::serving).filter(calls).toList();
        for (Accepted from : broken) {
            before(from)
                    .filter(calls.negate())
                    .filter(minimum::isHeld)
                    // Of another day too: nobody looks whether anything is in force on it then.
                    .filter(to -> period(to).overlaps(period(from)))
                    .findFirst()
                    .ifPresentOrElse(to -> changed.add(back(from, to, by)), () -> left.add(from));
        }
        return new TakenOut(changed, left);
    }

    /** What can serve in the place of this one: what serves beside it comes first, then what served before, the last of it first. */
    private Stream<Accepted> before(Accepted from) {
        BundleRef bundle = book.now().of(from.bundle()).orElseThrow().bundle();
        Stream<Accepted> serving = book.now().all().stream()
                .flatMap(Shelf::serving)
                .filter(a -> a.content().id().equals(from.content().id()))
                .filter(a -> !a.content().digest().equals(from.content().digest()))
                .sorted(Accepted.BY_PRECEDENCE);
        Stream<Accepted> archived = record.before(from.content())
                .filter(kept -> kept.content().key().equals(from.key()))
                .flatMap(kept -> record.compile(kept, bundle).stream());
        return Stream.concat(serving, archived).filter(to -> servesFor(to, from));
    }

    /** Whether it is for the same subjects, and for today if the other one is: lest nothing be in force when that goes. */
    private boolean servesFor(Accepted to, Accepted from) {
        LocalDate day = today.get();
        return to.key().equals(from.key())
                && (period(to).contains(day) || !period(from).contains(day));
    }

    private static DateRange period(Accepted set) {
        return set.plan().document().inForce();
    }

    private Accepted take(Accepted set, Kind kind, LocalDate day, Person by, String prediction) {
        releasing.write(List.of(releasing.step(set.content(), kind, by, day, prediction)));
        return again(set);
    }

    /** The same as it stands now. */
    private Accepted again(Accepted set) {
        return set.with(record.release(set.content()));
    }

    /** @param rolledBack whether what was rolled back is meant too */
    private Accepted find(String id, String version, Set<Stage> stages, boolean rolledBack) {
        List<Accepted> known = book.now().all().stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(Shelf::accepted)
                .filter(a -> a.content().id().equals(id))
                .filter(a -> version == null || a.content().version().equals(version))
                .sorted(Accepted.BY_PRECEDENCE)
                .toList();
        if (known.isEmpty()) {
            throw new ShifanException(
                    version == null
                            ? M.message("release.set.unknown", id)
                            : M.message("release.version.unknown", id, version));
        }
        return known.stream()
                .filter(a -> stages.contains(a.release().stage())
                        || (rolledBack && a.release().endedBy(Kind.ROLLED_BACK)))
                .min(Comparator.comparing((Accepted a) -> a.release().stage() == Stage.ENDED))
                .orElseThrow(() -> new ShifanException(M.message(
                        "release.state",
                        known.get(0),
                        M.text("stage." + known.get(0).release().stage()))));
    }
}
