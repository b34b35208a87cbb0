// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.Rollback;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.registry.Accepted;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.registry.Person;
import org.shifan.evaluation.registry.PersonsDecisions;
import org.shifan.evaluation.registry.ReleasePolicy;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Hands the decisions of persons to the registry, and evaluates by sets in shadow. Holds nothing between calls. */
@Component
public final class Releases implements CriteriaReleases {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final InstalledCriteria criteria;
    private final ReleasePolicy policy;
    private final ZoneRegistry zones;
    private final ResultArchive results;
    private final StepArchive steps;
    private final Evaluator evaluator;
    private final Clock clock;

    @Activate
    public Releases(
            BundleContext context,
            @Reference InstalledCriteria criteria,
            @Reference ReleasePolicy policy,
            @Reference SnapshotReader facts,
            @Reference ZoneRegistry zones,
            @Reference ResultArchive results,
            @Reference StepArchive steps) {
        this(
                context.getBundle().getVersion().toString(),
                criteria,
                policy,
                facts,
                zones,
                results,
                steps,
                Clock.systemUTC());
    }

    Releases(
            String engine,
            InstalledCriteria criteria,
            ReleasePolicy policy,
            SnapshotReader facts,
            ZoneRegistry zones,
            ResultArchive results,
            StepArchive steps,
            Clock clock) {
        this.criteria = criteria;
        this.policy = policy;
        this.zones = zones;
        this.results = results;
        this.steps = steps;
        this.evaluator = new Evaluator(facts, new Maker(engine, clock));
        this.clock = clock;
    }

    @Override
    public boolean secondPerson() {
        return policy.secondPerson();
    }

    @Override
    public CriteriaSet submit(String set, String version, LocalDate day, String by, String reason) {
        Person person = new Person(by, reason);
        return criteria.describe(criteria.decide(d -> d.submit(set, version, day, person)));
    }

    @Override
    public CriteriaSet approve(String set, String version, LocalDate day, String by, String reason) {
        Person person = new Person(by, reason);
        return criteria.describe(criteria.decide(d -> d.approve(set, version, day, person, today())));
    }

    @Override
    public List<Evaluation> shadow(
            String set, String version, int year, String by, String reason, EvaluationProgress progress) {
        Person person = new Person(by, reason);
        Accepted shadow = criteria.decide(d -> d.shadow(set, version, person));
        CriteriaDocument document = shadow.plan().document();
        List<Candidate> candidates = candidates(document);
        if (candidates.isEmpty()) {
            return List.of();
        }
        EvaluationRequest like = new EvaluationRequest(
                candidates.get(0).subject(), document.key().level(), year, today(), false, person.name());
        List<Evaluator.Done> done = evaluator.evaluate(shadow, candidates, like, progress);
        results.keepShadows(done.stream().map(Evaluator.Done::made).toList());
        return done.stream()
                .map(Evaluator.Done::evaluation)
                .sorted(Evaluations.BY_TOTAL)
                .toList();
    }

    private List<Candidate> candidates(CriteriaDocument set) {
        if (set.subject() != Subject.Kind.ZONE) {
            throw new ShifanException(M.message("evaluation.shadow.enterprises", set.id()));
        }
        List<Zone> all = set.authority().equals(BureauCode.AQSIQ) ? zones.zones() : zones.zones(set.authority());
        return all.stream().map(Candidate::of).toList();
    }

    @Override
    public List<Evaluation> shadowed(String set, String version) {
        return results.shadows(set, version);
    }

    @Override
    public Rollback rollback(String set, String by, String reason) {
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

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }
}
