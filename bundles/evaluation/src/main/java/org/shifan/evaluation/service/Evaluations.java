// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.BureauEvaluation;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.RunningDecisions;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.registry.Accepted;
import org.shifan.evaluation.registry.InstalledCriteria;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Evaluates: one subject or many, the way is the same. Holds nothing between calls. */
@Component(service = {EvaluationService.class, Evaluations.class})
public final class Evaluations implements EvaluationService {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);

    /** By the total that counts, as places are given: a result that stands may have been overridden. */
    static final Comparator<Evaluation> BY_TOTAL = Comparator.comparing(
                    Evaluation::decidedTotal, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(e -> e.request().subject());

    private static final Metric COUNT = Metric.of("shifan_evaluations", "Subjects evaluated", "set", "verdict");
    private static final Metric TIME = Metric.of(
            "shifan_evaluation_seconds", "Time to read the facts of a batch and to score it, by its set", "set");

    /** A day is China's, wherever the server stands. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final InstalledCriteria criteria;
    private final BureauDirectory bureaus;
    private final ZoneRegistry zones;
    private final Candidates subjects;
    private final ResultArchive archive;
    private final Permissions permissions;
    private final Reading reading;
    private final Evaluator evaluator;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    /** There when this server is a node of a group. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile GroupDecisions group;

    @Activate
    public Evaluations(
            BundleContext context,
            @Reference InstalledCriteria criteria,
            @Reference SnapshotReader facts,
            @Reference BureauDirectory bureaus,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference ResultArchive archive,
            @Reference Permissions permissions) {
        this(
                context.getBundle().getVersion().toString(),
                criteria,
                facts,
                bureaus,
                zones,
                enterprises,
                archive,
                permissions,
                Clock.systemUTC());
    }

    Evaluations(
            String engine,
            InstalledCriteria criteria,
            SnapshotReader facts,
            BureauDirectory bureaus,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            ResultArchive archive,
            Permissions permissions,
            Clock clock) {
        this.criteria = criteria;
        this.bureaus = bureaus;
        this.zones = zones;
        this.subjects = new Candidates(zones, enterprises);
        this.archive = archive;
        this.permissions = permissions;
        this.reading = new Reading(permissions, zones, enterprises);
        this.evaluator = new Evaluator(facts, new Maker(engine, clock));
        this.clock = clock;
    }

    @Override
    public Evaluation evaluate(EvaluationRequest request) {
        refuseTheFuture(request.year(), request.asOf(), request.official());
        Candidate candidate = subjects.require(request.subject());
        if (request.official()) {
            mayDecide(Place.of(candidate.bureau()));
        } else {
            reading.require(Reading.DRAFT, candidate.subject(), candidate.bureau());
        }
        CriteriaKey key = Candidates.key(candidate.bureau(), request.subject().kind(), request.level());
        return evaluate(key, List.of(candidate), request, null).get(0);
    }

    @Override
    public List<Evaluation> evaluateZones(
            BureauCode bureau,
            Level level,
            int year,
            LocalDate asOf,
            boolean official,
            String by,
            EvaluationProgress progress) {
        RunningDecisions.Asked asked = asked(bureau, level, year, asOf, by);
        return guarded(asked, official, line -> zones(asked, official, progress, keeping(official, line)))
                .evaluations();
    }

    @Override
    public BureauEvaluation decideZonesOnce(
            BureauCode bureau, Level level, int year, LocalDate asOf, String by, EvaluationProgress progress) {
        RunningDecisions.Asked asked = asked(bureau, level, year, asOf, by);
        ResultArchive.Decided decided = guarded(asked, true, line -> zones(asked, true, progress, keepingOnce(line)));
        return new BureauEvaluation(decided.evaluations(), decided.stood());
    }

    private ResultArchive.Decided zones(
            RunningDecisions.Asked asked, boolean official, EvaluationProgress progress, Keep keep) {
        List<Candidate> candidates =
                zones.zones(asked.bureau()).stream().map(Candidate::of).toList();
        if (candidates.isEmpty()) {
            return new ResultArchive.Decided(List.of(), false);
        }
        CriteriaKey key = Candidates.key(asked.bureau(), Subject.Kind.ZONE, asked.level());
        Accepted set = criteria.require(key, asked.asOf());
        ResultArchive.Decided answer =
                decide(key, set, candidates, null, like(asked, candidates, official), progress, keep);
        return new ResultArchive.Decided(
                answer.evaluations().stream().sorted(BY_TOTAL).toList(), answer.stood());
    }

    @Override
    public CountryEvaluation evaluateCountry(
            Level level, int year, LocalDate asOf, boolean official, String by, EvaluationProgress progress) {
        RunningDecisions.Asked asked = asked(null, level, year, asOf, by);
        return guarded(asked, official, line -> country(asked, official, progress, keeping(official, line)));
    }

    @Override
    public CountryEvaluation decideCountryOnce(
            Level level, int year, LocalDate asOf, String by, EvaluationProgress progress) {
        RunningDecisions.Asked asked = asked(null, level, year, asOf, by);
        return guarded(asked, true, line -> country(asked, true, progress, keepingOnce(line)));
    }

    /** @param bureau null for the country */
    private static RunningDecisions.Asked asked(BureauCode bureau, Level level, int year, LocalDate asOf, String by) {
        return new RunningDecisions.Asked(bureau, level, year, asOf, by == null ? "" : by.strip());
    }

    /**
     * Makes a decision of another node that was lost, unless it was kept before.
     *
     * @param line under which this node makes it
     */
    ResultArchive.Decided finish(RunningDecisions.Asked lost, long line) {
        Keep keep = keepingOnce(OptionalLong.of(line));
        if (lost.bureau() != null) {
            return zones(lost, true, null, keep);
        }
        CountryEvaluation country = country(lost, true, null, keep);
        return new ResultArchive.Decided(country.evaluations(), country.stood());
    }

    /** What is official is made by another node of the group, should this one be lost; what is refused nobody makes. */
    private <T> T guarded(RunningDecisions.Asked asked, boolean official, Function<OptionalLong, T> decision) {
        refuseTheFuture(asked.year(), asked.asOf(), official);
        if (asked.bureau() != null) {
            bureaus.require(asked.bureau());
        }
        may(official, asked.bureau() == null ? Place.COUNTRY : Place.of(asked.bureau()));
        GroupDecisions here = group;
        return here == null || !official
                ? decision.apply(OptionalLong.empty())
                : here.made(asked, line -> decision.apply(OptionalLong.of(line)));
    }

    /** Keeps what was made, or not. */
    @FunctionalInterface
    private interface Keep extends Function<List<Evaluator.Done>, ResultArchive.Decided> {}

    private Keep keeping(boolean official, OptionalLong line) {
        return line.isPresent()
                ? done -> archive.keep(made(done), line.getAsLong(), false)
                : done -> new ResultArchive.Decided(kept(done, official), false);
    }

    private Keep keepingOnce(OptionalLong line) {
        return line.isPresent()
                ? done -> archive.keep(made(done), line.getAsLong(), true)
                : done -> archive.keepOnce(made(done));
    }

    private static EvaluationRequest like(RunningDecisions.Asked asked, List<Candidate> candidates, boolean official) {
        return new EvaluationRequest(
                candidates.get(0).subject(), asked.level(), asked.year(), asked.asOf(), official, asked.by());
    }

    private CountryEvaluation country(
            RunningDecisions.Asked asked, boolean official, EvaluationProgress progress, Keep keep) {
        // What one set evaluates is read at once: the whole country where the level is national.
        Map<CriteriaKey, List<Candidate>> byKey = zones.zones().stream()
                .map(Candidate::of)
                .sorted(Comparator.comparing(Candidate::bureau))
                .collect(Collectors.groupingBy(
                        candidate -> Candidates.key(candidate.bureau(), Subject.Kind.ZONE, asked.level()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<CriteriaKey, Accepted> sets = new HashMap<>();
        List<CountryEvaluation.Uncovered> uncovered = new ArrayList<>();
        byKey.forEach((key, candidates) -> {
            try {
                sets.put(key, criteria.require(key, asked.asOf()));
            } catch (ShifanException e) {
                uncovered.addAll(uncovered(candidates, e.message()));
            }
        });
        byKey.keySet().retainAll(sets.keySet());
        Stoppable country =
                new Stoppable(byKey.values().stream().mapToInt(List::size).sum(), progress);
        ResultArchive.Decided answer = country.run(() -> {
            List<Evaluator.Done> done = new ArrayList<>();
            byKey.forEach((key, candidates) -> {
                done.addAll(scored(sets.get(key), candidates, null, like(asked, candidates, official), country));
                country.next();
            });
            return keep.apply(done);
        });
        if (official && !answer.stood()) {
            byKey.forEach((key, candidates) -> shadow(key, candidates, like(asked, candidates, true)));
        }
        List<Evaluation> out = new ArrayList<>(answer.evaluations());
        out.sort(Comparator.comparing(Evaluation::bureau).thenComparing(BY_TOTAL));
        return new CountryEvaluation(out, uncovered, answer.stood());
    }

    private static List<CountryEvaluation.Uncovered> uncovered(List<Candidate> candidates, Message reason) {
        Map<BureauCode, Integer> zones = new TreeMap<>();
        candidates.forEach(candidate -> zones.merge(candidate.bureau(), 1, Integer::sum));
        List<CountryEvaluation.Uncovered> out = new ArrayList<>();
        zones.forEach((bureau, number) -> out.add(new CountryEvaluation.Uncovered(bureau, number, reason)));
        return out;
    }

    @Override
    public EvaluationSitting sitting(List<Subject> asked, Level level, int year, LocalDate asOf, String by) {
        refuseTheFuture(year, asOf, false);
        List<Candidate> candidates =
                asked.stream().distinct().map(subjects::require).toList();
        candidates.forEach(each -> reading.require(Reading.DRAFT, each.subject(), each.bureau()));
        EvaluationRequest like = new EvaluationRequest(candidates.get(0).subject(), level, year, asOf, false, by);
        List<CriteriaKey> keys = candidates.stream()
                .map(c -> Candidates.key(c.bureau(), c.subject().kind(), level))
                .distinct()
                .toList();
        if (keys.size() > 1) {
            throw new IllegalArgumentException("different criteria apply: " + keys);
        }
        Accepted set = criteria.require(keys.get(0), asOf);
        return new Sitting(set, candidates, like, evaluator, (taken, them, facts, request, progress) -> {
            refuseTheFuture(year, asOf, request.official());
            if (request.official()) {
                them.forEach(each -> mayDecide(Place.of(each.bureau())));
            }
            return decide(keys.get(0), taken, them, facts, request, progress);
        });
    }

    private void mayDecide(Place place) {
        permissions.require("evaluation.decide", place);
    }

    private void may(boolean official, Place place) {
        permissions.require(official ? "evaluation.decide" : Reading.DRAFT, place);
    }

    @Override
    public Optional<Evaluation> evaluation(long id) {
        return readable(archive.evaluation(id));
    }

    @Override
    public Optional<Evaluation> latest(Subject subject, Level level) {
        return readable(archive.latest(subject, level));
    }

    private Optional<Evaluation> readable(Optional<Evaluation> found) {
        found.ifPresent(each -> reading.require(Reading.KEPT, each.request().subject(), each.bureau()));
        return found;
    }

    @Override
    public List<Summary> history(Subject subject) {
        List<Summary> kept = archive.history(subject);
        if (!kept.isEmpty()) {
            reading.require(Reading.KEPT, subject);
        }
        return kept;
    }

    /**
     * The plan is taken once for all of them; facts are read in bulk; what is official is kept in one step, so that
     * a batch that ends early, by a failure or because the progress throws, leaves nothing behind.
     */
    private List<Evaluation> evaluate(
            CriteriaKey key, List<Candidate> candidates, EvaluationRequest like, EvaluationProgress progress) {
        Accepted set = criteria.require(key, like.asOf());
        return decide(key, set, candidates, null, like, progress);
    }

    /** @param facts null when they are to be read */
    private List<Evaluation> decide(
            CriteriaKey key,
            Accepted set,
            List<Candidate> candidates,
            Map<Subject, FactSnapshot> facts,
            EvaluationRequest like,
            EvaluationProgress progress) {
        Keep keep = keeping(like.official(), OptionalLong.empty());
        return decide(key, set, candidates, facts, like, progress, keep).evaluations();
    }

    private ResultArchive.Decided decide(
            CriteriaKey key,
            Accepted set,
            List<Candidate> candidates,
            Map<Subject, FactSnapshot> facts,
            EvaluationRequest like,
            EvaluationProgress progress,
            Keep keep) {
        Stoppable batch = new Stoppable(candidates.size(), progress);
        ResultArchive.Decided answer = batch.run(() -> keep.apply(scored(set, candidates, facts, like, batch)));
        if (like.official() && !answer.stood()) {
            shadow(key, candidates, like);
        }
        return answer;
    }

    /** @param facts null when they are to be read */
    private List<Evaluator.Done> scored(
            Accepted set,
            List<Candidate> candidates,
            Map<Subject, FactSnapshot> facts,
            EvaluationRequest like,
            EvaluationProgress progress) {
        long begun = System.nanoTime();
        List<Evaluator.Done> done = evaluator.evaluate(
                set, candidates, facts == null ? evaluator.read(set.plan(), candidates, like) : facts, like, progress);
        Metrics count = Metrics.orNone(metrics);
        String id = set.plan().document().id();
        count.time(TIME, Duration.ofNanos(System.nanoTime() - begun), id);
        done.forEach(one -> count.count(COUNT, 1, id, one.evaluation().verdict().name()));
        return done;
    }

    private List<Evaluation> kept(List<Evaluator.Done> done, boolean official) {
        return official
                ? archive.keep(made(done))
                : done.stream().map(Evaluator.Done::evaluation).toList();
    }

    private static List<ResultArchive.Made> made(List<Evaluator.Done> done) {
        return done.stream().map(Evaluator.Done::made).toList();
    }

    /** What is decided is evaluated by the sets in shadow too; a failure there is theirs alone. */
    private void shadow(CriteriaKey key, List<Candidate> candidates, EvaluationRequest decided) {
        EvaluationRequest like = new EvaluationRequest(
                decided.subject(), decided.level(), decided.year(), decided.asOf(), false, decided.by());
        for (Accepted shadow : criteria.shadows(key)) {
            try {
                archive.keepShadows(made(evaluator.evaluate(shadow, candidates, like, null)));
            } catch (RuntimeException e) {
                LOG.error("Evaluating by {} in shadow failed", shadow, e);
            }
        }
    }

    private void refuseTheFuture(int year, LocalDate asOf, boolean official) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        if (year > today.getYear()) {
            throw new ShifanException(M.message("evaluation.year.future", year, today));
        }
        if (official && asOf.isAfter(today)) {
            throw new ShifanException(M.message("evaluation.day.future", asOf, today));
        }
    }
}
