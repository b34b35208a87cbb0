// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.shifan.api.evaluation.EvaluationTrace;
import org.shifan.api.evaluation.Verdict;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Rounding;

/** A sheet in longs: gives the numbers at once, and the words when they are asked for. */
final class LongSheet {
    private final Sheet sheet;
    private final Rounding rounding;
    /** The bonus last. */
    private final LongPart[] parts;

    private final int scored;
    /** Of all parts, those of a kind together: in a row of the same kind it can be foreseen what is called next. */
    private final LongRule[] rules;
    /** Where the item of each of these stands. */
    private final int[] places;
    /** Where the points of its part are added up, behind those of the items. */
    private final int[] partOf;
    /** Of all parts, so that none is gone to where all is decided. */
    private final LongCheck[] spreading;

    private final long[] caps;
    private final long[] minima;
    private final int[] keyed;
    private final long[] keys;

    private final LongCheck[] vetoes;
    private final long pass;
    /** By how much the sum of the items is multiplied, or else divided, to be in units of the total. */
    private final long grow;

    private final long shrink;

    private LongSheet(Sheet sheet) {
        CriteriaDocument document = sheet.document();
        if (document.items().anyMatch(Item::spreadsOverAll)) {
            throw new ArithmeticException("what is spread over parts is spread in fractions");
        }
        this.sheet = sheet;
        this.rounding = document.rounding();
        List<LongPart> out = new ArrayList<>();
        int first = 0;
        for (PartPlan part : sheet.parts()) {
            out.add(LongPart.of(part, first, part.part().weight(), rounding));
            first += part.items().size();
        }
        this.scored = out.size();
        if (sheet.bonus().isPresent()) {
            PartPlan bonus = sheet.bonus().get();
            out.add(LongPart.of(bonus, first, document.bonus().orElseThrow().cap(), rounding));
            first += bonus.items().size();
        }
        this.parts = out.toArray(LongPart[]::new);
        LongRule[] all =
                out.stream().flatMap(part -> Arrays.stream(part.rules())).toArray(LongRule[]::new);
        this.places = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparing(item -> LongRule.kind(all[item])))
                .mapToInt(Integer::intValue)
                .toArray();
        this.rules = Arrays.stream(places).mapToObj(item -> all[item]).toArray(LongRule[]::new);
        int[] parts = IntStream.range(0, out.size())
                .flatMap(part ->
                        IntStream.generate(() -> part).limit(out.get(part).rules().length))
                .toArray();
        this.partOf =
                Arrays.stream(places).map(item -> all.length + parts[item]).toArray();
        this.spreading =
                out.stream().flatMap(part -> Arrays.stream(part.spreading())).toArray(LongCheck[]::new);
        this.caps = out.stream().mapToLong(LongPart::cap).toArray();
        this.minima = IntStream.range(0, out.size())
                .mapToLong(part -> part < scored ? out.get(part).minimum() : Longs.OPEN)
                .toArray();
        this.keyed = out.stream()
                .limit(scored)
                .flatMapToInt(part -> Arrays.stream(part.keyed()))
                .toArray();
        this.keys = out.stream()
                .limit(scored)
                .flatMapToLong(part -> Arrays.stream(part.keys()))
                .toArray();
        this.vetoes = sheet.vetoes().stream()
                .map(veto -> LongPart.check(veto.check()))
                .toArray(LongCheck[]::new);
        this.pass = Longs.reaching(document.pass(), rounding.total());
        this.grow = Longs.power(Math.max(0, rounding.total() - rounding.item()));
        this.shrink = Longs.power(Math.max(0, rounding.item() - rounding.total()));
    }

    /** Empty when its numbers are too long, points do not fit an {@code int}, or a cap needs more decimals than points. */
    static Optional<LongSheet> of(Sheet sheet) {
        try {
            LongSheet out = new LongSheet(sheet);
            out.bound();
            return Optional.of(out);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Makes sure that no sum of points can overflow: an item never has more points than its part weighs. */
    private void bound() {
        BigDecimal most = BigDecimal.ZERO;
        for (LongPart part : parts) {
            BigDecimal weight = part.plan().part().weight().add(BigDecimal.ONE);
            most = most.add(weight.multiply(BigDecimal.valueOf(part.rules().length)));
        }
        int decimals = Math.max(rounding.item(), rounding.total());
        most.movePointRight(decimals).setScale(0, RoundingMode.CEILING).intValueExact();
    }

    Scoring score(Inputs inputs) {
        long[] facts = inputs.packed();
        int[] points = new int[rules.length + caps.length];
        if (inLongs(facts, points) && LongPart.nothingIsSpread(spreading, facts)) {
            return settled(inputs, points);
        }
        Tally tally = tally(points);
        for (LongPart part : parts) {
            part.scoreOpen(inputs, tally, rounding);
        }
        return open(inputs, tally);
    }

    /**
     * Puts the points of each item that longs decide, and open for the others; whether there are no others.
     *
     * @param points behind them those of each part are added up, which means something only then
     */
    private boolean inLongs(long[] facts, int[] points) {
        boolean out = true;
        for (int i = 0; i < rules.length; i++) {
            long own = points(rules[i], facts);
            points[places[i]] = (int) own;
            points[partOf[i]] += (int) own;
            out &= own != Longs.OPEN;
        }
        return out;
    }

    private static long points(LongRule rule, long[] facts) {
        try {
            return LongRule.points(rule, facts);
        } catch (ArithmeticException e) {
            return Longs.OPEN;
        }
    }

    /** All items have their points in longs. */
    private Scoring settled(Inputs inputs, int[] points) {
        long sum = 0;
        boolean passed = true;
        for (int i = 0; i < caps.length; i++) {
            long own = Math.min(points[rules.length + i], caps[i]);
            sum += own;
            passed &= own >= minima[i];
        }
        for (int i = 0; i < keys.length; i++) {
            passed &= points[keyed[i]] >= keys[i];
        }
        long total = round(sum);
        BigDecimal decimal = BigDecimal.valueOf(total, rounding.total());
        Verdict verdict = verdict(inputs, Truth.of(passed && total >= pass), false);
        return new Scoring(verdict, decimal, decimal, true, new Teller(this, inputs, points, verdict));
    }

    /** Makes the words of what longs decided; of the same facts and points they are the same, and need not be made to know it. */
    private record Teller(LongSheet sheet, Inputs inputs, int[] points, Verdict verdict)
            implements Supplier<EvaluationTrace> {
        @Override
        public EvaluationTrace get() {
            return sheet.tell(inputs, sheet.tally(points), verdict);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Teller teller
                    && sheet == teller.sheet
                    && Arrays.equals(points, teller.points)
                    && inputs.isOfSameFacts(teller.inputs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(points);
        }
    }

    private Tally tally(int[] points) {
        return new Tally(points, rules.length);
    }

    private Scoring open(Inputs inputs, Tally tally) {
        long lowest = total(tally.lowest());
        long highest = tally.lowest() == tally.highest() ? lowest : total(tally.highest());
        BigDecimal least = BigDecimal.valueOf(lowest, rounding.total());
        BigDecimal most = lowest == highest ? least : BigDecimal.valueOf(highest, rounding.total());
        Truth passed = Tally.reaches(pass, lowest, highest);
        for (int i = 0; i < scored; i++) {
            passed = passed.and(parts[i].reached(tally));
        }
        Verdict verdict = verdict(inputs, passed, tally.broken(0, rules.length));
        return new Scoring(verdict, least, most, decided(tally, lowest, highest), () -> tell(inputs, tally, verdict));
    }

    private long total(int[] points) {
        long sum = 0;
        for (LongPart part : parts) {
            sum += part.sum(points);
        }
        return round(sum);
    }

    private long round(long sum) {
        return shrink == 1 ? sum * grow : Longs.round(sum, shrink, rounding.mode());
    }

    private boolean decided(Tally tally, long lowest, long highest) {
        if (lowest != highest) {
            return false;
        }
        for (LongPart part : parts) {
            if (part.broken(tally) || part.sum(tally.lowest()) != part.sum(tally.highest())) {
                return false;
            }
        }
        return true;
    }

    private Verdict verdict(Inputs inputs, Truth passed, boolean broken) {
        Truth veto = Truth.NO;
        for (int i = 0; i < vetoes.length; i++) {
            long applies = LongPart.test(vetoes[i], inputs.packed());
            if (applies != Longs.OPEN) {
                veto = veto.or(Truth.of(applies == 1));
                continue;
            }
            switch (VetoResult.of(sheet.vetoes().get(i), inputs).state()) {
                case ERROR -> {
                    return Verdict.ERROR;
                }
                case APPLIES -> veto = Truth.YES;
                case UNKNOWN -> veto = veto.or(Truth.UNKNOWN);
                case CLEAR -> {}
            }
        }
        return broken ? Verdict.ERROR : Judgement.verdict(veto, passed);
    }

    private EvaluationTrace tell(Inputs inputs, Tally tally, Verdict verdict) {
        Map<PartPlan, LongPart> byPlan = new IdentityHashMap<>();
        for (LongPart part : parts) {
            byPlan.put(part.plan(), part);
        }
        Sheet.Results results = sheet.results(
                inputs,
                plan -> tally.results(byPlan.get(plan), inputs, rounding),
                plan -> plan.part().weight());
        Judgement.Decision decision = Judgement.of(sheet.document(), results);
        if (decision.verdict() != verdict) {
            throw new IllegalStateException(decision.verdict() + " by fractions and " + verdict + " in longs");
        }
        return new Narrator(sheet.document(), inputs).tell(results, decision);
    }
}
