// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.archive.ChangeArchive;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;
import org.shifan.evaluation.plan.Statements;

import static org.shifan.evaluation.stale.StaleMessages.M;

/**
 * Compares the facts behind archived results with what the sources say today, of the same year and the same day. It asks
 * providers and looks into nobody's tables, so it finds what was corrected whatever way it was corrected.
 */
final class Comparer {
    private static final Logger LOG = LoggerFactory.getLogger(Comparer.class);
    /** So many results are compared with one question for each year. */
    private static final int AT_ONCE = 500;

    private final ResultArchive results;
    private final ChangeArchive changes;
    private final FactCatalogue catalogue;
    private final AssessmentArchive assessments;
    private final Causes causes;
    private final Clock clock;
    /** Touched by the watch's one thread only. */
    private final Set<Long> unreadable = new HashSet<>();

    Comparer(
            ResultArchive results,
            ChangeArchive changes,
            FactCatalogue catalogue,
            AssessmentArchive assessments,
            Causes causes,
            Clock clock) {
        this.results = results;
        this.changes = changes;
        this.catalogue = catalogue;
        this.assessments = assessments;
        this.causes = causes;
        this.clock = clock;
    }

    /** Whose facts are read together. */
    private record Group(Subject.Kind kind, int year, LocalDate asOf) {}

    /**
     * What came of comparing all results.
     *
     * @param found how many have something new
     * @param whole whether no provider that was there broke
     */
    record Round(int found, boolean whole) {
        Round plus(Round other) {
            return new Round(found + other.found, whole && other.whole);
        }
    }

