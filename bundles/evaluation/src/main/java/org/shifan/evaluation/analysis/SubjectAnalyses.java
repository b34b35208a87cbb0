// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.CrossEvaluation;
import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Candidates;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.SnapshotReader;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Answers what would be if. It is given no archive, so that nothing of it can ever become a decision. */
@Component
public final class SubjectAnalyses implements SubjectAnalysis {
    private final InstalledCriteria criteria;
    private final SnapshotReader facts;
    private final ZoneRegistry zones;
    private final Candidates subjects;
    private final Maker maker;
    private final Reading reading;

    @Activate
    public SubjectAnalyses(
            BundleContext context,
            @Reference InstalledCriteria criteria,
            @Reference SnapshotReader facts,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Reading reading) {
        this(
                context.getBundle().getVersion().toString(),
                criteria,
                facts,
                zones,
                enterprises,
                reading,
                Clock.systemUTC());
    }

    SubjectAnalyses(
            String engine,
            InstalledCriteria criteria,
            SnapshotReader facts,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            Reading reading,
            Clock clock) {
        this.reading = reading;
        this.criteria = criteria;
        this.facts = facts;
        this.zones = zones;
        this.subjects = new Candidates(zones, enterprises);
        this.maker = new Maker(engine, clock);
    }

    @Override
    public WhatIf whatIf(EvaluationRequest request, List<Assumption> assumptions) {
        Case before = inForce(request);
        Case after = before.assuming(assumptions);
        Compared compared =
                new Compared(Optional.of(before.plan().document()), after.plan().document());
        compared.add(
                before.candidate(),
                Optional.of(Maker.score(before.plan(), before.facts())),
                Maker.score(after.plan(), after.facts()));
        return new WhatIf(
                assumptions,
                make(before),
                make(after),
                compared.changes().get(0).items());
    }

    @Override
    public Sweep sweep(EvaluationRequest request, List<Assumption> assumptions, Sweep.Range range) {
        return new Sweeping(inForce(request).assuming(assumptions), range).run(assumptions);
    }

    @Override
    public LeastChange leastChange(EvaluationRequest request, List<Assumption> assumptions) {
        return new Remedies(inForce(request).assuming(assumptions)).find();
    }

    @Override
    public Robustness robustness(EvaluationRequest request, BigDecimal percent) {
        Case asked = inForce(request);
        Shaken shaken = new Shaken(asked.plan(), percent);
        shaken.add(asked);
        return shaken.result();
    }

    @Override
    public Robustness robustness(
            BureauCode bureau, EvaluationRequest like, BigDecimal percent, EvaluationProgress progress) {
        reading.require(Reading.DRAFT, bureau);
        Plan plan = criteria.require(Candidates.key(bureau, Subject.Kind.ZONE, like.level()), like.asOf())
                .plan();
        List<Candidate> all = zones.zones(bureau).stream().map(Candidate::of).toList();
        Map<Subject, FactSnapshot> read =
                facts.read(plan, all.stream().map(Candidate::subject).toList(), like.year(), like.asOf());
        Shaken shaken = new Shaken(plan, percent);
        int done = 0;
        for (Candidate candidate : all) {
            shaken.add(new Case(plan, candidate, draft(like, candidate.subject()), read.get(candidate.subject())));
            done++;
            if (progress != null) {
                progress.at(done, all.size());
            }
        }
        return shaken.result();
    }

    @Override
    public CrossEvaluation crossEvaluation(EvaluationRequest request, CriteriaChoice choice) {
        Candidate candidate = subjects.require(request.subject());
        Plan plan = Chosen.plan(choice, criteria);
        CriteriaDocument set = plan.document();
        if (set.subject() != request.subject().kind()) {
            throw new ShifanException(
                    M.message("analysis.cross.subject", set.id(), set.subject().code(), request.subject()));
        }
        CriteriaKey own = Candidates.key(candidate.bureau(), request.subject().kind(), request.level());
        Text remark = M.message("analysis.cross.unofficial", set.title(), set.version(), set.authority())
                .text();
        Evaluation other = make(read(plan, candidate, request));
        Evaluation mine = criteria.winner(own, request.asOf())
                .map(winner -> make(read(winner, candidate, request)))
                .orElse(null);
        return new CrossEvaluation(remark, mine, other.unofficial(remark));
    }

    private Case inForce(EvaluationRequest request) {
        Candidate candidate = subjects.require(request.subject());
        CriteriaKey key = Candidates.key(candidate.bureau(), request.subject().kind(), request.level());
        return read(criteria.require(key, request.asOf()).plan(), candidate, request);
    }

    private Case read(Plan plan, Candidate candidate, EvaluationRequest request) {
        reading.require(Reading.DRAFT, candidate.subject(), candidate.bureau());
        FactSnapshot snapshot = facts.read(plan, List.of(candidate.subject()), request.year(), request.asOf())
                .get(candidate.subject());
        return new Case(plan, candidate, draft(request, candidate.subject()), snapshot);
    }

    private Evaluation make(Case asked) {
        return maker.make(asked.plan(), asked.candidate(), asked.request(), asked.facts());
    }

    private static EvaluationRequest draft(EvaluationRequest request, Subject subject) {
        return new EvaluationRequest(subject, request.level(), request.year(), request.asOf(), false, request.by());
    }
}
