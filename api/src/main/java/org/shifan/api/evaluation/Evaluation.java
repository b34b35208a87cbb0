// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/**
 * A finished evaluation with everything that is needed to defend it: receipt, trace, what was missing.
 *
 * @param id its number; drafts have 0
 * @param subjectName the name of the subject on the day of the evaluation
 * @param bureau the bureau that supervises the subject
 * @param criteriaTitle title of the criteria set
 * @param demonstration whether the set's numbers are for demonstration only
 * @param status remark on the set's standing, such as "annex not loaded"; may be null
 * @param synthetic whether invented records are among its sources
 * @param total the points, or null while a fact is missing
 * @param lowest the lowest total still possible; equal to the total when that is known
 * @param highest the highest total still possible
 * @param maximum the highest total without bonus
 * @param grade the grade's title, or null when the verdict is not a pass or the set has no grades
 * @param parts the categories with their items, bonus items in a part of their own
 * @param vetoes the veto items
 * @param missing the facts that were missing, each with reason and who owes it
 * @param reasons why this verdict, most important first; never empty
 * @param aftermath what was decided and found about it after it was made; no part of what is archived
 */
public record Evaluation(
        long id,
        EvaluationRequest request,
        Text subjectName,
        BureauCode bureau,
        Text criteriaTitle,
        boolean demonstration,
        Text status,
        boolean synthetic,
        Receipt receipt,
        Verdict verdict,
        BigDecimal total,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal maximum,
        BigDecimal passMark,
        Text grade,
        List<Part> parts,
        List<Veto> vetoes,
        List<Missing> missing,
        List<Text> reasons,
        Aftermath aftermath) {
    public Evaluation {
        aftermath = aftermath == null ? Aftermath.NONE : aftermath;
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
        missing = List.copyOf(missing);
        reasons = List.copyOf(reasons);
    }

    /** One about which nothing was decided or found since. */
    public Evaluation(
            long id,
            EvaluationRequest request,
            Text subjectName,
            BureauCode bureau,
            Text criteriaTitle,
            boolean demonstration,
            Text status,
            boolean synthetic,
            Receipt receipt,
            Verdict verdict,
            BigDecimal total,
            BigDecimal lowest,
            BigDecimal highest,
            BigDecimal maximum,
            BigDecimal passMark,
            Text grade,
            List<Part> parts,
            List<Veto> vetoes,
            List<Missing> missing,
            List<Text> reasons) {
        this(
                id,
                request,
                subjectName,
                bureau,
                criteriaTitle,
                demonstration,
                status,
                synthetic,
                receipt,
                verdict,
                total,
                lowest,
                highest,
                maximum,
                passMark,
                grade,
                parts,
                vetoes,
                missing,
                reasons,
                Aftermath.NONE);
    }

    /** The verdict that counts: that of a named person where one has overridden the computed one. */
    public Verdict decided() {
        return aftermath.override() == null ? verdict : aftermath.override().verdict();
    }

    /** The same result with what was decided and found since. */
    public Evaluation with(Aftermath since) {
        return copy(id, receipt, demonstration, status, reasons, since);
    }

    /** The same result under this number. */
    public Evaluation numbered(long number) {
        return copy(number, receipt, demonstration, status, reasons, aftermath);
    }

    /**
     * The same result as one that decides nothing: without a number, for demonstration, and the remark goes wherever it goes,
     * first among its reasons and before its status.
     */
    public Evaluation unofficial(Text remark) {
        List<Text> all = new ArrayList<>(List.of(remark));
        all.addAll(reasons);
        Text standing =
                status == null ? remark : new Text(remark.zh() + "；" + status.zh(), remark.en() + "; " + status.en());
        return copy(0, receipt.standing(Standing.DRAFT), true, standing, all, Aftermath.NONE);
    }

    /**
     * The same result as one by criteria that were not in force on its day: without a number, with the remark first
     * among its reasons and before its status, and marked in its receipt.
     */
    public Evaluation backCast(Text remark) {
        Evaluation out = unofficial(remark);
        return out.copy(
                0, receipt.standing(Standing.BACK_CAST), demonstration, out.status, out.reasons, Aftermath.NONE);
    }

    private Evaluation copy(long number, Receipt under, boolean trial, Text standing, List<Text> why, Aftermath since) {
        return new Evaluation(
                number,
                request,
                subjectName,
                bureau,
                criteriaTitle,
                trial,
                standing,
                synthetic,
                under,
                verdict,
                total,
                lowest,
                highest,
                maximum,
                passMark,
                grade,
                parts,
                vetoes,
                missing,
                why,
                since);
    }

    /**
     * Under what it was made; with this an evaluation can be replayed to the same digits.
     *
     * @param criteriaId the set
     * @param version its version
     * @param digest SHA-256 of its canonical document
     * @param engine version of the engine
     * @param facts SHA-256 of the fact snapshot
     * @param made when it was made
     * @param standing what it counts for; null in results of before there was this
     * @param bundles SHA-256 of the archived bundles: its own, and those of sets whose scoring functions it took over;
     *     empty in results of before there was this
     * @param catalogue SHA-256 of the archived definitions of the facts; null when there is none
     * @param rounding where and how points were rounded; null in results of before there was this
     * @param bases the sets that the set was made from, each with its digest, the nearest first
     */
    public record Receipt(
            String criteriaId,
            String version,
            String digest,
            String engine,
            String facts,
            Instant made,
            Standing standing,
            List<String> bundles,
            String catalogue,
            Rounding rounding,
            List<Layers.Base> bases) {
        public Receipt {
            // Of results that were archived before it was noted.
            bundles = bundles == null ? List.of() : List.copyOf(bundles);
            bases = bases == null ? List.of() : List.copyOf(bases);
        }

        /** A receipt without what came later. */
        public Receipt(String criteriaId, String version, String digest, String engine, String facts, Instant made) {
            this(criteriaId, version, digest, engine, facts, made, null, List.of(), null, null, List.of());
        }

        /** The same under another standing. */
        public Receipt standing(Standing other) {
            return new Receipt(
                    criteriaId, version, digest, engine, facts, made, other, bundles, catalogue, rounding, bases);
        }
    }

    /** What an evaluation counts for. */
    public enum Standing {
        /** An official result, which is archived under a number. */
        DECISION,
        /** A trial. */
        DRAFT,
        /** A trial by criteria that were not in force on its day: it says what would have been. */
        BACK_CAST
    }

    /**
     * The only two points at which points are rounded.
     *
     * @param item decimals of an item's points, 0 to 6
     * @param total decimals of the total, 0 to 6
     * @param mode {@code half-up}, {@code half-even} or {@code down}
     */
    public record Rounding(int item, int total, String mode) {}

    /**
     * A category with its points, null while one of its items is undecided.
     *
     * @param minimum the points that it has to have by itself; null when there is no minimum
     * @param partlyMet how many of its items may be partly met, and how many are; null when there is no limit
     * @param notMet how many of its items may be not met at all, and how many are; null when there is no limit
     */
    public record Part(
            String id,
            Text title,
            BigDecimal points,
            BigDecimal lowest,
            BigDecimal highest,
            BigDecimal maximum,
            List<Item> items,
            BigDecimal minimum,
            Limit partlyMet,
            Limit notMet) {
        public Part {
            items = List.copyOf(items);
        }

        /** A part that has to meet nothing by itself. */
        public Part(
                String id,
                Text title,
                BigDecimal points,
                BigDecimal lowest,
                BigDecimal highest,
                BigDecimal maximum,
                List<Item> items) {
            this(id, title, points, lowest, highest, maximum, items, null, null, null);
        }
    }

    /**
     * How many items of a part may miss something.
     *
     * @param most how many may
     * @param surely how many do, whatever the facts that are missing
     * @param perhaps of how many more it is not known
     */
    public record Limit(int most, int surely, int perhaps) {}

    /** What became of an item. */
    public enum Outcome {
        /** Points were given. */
        SCORED,
        /** The item does not apply to this subject; the set says what becomes of its weight. */
        NOT_APPLICABLE,
        /** A fact is missing; lowest and highest say what is still possible. */
        UNKNOWN,
        /** Its plug-in broke. */
        ERROR
    }

    /**
     * An item with its trace: from formula and inputs the points can be computed again by anybody.
     *
     * @param role what it does to the result
     * @param rule the kind of rule
     * @param formula the rule in words
     * @param computation the rule with this subject's numbers put in
     * @param points null unless the outcome is scored
     * @param met for a key item: whether it is met; null when it is not a key item or is undecided
     * @param clauseText the words of the clause, to stand beside the computation; null when the set does not quote it
     * @param remedy whether anything can still be done about it
     * @param flags what somebody should look at although it was counted, such as a value that is hardly plausible
     * @param provenance which set wrote it, and the open terms that went into it with number, paper and day
     */
    public record Item(
            String id,
            Text title,
            String clause,
            CriteriaSet.Role role,
            String rule,
            Outcome outcome,
            BigDecimal points,
            BigDecimal lowest,
            BigDecimal highest,
            BigDecimal maximum,
            Boolean met,
            Text formula,
            Text computation,
            List<Input> inputs,
            Text clauseText,
            Remedy remedy,
            List<Text> flags,
            Provenance provenance) {
        public Item {
            inputs = List.copyOf(inputs);
            // Of results that were archived before there were these.
            remedy = remedy == null ? Remedy.POSSIBLE : remedy;
            flags = flags == null ? List.of() : List.copyOf(flags);
            provenance = provenance == null ? Provenance.OWN : provenance;
        }

        /** An item that quotes no clause, can be remedied and has no flags. */
        public Item(
                String id,
                Text title,
                String clause,
                CriteriaSet.Role role,
                String rule,
                Outcome outcome,
                BigDecimal points,
                BigDecimal lowest,
                BigDecimal highest,
                BigDecimal maximum,
                Boolean met,
                Text formula,
                Text computation,
                List<Input> inputs) {
            this(
                    id,
                    title,
                    clause,
                    role,
                    rule,
                    outcome,
                    points,
                    lowest,
                    highest,
                    maximum,
                    met,
                    formula,
                    computation,
                    inputs,
                    null,
                    Remedy.POSSIBLE,
                    List.of(),
                    Provenance.OWN);
        }
    }

    /** Whether points that were missed can still be had by doing better. */
    public enum Remedy {
        POSSIBLE,
        /** What happened cannot be undone: no advice builds on it. */
        NONE
    }

    /**
     * A fact as it went into the computation.
     *
     * @param title the fact's name for people
     * @param value null when it is missing
     * @param unit its unit
     * @param year the year it was taken of
     * @param sources what it was made from, with the revision of the records
     * @param missing why there is none; null when there is one
     */
    public record Input(
            FactId fact,
            Text title,
            BigDecimal value,
            String unit,
            int year,
            List<String> sources,
            boolean synthetic,
            Text missing) {
        public Input {
            sources = List.copyOf(sources);
        }
    }

    /** Whether a veto item applies. */
    public enum VetoState {
        CLEAR,
        APPLIES,
        UNKNOWN,
        ERROR
    }

    /**
     * A veto item (一票否决) and what it was decided on.
     *
     * @param clauseText the words of the clause; null when the set does not quote it
     * @param flags what somebody should look at although it was counted
     * @param provenance which set wrote it, and the open terms that went into it
     */
    public record Veto(
            String id,
            Text title,
            String clause,
            VetoState state,
            Text formula,
            Text computation,
            List<Input> inputs,
            Text clauseText,
            List<Text> flags,
            Provenance provenance) {
        public Veto {
            inputs = List.copyOf(inputs);
            flags = flags == null ? List.of() : List.copyOf(flags);
            provenance = provenance == null ? Provenance.OWN : provenance;
        }

        /** A veto item that quotes no clause and has no flags. */
        public Veto(
                String id,
                Text title,
                String clause,
                VetoState state,
                Text formula,
                Text computation,
                List<Input> inputs) {
            this(id, title, clause, state, formula, computation, inputs, null, List.of(), Provenance.OWN);
        }
    }

    /** A fact that was missing: which, why, who owes it, and the items that wait for it. */
    public record Missing(FactId fact, Text title, Text reason, Text owedBy, List<String> items) {
        public Missing {
            items = List.copyOf(items);
        }
    }
}
