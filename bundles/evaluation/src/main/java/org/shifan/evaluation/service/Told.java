// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Instant;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationTelling;
import org.shifan.api.evaluation.EvaluationTrace;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Rounding;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

/** Makes receipt and trace of what an evaluation took with it: plan and facts never change, so neither do these. */
final class Told implements EvaluationTelling {
    private final Plan plan;
    private final Inputs facts;
    private final Scoring scoring;
    private final String engine;
    private final long made;
    private final boolean official;
    private final String signer;
    private volatile Evaluation.Receipt receipt;

    /** @param made milliseconds since 1970 */
    Told(Plan plan, Inputs facts, Scoring scoring, String engine, long made, boolean official, String signer) {
        this.plan = plan;
        this.facts = facts;
        this.scoring = scoring;
        this.engine = engine;
        this.made = made;
        this.official = official;
        this.signer = signer;
    }

    @Override
    public Evaluation.Receipt receipt() {
        Evaluation.Receipt out = receipt;
        if (out == null) {
            CriteriaDocument set = plan.document();
            Rounding rounding = set.rounding();
            out = new Evaluation.Receipt(
                    set.id(),
                    set.version(),
                    plan.digest(),
                    engine,
                    facts.snapshot().digest(),
                    Instant.ofEpochMilli(made),
                    official ? Evaluation.Standing.DECISION : Evaluation.Standing.DRAFT,
                    plan.bundles(),
                    plan.catalogueDigest(),
                    new Evaluation.Rounding(
                            rounding.item(), rounding.total(), rounding.mode().code()),
                    plan.layers().bases(),
                    signer);
            receipt = out;
        }
        return out;
    }

    /** @throws ShifanException {@code evaluation.engine.failed} when the points cannot be told */
    @Override
    public EvaluationTrace trace() {
        try {
            return scoring.trace();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new ShifanException(Maker.broken(plan, facts.snapshot(), e), e);
        }
    }
}
