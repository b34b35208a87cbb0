// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.EvidenceRule;
import org.shifan.evaluation.document.EvidenceRule.Proof;

/** Documents that have to be valid on the day; one that is not is an error that names it, and never a silent no. */
record EvidenceScorer(EvidenceRule rule, List<Fraction> points) implements Scorer {
    EvidenceScorer {
        points = List.copyOf(points);
    }

    @Override
    public Score score(Inputs inputs) throws Broken {
        Range sum = Range.of(Fraction.ZERO);
        List<Lack> lacks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Proof proof = rule.proofs().get(i);
            Truth there = there(proof, inputs);
            sum = sum.plus(
                    switch (there) {
                        case YES -> Range.of(points.get(i));
                        case NO -> Range.of(Fraction.ZERO);
                        case UNKNOWN -> Range.between(Fraction.ZERO, points.get(i));
                    });
            if (there == Truth.UNKNOWN) {
                lacks.add(new Lack(fact(proof), proof.title(), Words.say("plan.evidence.owed"), rule.by()));
            }
        }
        return sum.known() ? Score.of(sum) : Score.lacking(sum, lacks);
    }

    private static Truth there(Proof proof, Inputs inputs) throws Broken {
        Optional<Evidence> entry = inputs.evidence(proof.name());
        if (entry.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (!entry.get().there()) {
            return Truth.NO;
        }
        String reference = entry.get().decision().evidence();
        Optional<LocalDate> last = last(proof, entry.get());
        if (entry.get().from().isAfter(inputs.asOf())) {
            throw new Broken(Words.say(
                    "plan.evidence.early",
                    proof.title(),
                    reference,
                    entry.get().from().toString()));
        }
        if (last.filter(day -> day.isBefore(inputs.asOf())).isPresent()) {
            throw new Broken(Words.say(
                    "plan.evidence.expired",
                    proof.title(),
                    reference,
                    last.get().toString()));
        }
        return Truth.YES;
    }

    /** The last day on which it counts: its own, or that of the criteria if it comes first. */
    private static Optional<LocalDate> last(Proof proof, Evidence entry) {
        Optional<LocalDate> own = Optional.ofNullable(entry.to());
        Optional<LocalDate> declared =
                proof.months().map(months -> entry.from().plusMonths(months).minusDays(1));
        if (own.isPresent() && declared.isPresent()) {
            return own.get().isBefore(declared.get()) ? own : declared;
        }
        return own.or(() -> declared);
    }

    private static FactId fact(Proof proof) {
        return FactId.of("evidence." + proof.name());
    }

    @Override
    public List<Slot> slots() {
        return List.of();
    }

    @Override
    public List<Evaluation.Input> further(Inputs inputs) {
        return rule.proofs().stream().map(proof -> input(proof, inputs)).toList();
    }

    private static Evaluation.Input input(Proof proof, Inputs inputs) {
        Optional<Evidence> entry = inputs.evidence(proof.name());
        return new Evaluation.Input(
                fact(proof),
                proof.title(),
                entry.map(e -> e.there() ? BigDecimal.ONE : BigDecimal.ZERO).orElse(null),
                "truth",
                inputs.year(),
                entry.map(EvidenceScorer::source).stream().toList(),
                false,
                entry.isPresent() ? null : Words.say("plan.evidence.owed"));
    }

    private static String source(Evidence entry) {
        String valid = entry.there() ? " " + entry.from() + " - " + (entry.to() == null ? "" : entry.to()) : "";
        return entry.decision().by() + ": " + entry.decision().evidence() + valid + " @ #" + entry.id() + " "
                + entry.decision().on();
    }

    @Override
    public Text formula() {
        List<Text> each = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Proof proof = rule.proofs().get(i);
            Text title = proof.months()
                    .map(months -> Words.say("plan.evidence.months", proof.title(), months))
                    .orElse(proof.title());
            each.add(Words.say("plan.checklist.each", title, points.get(i).shown()));
        }
        return Words.say("plan.evidence", Words.list(each));
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        List<Text> each = new ArrayList<>();
        for (Proof proof : rule.proofs()) {
            each.add(Words.say(
                    "plan.is.found", proof.title(), there(proof, inputs).mark()));
        }
        return Words.say("plan.gives", Words.list(each), Words.points(score.points()));
    }
}
