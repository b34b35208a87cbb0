// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * What a plan makes of a subject's facts: the part of an evaluation that follows from criteria and facts alone.
 * The numbers are there at once; the words are made of them once, when somebody asks for them first. Immutable as
 * seen from outside, safe for many threads.
 */
public final class Scoring {
    private final Verdict verdict;
    private final BigDecimal lowest;
    private final BigDecimal highest;
    private final boolean decided;
    private final Supplier<Telling> teller;
    private volatile Telling telling;

    /** @param teller makes the words; asked once */
    Scoring(Verdict verdict, BigDecimal lowest, BigDecimal highest, boolean decided, Supplier<Telling> teller) {
        this.verdict = verdict;
        this.lowest = lowest;
        this.highest = highest;
        this.decided = decided;
        this.teller = teller;
    }

    /** One that came to an end before there were numbers: everything from nothing to the highest is possible. */
    public static Scoring failed(BigDecimal highest, Text reason) {
        Telling telling = new Telling(null, List.of(), List.of(), List.of(), List.of(reason), false);
        return new Scoring(Verdict.ERROR, BigDecimal.ZERO, highest, false, () -> telling);
    }

    /** The same results in words. */
    record Telling(
            Text grade,
            List<Evaluation.Part> parts,
            List<Evaluation.Veto> vetoes,
            List<Evaluation.Missing> missing,
            List<Text> reasons,
            boolean synthetic) {
        Telling {
            parts = List.copyOf(parts);
            vetoes = List.copyOf(vetoes);
            missing = List.copyOf(missing);
            reasons = List.copyOf(reasons);
        }
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

    /** Null when the verdict is not a pass, the set has no grades, or several are still possible. */
    public Text grade() {
        return told().grade();
    }

    public List<Evaluation.Part> parts() {
        return told().parts();
    }

    public List<Evaluation.Veto> vetoes() {
        return told().vetoes();
    }

    public List<Evaluation.Missing> missing() {
        return told().missing();
    }

    /** Why this verdict, most important first; never empty. */
    public List<Text> reasons() {
        return told().reasons();
    }

    /** Whether invented records are among the sources of a fact that was used. */
    public boolean synthetic() {
        return told().synthetic();
    }

    /**
     * Makes the words now, which otherwise happens at the first question for them.
     *
     * @return this
     */
    public Scoring spoken() {
        told();
        return this;
    }

    private Telling told() {
        Telling out = telling;
        return out == null ? tell() : out;
    }

    private synchronized Telling tell() {
        if (telling == null) {
            telling = teller.get();
        }
        return telling;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scoring scoring
                && verdict == scoring.verdict
                && decided == scoring.decided
                && lowest.equals(scoring.lowest)
                && highest.equals(scoring.highest)
                && told().equals(scoring.told());
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
