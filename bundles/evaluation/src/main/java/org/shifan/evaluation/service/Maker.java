// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Rounding;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Makes an evaluation of plan and facts, with its receipt; a plan that breaks costs its subject and no other. */
public final class Maker {
    private static final Logger LOG = LoggerFactory.getLogger(Maker.class);

    private final String engine;
    private final Clock clock;

    /** @param engine the version of this bundle */
    public Maker(String engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    public Evaluation make(Plan plan, Candidate candidate, EvaluationRequest request, FactSnapshot facts) {
        CriteriaDocument set = plan.document();
        Scoring scoring = score(plan, facts);
        Evaluation.Receipt receipt = new Evaluation.Receipt(
                set.id(),
                set.version(),
                plan.digest(),
                engine,
                facts.digest(),
                // No finer than the archive keeps it beside the JSON.
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.official() ? Evaluation.Standing.DECISION : Evaluation.Standing.DRAFT,
                List.of(),
                null,
                rounding(set.rounding()),
                plan.layers().bases());
        return new Evaluation(
                0,
                request,
                candidate.name(),
                candidate.bureau(),
                set.title(),
                set.demonstration(),
                set.status().orElse(null),
                scoring.synthetic(),
                receipt,
                scoring.verdict(),
                scoring.total(),
                scoring.lowest(),
                scoring.highest(),
                set.total(),
                set.pass(),
                scoring.grade(),
                scoring.parts(),
                scoring.vetoes(),
                scoring.missing(),
                scoring.reasons());
    }

    private static Evaluation.Rounding rounding(Rounding rounding) {
        return new Evaluation.Rounding(
                rounding.item(), rounding.total(), rounding.mode().code());
    }

    /** What the plan makes of the facts; a plan that breaks yields an error that says so. */
    public static Scoring score(Plan plan, FactSnapshot facts) {
        try {
            return plan.evaluate(facts).spoken();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            CriteriaDocument set = plan.document();
            LOG.error("Evaluating {} by {} {} broke", facts.subject(), set.id(), set.version(), e);
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            Text told = M.message("evaluation.engine.failed", set.id(), set.version(), reason)
                    .text();
            return Scoring.failed(set.total(), told);
        }
    }
}
