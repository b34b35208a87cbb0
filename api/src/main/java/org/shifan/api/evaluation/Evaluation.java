// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/**
 * A finished evaluation with everything that is needed to defend it: receipt, trace, what was missing. Verdict and points
 * are there at once; receipt and trace are made when they are first asked for, and are the same whenever that is, also
 * when the criteria set is gone by then. Immutable as seen from outside, safe for many threads.
 */
public final class Evaluation {
    private final EvaluationGist gist;
    private final EvaluationTelling telling;
    private final Aftermath aftermath;

    /** One about which nothing was decided or found since. */
    public Evaluation(EvaluationGist gist, EvaluationTelling telling) {
        this(gist, telling, Aftermath.NONE);
    }

    private Evaluation(EvaluationGist gist, EvaluationTelling telling, Aftermath aftermath) {
        this.gist = Objects.requireNonNull(gist, "gist");
        this.telling = Objects.requireNonNull(telling, "telling");
        this.aftermath = aftermath == null ? Aftermath.NONE : aftermath;
    }

    /** An evaluation of which everything is there; the components are those of {@link WrittenEvaluation}. */
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
                new EvaluationGist(
                        id,
                        request,
                        subjectName,
                        bureau,
                        criteriaTitle,
                        demonstration,
                        status,
                        verdict,
                        total,
                        lowest,
                        highest,
                        maximum,
                        passMark),
                EvaluationTelling.of(receipt, new EvaluationTrace(grade, synthetic, parts, vetoes, missing, reasons)));
    }

    /** The same result under this number. */
    public Evaluation numbered(long number) {
        return new Evaluation(gist.with(number, demonstration(), status()), telling, aftermath);
    }

    /** The same result with what was decided and found since. */
    public Evaluation with(Aftermath since) {
        return new Evaluation(gist, telling, since);
    }

    /** The verdict that counts: that of a named person where one has overridden the computed one. */
    public Verdict decided() {
        return aftermath.override() == null ? verdict() : aftermath.override().verdict();
    }

    /** Whether a person gave another total than the computed one. */
    public boolean totalOverridden() {
        return aftermath.override() != null && aftermath.override().total() != null;
    }

    /** The total that counts: that of a named person where one gave another; null while it is undecided. */
    public BigDecimal decidedTotal() {
        return totalOverridden() ? aftermath.override().total() : total();
    }

    /** What was decided and found since, in sentences that go wherever the verdict goes. */
    public List<Text> notes() {
        return Notes.of(this);
    }

    /** The same result under another receipt: a replay is compared under the one of then. */
    public Evaluation under(Receipt other) {
        return new Evaluation(gist, EvaluationTelling.of(other, trace()), aftermath);
    }

    /** What was decided and found about it after it was made; no part of what is archived. */
    public Aftermath aftermath() {
        return aftermath;
    }

    /**
     * The same result as one that decides nothing: without a number, for demonstration, and the remark goes wherever it goes,
     * first among its reasons and before its status.
     */
    public Evaluation unofficial(Text remark) {
        Text standing = status() == null
                ? remark
                : new Text(remark.zh() + "；" + status().zh(), remark.en() + "; " + status().en());
        return new Evaluation(gist.with(0, true, standing), unofficial(Standing.DRAFT, remark));
    }

    /**
     * The same result as one by criteria that were not in force on its day: without a number, with the remark first
     * among its reasons and before its status, and marked in its receipt.
     */
    public Evaluation backCast(Text remark) {
        Evaluation out = unofficial(remark);
        return new Evaluation(out.gist.with(0, demonstration(), out.status()), unofficial(Standing.BACK_CAST, remark));
    }

    private EvaluationTelling unofficial(Standing standing, Text remark) {
        return EvaluationTelling.of(receipt().standing(standing), trace().because(remark));
    }

    /** All of it in one, as it is printed and archived. */
    public WrittenEvaluation written() {
        return WrittenEvaluation.of(this);
    }

    public long id() {
        return gist.id();
    }

    public EvaluationRequest request() {
        return gist.request();
    }

    public Text subjectName() {
        return gist.subjectName();
    }

    public BureauCode bureau() {
        return gist.bureau();
    }

    public Text criteriaTitle() {
        return gist.criteriaTitle();
    }

    public boolean demonstration() {
        return gist.demonstration();
    }

    /** May be null. */
    public Text status() {
        return gist.status();
    }

    public Verdict verdict() {
        return gist.verdict();
    }

    /** Null while a fact is missing. */
    public BigDecimal total() {
        return gist.total();
    }

    public BigDecimal lowest() {
        return gist.lowest();
    }

    public BigDecimal highest() {
        return gist.highest();
    }

    public BigDecimal maximum() {
        return gist.maximum();
    }

    public BigDecimal passMark() {
        return gist.passMark();
    }

    public Receipt receipt() {
        return telling.receipt();
    }

    public EvaluationTrace trace() {
        return telling.trace();
    }

    /** May be null. */
    public Text grade() {
        return trace().grade();
    }

    public boolean synthetic() {
        return trace().synthetic();
    }

    public List<Part> parts() {
        return trace().parts();
    }

    public List<Veto> vetoes() {
        return trace().vetoes();
    }

    public List<Missing> missing() {
        return trace().missing();
    }

    public List<Text> reasons() {
        return trace().reasons();
    }

    /**
     * Whether this was made on the same grounds as another: of the same subject and level, year and day, by the same content
     * of the criteria, the same engine and the same facts. One that broke stands on nothing: what broke may have been mended
     * without a trace in the receipt.
     */
    public boolean standsAs(Evaluation other) {
        return verdict() != Verdict.ERROR && hasGroundsOf(other);
    }

    /** Whether this broke as another one did that was made just now on the same grounds: to keep that as well would tell nothing new. */
    public boolean brokeAs(Evaluation other) {
        return verdict() == Verdict.ERROR
                && other.verdict() == Verdict.ERROR
                && hasGroundsOf(other)
                && trace().equals(other.trace());
    }

    private boolean hasGroundsOf(Evaluation other) {
        return request().subject().equals(other.request().subject())
                && request().level().equals(other.request().level())
                && request().year() == other.request().year()
                && request().asOf().equals(other.request().asOf())
                && receipt().grounds().equals(other.receipt().grounds());
    }

    /** Equal when they tell the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Evaluation evaluation
                && gist.equals(evaluation.gist)
                && aftermath.equals(evaluation.aftermath)
                && receipt().equals(evaluation.receipt())
                && trace().equals(evaluation.trace());
    }

    @Override
    public int hashCode() {
        return gist.hashCode();
    }

    @Override
    public String toString() {
        return gist.toString();
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
     * @param signer who signed the bundle that brought the set, as {@link org.shifan.api.trust.Ruling#signer} says it;
     *     null of a result that was made before this was noted, or by a set that is in no bundle
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
            List<Layers.Base> bases,
            String signer) {
        public Receipt {
            // Of results that were archived before it was noted.
            bundles = bundles == null ? List.of() : List.copyOf(bundles);
            bases = bases == null ? List.of() : List.copyOf(bases);
        }

        /** What the result stands on: criteria, engine and facts. */
        List<String> grounds() {
            return List.of(criteriaId, version, digest, engine, facts);
        }

        /** Of a set of which nobody knows who signed it. */
        public Receipt(
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
            this(criteriaId, version, digest, engine, facts, made, standing, bundles, catalogue, rounding, bases, null);
        }

        /** A receipt without what came later. */
        public Receipt(String criteriaId, String version, String digest, String engine, String facts, Instant made) {
            this(criteriaId, version, digest, engine, facts, made, null, List.of(), null, null, List.of());
        }

        /** The same under another standing. */
        public Receipt standing(Standing other) {
            return new Receipt(
                    criteriaId,
                    version,
                    digest,
                    engine,
                    facts,
                    made,
                    other,
                    bundles,
                    catalogue,
                    rounding,
                    bases,
                    signer);
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
