// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.replay.ArchivedPlans;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Candidates;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.SnapshotReader;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Evaluates by a version that is here or in the archive. It is given no archive of results to write to. */
@Component
public final class BackCasts implements BackCasting {
    private final InstalledCriteria criteria;
    private final ArchivedPlans archived;
    private final SnapshotReader facts;
    private final Candidates subjects;
    private final Reading reading;
    private final Maker maker;

    @Activate
    public BackCasts(
            BundleContext context,
            @Reference InstalledCriteria criteria,
            @Reference ArchivedPlans archived,
            @Reference SnapshotReader facts,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Reading reading) {
        this(
                context.getBundle().getVersion().toString(),
                criteria,
                archived,
                facts,
                new Candidates(zones, enterprises),
                reading,
                Clock.systemUTC());
    }

    BackCasts(
            String engine,
            InstalledCriteria criteria,
            ArchivedPlans archived,
            SnapshotReader facts,
            Candidates subjects,
            Reading reading,
            Clock clock) {
        this.reading = reading;
        this.criteria = criteria;
        this.archived = archived;
        this.facts = facts;
        this.subjects = subjects;
        this.maker = new Maker(engine, clock);
    }

    @Override
    public Evaluation trial(EvaluationRequest request, String set, String version) {
        CriteriaDocument document = plan(set, version).document();
        LocalDate first = document.inForce().from();
        if (request.asOf().isBefore(first)) {
            throw new ShifanException(
                    M.message("analysis.backcast.early", document.id(), document.version(), first, request.asOf()));
        }
        return backCast(request, set, version);
    }

    private Plan plan(String set, String version) {
        return criteria.plan(set, version)
                .or(() -> archived.last(set, version))
                .orElseThrow(() -> new ShifanException(
                        M.message("analysis.set.unknown", version == null ? set : set + " " + version)));
    }

    @Override
    public Evaluation backCast(EvaluationRequest request, String set, String version) {
        Candidate candidate = subjects.require(request.subject());
        reading.require(Reading.DRAFT, candidate.subject(), candidate.bureau());
        Plan plan = plan(set, version);
        CriteriaDocument document = plan.document();
        if (document.subject() != request.subject().kind()) {
            throw new ShifanException(
                    M.message("analysis.cross.subject", set, document.subject().code(), request.subject()));
        }
        if (!document.key()
                .equals(Candidates.key(
                        candidate.bureau(), document.subject(), document.key().level()))) {
            throw new ShifanException(
                    M.message("analysis.backcast.authority", set, document.authority(), request.subject()));
        }
        EvaluationRequest trial = new EvaluationRequest(
                request.subject(), document.key().level(), request.year(), request.asOf(), false, request.by());
        FactSnapshot snapshot = facts.read(plan, List.of(candidate.subject()), trial.year(), trial.asOf())
                .get(candidate.subject());
        Text remark = M.message(
                        "analysis.backcast.unofficial",
                        document.title(),
                        document.version(),
                        document.inForce().from(),
                        document.inForce().to() == null
                                ? "-"
                                : document.inForce().to(),
                        String.valueOf(trial.year()),
                        trial.asOf())
                .text();
        return maker.make(plan, candidate, trial, snapshot).backCast(remark);
    }
}
