// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationTrace;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * What a plan makes of a subject's facts: the part of an evaluation that follows from criteria and facts alone.
 * The numbers are there at once; the words are made of them when somebody asks, and kept while there is memory. Immutable
 * as seen from outside, safe for many threads.
 */
public final class Scoring {
    private final Verdict verdict;
    private final BigDecimal lowest;
    private final BigDecimal highest;
    private final boolean decided;
    private final Supplier<EvaluationTrace> teller;
    /** Let go when memory is short: the same words can be made again. */
    private volatile SoftReference<EvaluationTrace> trace;

    /** @param teller makes the words, the same whenever it is asked; an equal one makes equal words */
    Scoring(Verdict verdict, BigDecimal lowest, BigDecimal highest, boolean decided, Supplier<EvaluationTrace> teller) {
        this.verdict = verdict;
        this.lowest = lowest;
        this.highest = highest;
        this.decided = decided;
        this.teller = teller;
    }

    /** One that came to an end before there were numbers: everything from nothing to the highest is possible. */
    public static Scoring failed(BigDecimal highest, Text reason) {
        EvaluationTrace trace = new EvaluationTrace(null, false, List.of(), List.of(), List.of(), List.of(reason));
        return new Scoring(Verdict.ERROR, BigDecimal.ZERO, highest, false, () -> trace);
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Null while a fact is missing or a plug-in broke. */
    public BigDecimal total() {
        return decided ? lowest : null;
    }

    /** The lowest total still possible; equal to the total when that is known. */
    public BigDecimal lowest() {
        return lowest;
    }

    /** The highest total still possible. */
    public BigDecimal highest() {
        return highest;
    }

    /** The words and everything that is told with them. */
    public EvaluationTrace trace() {
        SoftReference<EvaluationTrace> made = trace;
        EvaluationTrace out = made == null ? null : made.get();
        return out == null ? tell() : out;
    }

    private synchronized EvaluationTrace tell() {
        EvaluationTrace out = trace == null ? null : trace.get();
        if (out == null) {
            out = teller.get();
            trace = new SoftReference<>(out);
        }
        return out;
    }

    /** Null when the verdict is not a pass, the set has no grades, or several are still possible. */
    public Text grade() {
        return trace().grade();
    }

    public List<Evaluation.Part> parts() {
        return trace().parts();
    }

    public List<Evaluation.Veto> vetoes() {
        return trace().vetoes();
    }

    public List<Evaluation.Missing> missing() {
        return trace().missing();
    }

    /** Why this verdict, most important first; never empty. */
    public List<Text> reasons() {
        return trace().reasons();
    }

    /** Whether invented records are among the sources of a fact that was used. */
    public boolean synthetic() {
        return trace().synthetic();
    }

    /**
     * Makes sure now that the words can be made, which otherwise happens at the first question for them.
     *
     * @return this
     */
    public Scoring spoken() {
        trace();
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scoring scoring
                && verdict == scoring.verdict
                && decided == scoring.decided
                && lowest.equals(scoring.lowest)
                && highest.equals(scoring.highest)
                && (teller.equals(scoring.teller) || trace().equals(scoring.trace()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(verdict, decided, lowest, highest);
    }

    @Override
    public String toString() {
        return verdict + " " + lowest + (decided ? "" : " to " + highest);
    }
}
