// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.osgi.framework.Constants;
import org.osgi.framework.Version;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;

/** A registry under test with all that it needs; its worker runs at once, or when the test says so. */
public final class Registry {
    static final CriteriaKey JIANGSU = new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL);
    private static final Instant NOW = Instant.parse("2016-03-01T08:00:00Z");
    static final LocalDate DAY = LocalDate.of(2016, 3, 1);

    public final FactRegistry facts;
    final ScoringFunctionRegistry functions;
    final MemoryArchive archive;
    public final ReleasePolicy policy;
    final FakeGuard guard = new FakeGuard();
    final Gate gate;
    final PlugIns plugIns;
    final Queue<Runnable> later = new ArrayDeque<>();
    final Queue<Runnable> ticks = new ArrayDeque<>();
    final Queue<Runnable> waiting = new ArrayDeque<>();
    public final InstalledCriteria criteria;
    final Outcomes outcomes = new Outcomes(this::moment);
    /** Who works out what sets give. */
    private Predictor predictor = outcomes;

    public Instant now;
    private final boolean secondPerson;
    boolean isWorkerSlow;
    private long services;

    public Registry() {
        this(PlugIns.ordinary());
    }

    /** One that calls what bundles bring so. */
    Registry(PlugIns plugIns) {
        this(new MemoryArchive(), false, NOW, plugIns);
        provide("test.count");
    }

    /** One in which a second person has to approve. */
    public static Registry ofSecondPerson() {
        Registry out = new Registry(new MemoryArchive(), true, NOW, PlugIns.ordinary());
        out.provide("test.count");
        return out;
    }

    private final Object oneAtATime = new Object();

    /** After a restart: the archive is what it was, and no fact is here yet. */
    private Registry(MemoryArchive archive, boolean secondPerson, Instant now, PlugIns plugIns) {
        this.archive = archive;
        this.now = now;
        this.policy = ReleasePolicy.ofSecondPerson(secondPerson);
        Executor worker = task -> {
            if (isWorkerSlow) {
                waiting.add(task);
            } else {
                // One after the other, as the worker's own thread does it.
                synchronized (oneAtATime) {
                    task.run();
                }
            }
        };
        this.plugIns = plugIns;
        facts = new FactRegistry(plugIns);
        functions = new ScoringFunctionRegistry(plugIns);
        gate = new Gate(archive, plugIns);
        gate.addGuard(guard);
        criteria = new InstalledCriteria(
                new FakeBureaus(),
                facts,
                functions,
                archive,
                archive,
                archive,
                policy,
                gate,
                predictor(),
                plugIns,
                worker,
                later::add,
                ticks::add,
                clock());
        this.secondPerson = secondPerson;
    }

    static Registry afterRestartOf(Registry before) {
        Registry after = new Registry(before.archive, before.secondPerson, before.now, PlugIns.ordinary());
        after.provide("test.count");
        return after;
    }

    /** Another node, which shares the database. */
    static Registry beside(Registry other) {
        return afterRestartOf(other);
    }

    private Instant moment() {
        return now;
    }

    /** A clock that stands still until the test moves it on. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now, zone);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** What sets give is worked out by another, such as the real one. */
    public void foreseeBy(Predictor other) {
        predictor = other;
    }

    private Predictor predictor() {
        return new Predictor() {
            @Override
            public Prediction predict(Plan plan, int year, LocalDate asOf, EvaluationProgress progress) {
                return predictor.predict(plan, year, asOf, progress);
            }

            @Override
            public Foreseen foresee(Plan plan, int year, LocalDate asOf) {
                return predictor.foresee(plan, year, asOf);
            }

            @Override
            public Prediction again(Plan plan, Foreseen then) {
                return predictor.again(plan, then);
            }
        };
    }

    /** The clock goes on, and the server looks again whether something is due. */
    public void at(Instant moment) {
        now = moment;
        tick();
    }

    /** The server looks again whether something is due. */
    void tick() {
        ticks.remove().run();
    }

    void provide(String fact) {
        facts.addProvider(
                new FakeProvider().fact(fact, r -> FakeProvider.number(80)), Map.of(Constants.SERVICE_ID, ++services));
    }

    /** A fact that a bundle with criteria delivers itself. */
    void provide(long bundle, String fact) {
        facts.addProvider(
                new FakeProvider().fact(fact, r -> FakeProvider.number(80)),
                Map.of(Constants.SERVICE_ID, ++services, Constants.SERVICE_BUNDLEID, bundle));
    }

    public void register(long bundle, String name, ScoringFunction function) {
        functions.addFunction(
                function,
                Map.of(
                        Constants.SERVICE_ID, ++services,
                        Constants.SERVICE_BUNDLEID, bundle,
                        ScoringFunctionRegistry.NAME, name));
    }

    /** Where the registry keeps contents of criteria. */
    public CriteriaArchive contents() {
        return archive;
    }

    /** Where the registry keeps bundles. */
    public ContentArchive bundles() {
        return archive;
    }

    /** The archive of steps that the registry writes to. */
    public StepArchive steps() {
        return archive;
    }

    void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    static BundleRef bundle(long id, String version) {
        return bundle(id, "org.example.jiangsu", version);
    }

    static BundleRef bundle(long id, String name, String version) {
        return new BundleRef(id, name, Version.parseVersion(version));
    }

    public void start(long id, String version, byte[] document) {
        start(bundle(id, version), document);
    }

    public void start(long id, String version, SampleDocument document) {
        start(bundle(id, version), document.bytes());
    }

    void start(BundleRef bundle, byte[] document) {
        criteria.started(bundle, source(document));
    }

    static DocumentSource source(byte[] document) {
        return source(document, Map.of());
    }

    /** A bundle that is archived as this jar. */
    public void start(long id, String version, SampleDocument document, byte[] jar) {
        criteria.started(bundle(id, version), source(document.bytes(), Map.of(), jar));
    }

    /** The bundle goes for good, and its functions with it. */
    public void uninstall(long id, String version) {
        criteria.removed(bundle(id, version));
    }

    static DocumentSource source(byte[] document, Map<String, byte[]> cases) {
        return source(document, cases, null);
    }

    static DocumentSource source(byte[] document, Map<String, byte[]> cases, byte[] jar) {
        return new DocumentSource() {
            @Override
            public Optional<byte[]> archive() {
                return Optional.ofNullable(jar);
            }

            @Override
            public Map<String, byte[]> cases() {
                return cases;
            }

            @Override
            public String file() {
                return "SHIFAN-INF/criteria.yaml";
            }

            @Override
            public Optional<byte[]> bytes() {
                return Optional.ofNullable(document);
            }
        };
    }

    String inForce() {
        return inForce(DAY);
    }

    String inForce(LocalDate on) {
        return criteria.inForce(JIANGSU, on)
                .map(s -> s.id() + " " + s.version())
                .orElse("none");
    }

    String whyNone() {
        try {
            return "but there is " + criteria.require(JIANGSU, DAY);
        } catch (ShifanException e) {
            return e.code() + ": " + e.message().in(Language.EN);
        }
    }

    List<String> states() {
        return criteria.sets().stream()
                .map(s -> s.id() + " " + s.version() + " " + s.state())
                .toList();
    }

    String problems(CriteriaState state) {
        List<CriteriaSet> found =
                criteria.sets().stream().filter(s -> s.state() == state).toList();
        return found.stream()
                .flatMap(s -> s.problems().stream())
                .map(p -> p.in(Language.EN))
                .reduce("", (a, b) -> a + b + "\n");
    }
}