    /** Compares all results. */
    Round all() {
        List<Long> numbers = results.numbers(new Replays.Selection(null, null, null));
        Round all = new Round(0, true);
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            Map<Group, Map<Long, FactSnapshot>> groups = new LinkedHashMap<>();
            Map<Population, Population> known = new HashMap<>();
            for (long number : numbers.subList(from, Math.min(from + AT_ONCE, numbers.size()))) {
                facts(number)
                        .map(snapshot -> shared(snapshot, known))
                        .ifPresent(snapshot -> groups.computeIfAbsent(
                                        new Group(snapshot.subject().kind(), snapshot.year(), snapshot.asOf()),
                                        g -> new LinkedHashMap<>())
                                .put(number, snapshot));
            }
            for (Map.Entry<Group, Map<Long, FactSnapshot>> group : groups.entrySet()) {
                all = all.plus(compare(group.getKey(), group.getValue()));
            }
        }
        return all;
    }

    /** What cannot be read is told once, and keeps nobody from comparing the others; replaying it says more. */
    private Optional<FactSnapshot> facts(long number) {
        try {
            return results.basis(number).map(basis -> CanonicalFacts.read(basis.facts(), basis.criteria()));
        } catch (IllegalArgumentException e) {
            if (unreadable.add(number)) {
                LOG.warn("The facts behind evaluation {} cannot be read and are not compared with today's", number, e);
            }
            return Optional.empty();
        }
    }

    /** Those that were ranked together hold one population together. */
    private static FactSnapshot shared(FactSnapshot snapshot, Map<Population, Population> known) {
        Map<PopulationNeed, Population> populations = new HashMap<>();
        snapshot.populations().forEach((need, each) -> populations.put(need, known.computeIfAbsent(each, p -> p)));
        return new FactSnapshot(
                snapshot.subject(),
                snapshot.year(),
                snapshot.asOf(),
                snapshot.values(),
                populations,
                snapshot.statements());
    }

    private Round compare(Group group, Map<Long, FactSnapshot> snapshots) {
        Map<Integer, Map<Subject, Map<FactId, FactValue>>> now = read(group, snapshots);
        PopulationComparer populations =
                new PopulationComparer(catalogue, group.year(), group.asOf(), snapshots.values());
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int found = 0;
        boolean whole = true;
        for (Map.Entry<Long, FactSnapshot> each : snapshots.entrySet()) {
            FactSnapshot then = each.getValue();
            List<ChangedFact> changed = new ArrayList<>();
            Unanswered unanswered = new Unanswered();
            new TreeMap<>(then.values())
                    .forEach((need, value) -> fact(
                                    need,
                                    then.year() - need.yearsBack(),
                                    value,
                                    now.get(need.yearsBack())
                                            .getOrDefault(then.subject(), Map.of())
                                            .get(need.fact()),
                                    at,
                                    unanswered)
                            .ifPresent(changed::add));
            changed.addAll(populations.changed(then, at, unanswered));
            said(then, at, changed);
            found += changes.note(each.getKey(), changed, unanswered, at) ? 1 : 0;
            whole &= !unanswered.broke();
        }
        return new Round(found, whole);
    }

    /** One question for each year, for all facts and all subjects. */
    private Map<Integer, Map<Subject, Map<FactId, FactValue>>> read(Group group, Map<Long, FactSnapshot> snapshots) {
        Map<Integer, TreeSet<FactId>> wanted = new TreeMap<>();
        TreeSet<Subject> subjects = new TreeSet<>();
        snapshots.values().forEach(snapshot -> {
            subjects.add(snapshot.subject());
            snapshot.values()
                    .keySet()
                    .forEach(need -> wanted.computeIfAbsent(need.yearsBack(), y -> new TreeSet<>())
                            .add(need.fact()));
        });
        Map<Integer, Map<Subject, Map<FactId, FactValue>>> out = new HashMap<>();
        wanted.forEach((back, facts) ->
                out.put(back, catalogue.read(facts, List.copyOf(subjects), group.year() - back, group.asOf())));
        return out;
    }

    private Optional<ChangedFact> fact(
            FactNeed need, int year, FactValue then, FactValue now, Instant at, Unanswered unanswered) {
        if (Unanswered.isNothing(then) || unanswered.note(need.fact().value(), year, now)) {
            return Optional.empty();
        }
        BigDecimal before = value(then);
        BigDecimal after = value(now);
        if (ChangedFact.isSame(before, after)) {
            return Optional.empty();
        }
        List<String> sources = sources(now);
        List<String> sourcesThen = sources(then);
        Text title = catalogue
                .definition(need.fact())
                .map(FactDefinition::title)
                .orElse(Text.same(need.fact().value()));
        return Optional.of(new ChangedFact(
                need.fact().value(),
                title,
                year,
                before,
                after,
                sourcesThen,
                sources,
                causes.of(sourcesThen, sources),
                at));
    }

    private static BigDecimal value(FactValue value) {
        return value instanceof FactValue.Known known ? known.value() : null;
    }

    static List<String> sources(FactValue value) {
        return value instanceof FactValue.Known known
                ? known.sources().stream().map(FactValue.Source::line).toList()
                : List.of();
    }

    /** Judgements and evidence that were replaced since, for a day up to that of the result. */
    private void said(FactSnapshot then, Instant at, List<ChangedFact> out) {
        if (!then.statements().judgements().isEmpty()) {
            List<Judgement> all = assessments.judgements(List.of(then.subject()), then.year());
            then.statements().judgements().values().stream()
                    .flatMap(List::stream)
                    .forEach(old -> all.stream()
                            .filter(entry -> entry.id() > old.id()
                                    && entry.criteria().equals(old.criteria())
                                    && entry.item().equals(old.item())
                                    && entry.decision()
                                            .by()
                                            .equals(old.decision().by())
                                    && !entry.decision().on().isAfter(then.asOf()))
                            .reduce((one, other) -> other)
                            .ifPresent(entry -> out.add(said(
                                    then,
                                    at,
                                    "judgement " + old.item(),
                                    M.message("stale.judgement", old.item()).text(),
                                    old.value() + " · " + old.decision().by() + " " + old.id(),
                                    entry.value() + " · " + entry.decision().by() + " " + entry.id(),
                                    entry.decision().reason()))));
        }
        if (!then.statements().evidence().isEmpty()) {
            List<Evidence> all = assessments.evidence(List.of(then.subject()));
            then.statements()
                    .evidence()
                    .values()
                    .forEach(old -> all.stream()
                            .filter(entry -> entry.name().equals(old.name())
                                    && !entry.decision().on().isAfter(then.asOf()))
                            .reduce((one, other) -> Statements.counting(one, other, then.asOf()))
                            .filter(entry -> entry.id() > old.id())
                            .ifPresent(entry -> out.add(said(
                                    then,
                                    at,
                                    "evidence " + old.name(),
                                    M.message("stale.evidence", old.name()).text(),
                                    old.decision().evidence() + " " + old.id(),
                                    entry.decision().evidence() + " " + entry.id(),
                                    entry.decision().reason()))));
        }
    }

    private static ChangedFact said(
            FactSnapshot then, Instant at, String what, Text title, String before, String after, String reason) {
        return new ChangedFact(
                what, title, then.year(), null, null, List.of(before), List.of(after), List.of(Text.same(reason)), at);
    }
}
