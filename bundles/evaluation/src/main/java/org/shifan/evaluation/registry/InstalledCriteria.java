// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.trail.Trail;

/**
 * The criteria sets of the bundles that are here, and which of them is in force. {@link Arrivals} examines what comes, and
 * publishes an immutable {@link Shelves} after each step in one volatile field. An evaluation reads that field once and works
 * on the plan it finds there to its end; a plan is immutable and holds all it needs, so nothing that comes, goes or changes
 * afterwards reaches it.
 */
@Component(service = {CriteriaRegistry.class, InstalledCriteria.class})
public final class InstalledCriteria implements CriteriaRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledCriteria.class);
    private static final long RETRY_SECONDS = 10;
    private static final long DUE_SECONDS = 10;
    /** A set comes into force on a day of China, wherever the server stands. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final BureauDirectory bureaus;
    private final FactRegistry facts;
    private final ScoringFunctionRegistry functions;
    private final Examiner examiner;
    private final ServedBases bases;
    private final MinimumOfNow minimum;
    private final Worker worker;
    private final Executor ticks;
    private final Clock clock;
    private final ShelfBook book;
    private final Gate gate;
    private final PlugIns plugIns;
    private final Releasing releasing;
    private final PersonsDecisions decisions;
    private final Arrivals arrivals;
    private final Runnable onNews;
    private final Runnable onGuards;
    private final Consumer<PlugIns.Out> onOut = this::takeOut;
    private volatile boolean closed;

    @Activate
    public InstalledCriteria(
            @Reference BureauDirectory bureaus,
            @Reference FactRegistry facts,
            @Reference ScoringFunctionRegistry functions,
            @Reference CriteriaArchive archive,
            @Reference StepArchive steps,
            @Reference ContentArchive contents,
            @Reference ReleasePolicy policy,
            @Reference Gate gate,
            @Reference Predictor predictor,
            @Reference PlugIns plugIns) {
        this(
                bureaus,
                facts,
                functions,
                archive,
                steps,
                contents,
                policy,
                gate,
                predictor,
                plugIns,
                Executors.newSingleThreadExecutor(task -> new Thread(task, "shifan-criteria")),
                CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS),
                CompletableFuture.delayedExecutor(DUE_SECONDS, TimeUnit.SECONDS),
                Clock.systemUTC());
    }

    /**
     * @param worker runs what takes time, one task after the other
     * @param later runs after a while, to try again
     * @param ticks runs after a while, to see whether an approved set is due
     */
    InstalledCriteria(
            BureauDirectory bureaus,
            FactRegistry facts,
            ScoringFunctionRegistry functions,
            CriteriaArchive archive,
            StepArchive steps,
            ContentArchive contents,
            ReleasePolicy policy,
            Gate gate,
            Predictor predictor,
            PlugIns plugIns,
            Executor worker,
            Executor later,
            Executor ticks,
            Clock clock) {
        this.bureaus = bureaus;
        this.facts = facts;
        this.functions = functions;
        this.book = new ShelfBook(clock);
        this.bases = new ServedBases(book::now, functions);
        this.examiner = new Examiner(bureaus, facts, functions, archive, bases, gate, plugIns, policy);
        this.worker = new Worker(worker);
        this.ticks = ticks;
        this.clock = clock;
        this.gate = gate;
        this.plugIns = plugIns;
        ServiceRecord record =
                new ServiceRecord(archive, steps, examiner, new BundleKeeper(contents, book::now), clock);
        Foresight foresight = new Foresight(predictor, steps, clock);
        this.minimum = new MinimumOfNow(bases, policy, this::today);
        this.releasing = new Releasing(policy, steps, record, book, foresight, minimum, clock, this::basesChanged);
        this.decisions = new PersonsDecisions(policy, record, book, releasing, foresight, bases, minimum, this::today);
        this.arrivals = new Arrivals(book, examiner, record, releasing, this.worker, later, clock, this::today);
        this.onNews = arrivals::examineUnsettled;
        this.onGuards = arrivals::examineAll;
        facts.listen(onNews);
        functions.listen(onNews);
        gate.listen(onGuards);
        plugIns.listen(onOut);
        ticks.execute(this::tick);
    }

    @Deactivate
    void close() throws InterruptedException {
        closed = true;
        arrivals.close();
        facts.forget(onNews);
        functions.forget(onNews);
        gate.forget(onGuards);
        plugIns.forget(onOut);
        worker.close();
    }

    /** A day may have begun on which an approved set is to be in force; a key may have been revoked. */
    private void tick() {
        if (!closed) {
            Trail.own(() -> {
                worker.submit(() -> {
                    releasing.refresh();
                    releasing.due(today());
                });
                gate.look();
            });
            ticks.execute(this::tick);
        }
    }

    /** The bundle is started with this document: it is examined, and what it served before serves until then. */
    void started(BundleRef bundle, DocumentSource source) {
        arrivals.step(bundle, source, Shelf.Standing.STARTED);
    }

    /** The bundle is not started for now; what it served serves on. */
    void away(BundleRef bundle, DocumentSource source) {
        arrivals.step(bundle, source, Shelf.Standing.AWAY);
    }

    /** An administrator stopped the bundle: what it served is out of force when this returns. */
    void stopped(BundleRef bundle, DocumentSource source) {
        arrivals.step(bundle, source, Shelf.Standing.STOPPED);
    }

    /** The bundle was uninstalled, or brings no criteria any more: what it served is out of force at once. */
    void removed(BundleRef bundle) {
        arrivals.removed(bundle);
    }

    /** A plug-in broke too often or took too much: the version before serves, if it does without it. */
    private void takeOut(PlugIns.Out plugin) {
        worker.submit(() -> {
            Set<FactId> facts = this.facts.factsOf(plugin.bundle(), plugin.name());
            Person breaker =
                    new Person(Actor.named("breaker"), cut(plugin.reason().in(Language.EN)));
            PersonsDecisions.TakenOut done = decisions.takeOut(set -> calls(set, plugin, facts), breaker);
            done.changed()
                    .forEach(change -> LOG.error(
                            "Criteria {} are out of force and {} serve again: {}",
                            change.from(),
                            change.to(),
                            plugin.reason()));
            done.left()
                    .forEach(set -> LOG.error(
                            "Criteria {} stay in force and give errors, as no version before them can serve today"
                                    + " without what was taken out: {}",
                            set,
                            plugin.reason()));
        });
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(Person.LONGEST_REASON, reason.length()));
    }

    private boolean calls(Accepted set, PlugIns.Out plugin, Set<FactId> facts) {
        return (set.plan().functions().contains(plugin.name())
                        && bases.bringsTo(set, plugin.name())
                                .filter(bundle -> bundle == plugin.bundle())
                                .isPresent())
                || set.plan().needs().stream().anyMatch(need -> facts.contains(need.fact()));
    }

    private void basesChanged(Set<String> sets) {
        arrivals.basesChanged(sets);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    /**
     * The set in force.
     *
     * @throws ShifanException {@code evaluation.criteria.none}, which says why there is none
     */
    public Accepted require(CriteriaKey key, LocalDate on) {
        Shelves now = book.now();
        return now.winner(key, on).orElseThrow(() -> new ShifanException(Explanation.none(now, bureaus, key, on)));
    }

    /**
     * The plan of an accepted set, whether it is in force or not.
     *
     * @param version null for the newest that is here
     */
    public Optional<Plan> plan(String id, String version) {
        return book.now().all().stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(Shelf::accepted)
                .filter(set -> set.content().id().equals(id))
                .filter(set -> version == null || set.content().version().equals(version))
                .min(Accepted.BY_PRECEDENCE)
                .map(Accepted::plan);
    }

    /** The sets that a document can extend now. */
    public Bases bases() {
        return bases;
    }

    /** The plan of the set in force, if there is one. */
    public Optional<Plan> winner(CriteriaKey key, LocalDate on) {
        return book.now().winner(key, on).map(Accepted::plan);
    }

    /** Compiles a document that is in no bundle, without keeping anything. */
    public Compilation compile(String file, byte[] document) {
        Attempt attempt = examiner.examine(file, document, clock.instant());
        return new Compilation(attempt.plan(), attempt.problems(), Set.of(), Set.of());
    }

    /** Lets a person decide, after what is under way. */
    public <T> T decide(Function<PersonsDecisions, T> decision) {
        return worker.decide(() -> {
            releasing.refresh();
            return decision.apply(decisions);
        });
    }

    /** What is evaluated beside the set in force. */
    public List<Accepted> shadows(CriteriaKey key) {
        return book.now().shadows(key);
    }

    /** An accepted set as the api knows it. */
    public CriteriaSet describe(Accepted set) {
        Shelves now = book.now();
        return now.of(set.bundle())
                .map(shelf -> now.describe(shelf, set, today(), minimum::lacks))
                .orElseThrow(() -> new IllegalStateException("no bundle of " + set));
    }

    @Override
    public List<CriteriaSet> sets() {
        return book.now().sets(today(), minimum::lacks);
    }

    @Override
    public List<String> unexamined() {
        return book.now().all().stream()
                .filter(Shelf::unexamined)
                .map(shelf -> shelf.bundle().toString())
                .toList();
    }

    @Override
    public Optional<CriteriaSet> inForce(CriteriaKey key, LocalDate on) {
        Shelves now = book.now();
        return now.winner(key, on)
                .flatMap(set -> now.of(set.bundle()).map(shelf -> now.describe(shelf, set, today(), minimum::lacks)));
    }

    @Override
    public Optional<CriteriaSet> set(String id) {
        return sets().stream()
                .filter(s -> s.id().equals(id))
                .max(Comparator.comparing((CriteriaSet s) -> Describing.version(s.version()))
                        .thenComparing(s -> s.problems().isEmpty())
                        .thenComparing(s -> !s.parts().isEmpty()));
    }

    /** Whose the set is: the authority that it was accepted of first, and what it says of itself only while none was. */
    public Optional<BureauCode> authority(String id) {
        return examiner.owner(id)
                .or(() -> sets().stream()
                        .filter(s -> s.id().equals(id) && s.key() != null)
                        .map(s -> s.key().authority())
                        .findFirst());
    }

    @Override
    public List<Remark> remarks(String id) {
        return book.now().all().stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(shelf -> shelf.present().stream())
                .filter(attempt -> attempt.header()
                        .filter(header -> header.id().equals(id))
                        .isPresent())
                .flatMap(attempt -> attempt.remarks().stream())
                .toList();
    }

    @Override
    public List<Problem> check(String file, byte[] document) {
        return examiner.examine(file, document, clock.instant()).problems();
    }
}
