// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationGist;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Makes an evaluation of plan and facts, with its receipt; a plan that breaks costs its subject and no other. */
public final class Maker {
    private static final Logger LOG = LoggerFactory.getLogger(Maker.class);

    private final String engine;
    private final Clock clock;
    private final Developers developers = Developers.ofThisServer();

    /** @param engine the version of this bundle */
    public Maker(String engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** By a set that is in no bundle. */
    public Evaluation make(Plan plan, Candidate candidate, EvaluationRequest request, FactSnapshot facts) {
        return make(plan, null, Seat.of(candidate, request, plan.read(facts)));
    }

    /**
     * What is official is told at once, so that what cannot be told is an error before it is a decision.
     *
     * @param signer who signed the bundle of the set; null when it is in none
     */
    Evaluation make(Plan plan, String signer, Seat seat) {
        CriteriaDocument set = plan.document();
        Scoring scoring = guarded(plan, seat.facts(), seat.official());
        return new Evaluation(
                new EvaluationGist(
                        0,
                        seat.request(),
                        seat.name(),
                        seat.bureau(),
                        set.title(),
                        set.demonstration(),
                        set.status().orElse(null),
                        scoring.verdict(),
                        scoring.total(),
                        scoring.lowest(),
                        scoring.highest(),
                        set.total(),
                        set.pass()),
                // In milliseconds, no finer than the archive keeps it beside the JSON.
                new Told(
                        plan,
                        seat.facts(),
                        scoring,
                        engine,
                        clock.millis(),
                        seat.official(),
                        developers.origin(signer)));
    }

    /** What the plan makes of the facts; a plan that breaks yields an error that says so. */
    public static Scoring score(Plan plan, FactSnapshot facts) {
        return guarded(plan, plan.read(facts), true);
    }

    private static Scoring guarded(Plan plan, Inputs facts, boolean spoken) {
        try {
            Scoring out = plan.evaluate(facts);
            return spoken ? out.spoken() : out;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Scoring.failed(
                    plan.document().total(), broken(plan, facts.snapshot(), e).text());
        }
    }

    static Message broken(Plan plan, FactSnapshot facts, Throwable failure) {
        CriteriaDocument set = plan.document();
        LOG.error("Evaluating {} by {} {} broke", facts.subject(), set.id(), set.version(), failure);
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return M.message("evaluation.engine.failed", set.id(), set.version(), reason);
    }
}
