// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.Rollback;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.registry.Accepted;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.registry.Person;
import org.shifan.evaluation.registry.PersonsDecisions;
import org.shifan.evaluation.registry.ReleasePolicy;

/** Hands the decisions of persons to the registry, and evaluates by sets in shadow. Holds nothing between calls. */
@Component(service = {CriteriaReleases.class, PredictedRelease.class})
public final class Releases implements CriteriaReleases, PredictedRelease {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final InstalledCriteria criteria;
    private final ReleasePolicy policy;
    private final Subjects subjects;
    private final ResultArchive results;
    private final StepArchive steps;
    private final Permissions permissions;
    private final Evaluator evaluator;
    private final Clock clock;

    @Activate
    public Releases(
            BundleContext context,
            @Reference InstalledCriteria criteria,
            @Reference ReleasePolicy policy,
            @Reference SnapshotReader facts,
            @Reference Subjects subjects,
            @Reference ResultArchive results,
            @Reference StepArchive steps,
            @Reference Permissions permissions) {
        this(
                context.getBundle().getVersion().toString(),
                criteria,
                policy,
                facts,
                subjects,
                results,
                steps,
                permissions,
                Clock.systemUTC());
    }

    Releases(
            String engine,
            InstalledCriteria criteria,
            ReleasePolicy policy,
            SnapshotReader facts,
            Subjects subjects,
            ResultArchive results,
            StepArchive steps,
            Permissions permissions,
            Clock clock) {
        this.criteria = criteria;
        this.policy = policy;
        this.subjects = subjects;
        this.results = results;
        this.steps = steps;
        this.permissions = permissions;
        this.evaluator = new Evaluator(facts, new Maker(engine, clock));
        this.clock = clock;
    }

    @Override
    public boolean secondPerson() {
        return policy.secondPerson();
    }

    @Override
    public CriteriaSet submit(String set, String version, LocalDate day, Actor by, String reason) {
        may("criteria.submit", set, by);
        Person person = new Person(by, reason);
        return criteria.describe(criteria.decide(d -> d.submit(set, version, day, person)));
    }

    @Override
    public CriteriaSet approve(String set, String version, LocalDate day, Actor by, String reason) {
        return approve(set, version, Optional.empty(), day, new Person(by, reason));
    }

    @Override
    public CriteriaSet approve(Prediction shown, LocalDate day, Actor by, String reason) {
        return approve(shown.id(), shown.version(), Optional.of(shown), day, new Person(by, reason));
    }

    private CriteriaSet approve(String set, String version, Optional<Prediction> shown, LocalDate day, Person by) {
        may("criteria.approve", set, by.actor());
        return criteria.describe(criteria.decide(d -> d.approve(set, version, day, by, shown, today())));
    }

    @Override
    public CriteriaSet withdraw(String set, String version, Actor by, String reason) {
        may("criteria.submit", set, by);
        Person person = new Person(by, reason);
        return criteria.describe(criteria.decide(d -> d.withdraw(set, version, person)));
    }

    @Override
    public List<Evaluation> shadow(
            String set, String version, int year, Actor by, String reason, EvaluationProgress progress) {
        may("criteria.submit", set, by);
        Person person = new Person(by, reason);
        Accepted shadow = criteria.decide(d -> d.shadow(set, version, person));
        CriteriaDocument document = shadow.plan().document();
        List<Candidate> candidates = subjects.of(document, today());
        if (candidates.isEmpty()) {
            return List.of();
        }
        EvaluationRequest like = new EvaluationRequest(
                candidates.get(0).subject(), document.key().level(), year, today(), false, by.by());
        List<Evaluator.Done> done = evaluator.evaluate(shadow, candidates, like, progress);
        results.keepShadows(done.stream().map(Evaluator.Done::made).toList());
        return done.stream()
                .map(Evaluator.Done::evaluation)
                .sorted(Evaluations.BY_TOTAL)
                .toList();
    }

    @Override
    public List<Evaluation> shadowed(String set, String version) {
        may(Reading.DRAFT, set, null);
        return results.shadows(set, version);
    }

    @Override
    public Rollback rollback(String set, Actor by, String reason) {
        may("criteria.approve", set, by);
        Person person = new Person(by, reason);
        PersonsDecisions.RolledBack done = criteria.decide(d -> d.rollback(set, person));
        return new Rollback(
                criteria.describe(done.from()),
                criteria.describe(done.to()),
                results.madeBy(
                        done.from().content().id(),
                        done.from().content().version(),
                        done.from().content().digest()));
    }

    @Override
    public List<CriteriaStep> history(String set) {
        return steps.steps(set);
    }

    /** A set of the headquarters is the whole country's; one that nobody knows is refused where it is looked for. */
    private void may(String operation, String set, Actor by) {
        BureauCode authority = criteria.authority(set).orElse(null);
        boolean country = authority == null || authority.equals(BureauCode.AQSIQ);
        permissions.require(operation, country ? Place.COUNTRY : Place.of(authority), by);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }
}
