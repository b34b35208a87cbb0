// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.plan.PartPlan.Leaving;

/**
 * One subject under other weights of the scored items. An item's points are in proportion to its weight; the rule
 * itself, key points, minimums and limits of parts, the bonus, vetoes and the pass mark stay as the document says.
 */
public final class Reweighed {
    private final CriteriaDocument document;
    private final List<List<Line>> parts = new ArrayList<>();
    private final List<Line> lines;
    private final Sheet.Results results;
    private final boolean broken;

    /**
     * A scored item.
     *
     * @param number its place among all
     * @param own what its rule gives, before weights are spread; of one that broke anything from none to all
     * @param broke whether it could not be computed
     */
    private record Line(int number, Item item, Truth left, Range own, boolean broke) {
        Leaving leaving(Fraction weight, boolean overAll) {
            return item.spreads() && item.spreadsOverAll() == overAll ? Leaving.of(left, weight) : Leaving.NOTHING;
        }
    }

    /** An item whose weight may be moved. */
    public record Weight(String id, Text title, BigDecimal weight) {}

    /** @param total null while a fact is missing */
    public record Result(Verdict verdict, BigDecimal total, BigDecimal lowest, BigDecimal highest) {}

    Reweighed(Sheet sheet, Inputs inputs) {
        this.document = sheet.document();
        this.results = sheet.results(inputs);
        int number = 0;
        for (int p = 0; p < sheet.parts().size(); p++) {
            PartPlan.Applied applied = sheet.parts().get(p).applied(inputs);
            List<Line> part = new ArrayList<>();
            for (ItemResult result : results.parts().get(p).items()) {
                Item item = result.plan().item();
                Fraction weight = Fraction.of(item.weight());
                boolean broke = result.outcome() == Evaluation.Outcome.ERROR;
                Range own = broke
                        ? new Range(Fraction.ZERO, weight)
                        : result.score().map(Score::points).orElse(Range.of(weight));
                part.add(new Line(number, item, applied.left(part.size()), own, broke));
                number++;
            }
            parts.add(part);
        }
        this.lines = parts.stream().flatMap(List::stream).toList();
        this.broken =
                results.all().stream().flatMap(part -> part.items().stream()).anyMatch(ItemResult::breaks)
                        || results.vetoes().stream().anyMatch(v -> v.state() == Evaluation.VetoState.ERROR);
    }

    /** The scored items in their order. */
    public List<Weight> weights() {
        return lines.stream()
                .map(line -> new Weight(
                        line.item().id(), line.item().title(), line.item().weight()))
                .toList();
    }

    /** With the weights of the document. */
    public Result asDeclared() {
        Fraction[] same = new Fraction[lines.size()];
        Arrays.fill(same, Words.ONE);
        return result(same);
    }

    /**
     * With one item's weight and the others in proportion, so that the sum stays.
     *
     * @param moved the item's place among {@link #weights()}
     * @param weight its weight, above 0 and below the sum; the item is not all there is
     */
    public Result with(int moved, BigDecimal weight) {
        BigDecimal own = lines.get(moved).item().weight();
        Fraction others = Fraction.quotient(
                document.total().subtract(weight), document.total().subtract(own));
        Fraction[] ratios = new Fraction[lines.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = i == moved ? Fraction.quotient(weight, own) : others;
        }
        return result(ratios);
    }

    private Result result(Fraction[] ratios) {
        Leaving everywhere = leaving(lines, ratios, true);
        BigDecimal lowest = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        boolean decided = true;
        for (List<Line> part : parts) {
            BigDecimal least = BigDecimal.ZERO;
            BigDecimal most = BigDecimal.ZERO;
            Moved moved = new Moved(part, ratios, everywhere);
            for (Line line : part) {
                Range points = moved.points(line);
                least = least.add(round(points.low()));
                most = most.add(round(points.high()));
            }
            BigDecimal cap = round(moved.cap());
            lowest = lowest.add(least.min(cap));
            highest = highest.add(most.min(cap));
            decided &= least.compareTo(most) == 0;
        }
        BigDecimal least = total(lowest, results.bonus().map(PartResult::lowest).orElse(BigDecimal.ZERO));
        BigDecimal most =
                total(highest, results.bonus().map(PartResult::highest).orElse(BigDecimal.ZERO));
        boolean one = decided
                && !broken
                && least.compareTo(most) == 0
                && results.bonus().filter(bonus -> !bonus.decided()).isEmpty();
        return new Result(verdict(least, most), one ? least : null, least, most);
    }

    private BigDecimal total(BigDecimal points, BigDecimal bonus) {
        return document.rounding().ofTotal(points.min(document.total()).add(bonus));
    }

    private Verdict verdict(BigDecimal least, BigDecimal most) {
        if (broken) {
            return Verdict.ERROR;
        }
        Truth reached = least.compareTo(document.pass()) >= 0
                ? Truth.YES
                : most.compareTo(document.pass()) < 0 ? Truth.NO : Truth.UNKNOWN;
        return Judgement.verdict(document, results, reached);
    }

    private static Leaving leaving(List<Line> lines, Fraction[] ratios, boolean overAll) {
        Leaving out = Leaving.NOTHING;
        for (Line line : lines) {
            out = out.plus(line.leaving(weight(line, ratios), overAll));
        }
        return out;
    }

    private static Fraction weight(Line line, Fraction[] ratios) {
        return Fraction.of(line.item().weight()).times(ratios[line.number()]);
    }

    private BigDecimal round(Fraction points) {
        return points.round(
                document.rounding().item(), document.rounding().mode().rounding());
    }

    /** A part with moved weights: what is spread inside it, and what leaves it for all. */
    private final class Moved {
        private final Fraction[] ratios;
        private final Fraction weight;
        private final Leaving inside;
        private final Leaving outside;
        private final Leaving everywhere;

        Moved(List<Line> part, Fraction[] ratios, Leaving everywhere) {
            this.ratios = ratios;
            this.everywhere = everywhere;
            this.weight =
                    part.stream().map(line -> Reweighed.weight(line, ratios)).reduce(Fraction.ZERO, Fraction::plus);
            this.inside = leaving(part, ratios, false);
            this.outside = leaving(part, ratios, true);
        }

        Range points(Line line) {
            Fraction all = Reweighed.weight(line, ratios);
            Fraction away = line.item().spreads() ? Fraction.ZERO : all;
            // Whether one that broke does not apply is in doubt, as in the evaluation itself.
            if (line.left() == Truth.YES && !line.broke()) {
                return Range.of(away);
            }
            // What may leave this item does not grow it: it is either here or spread.
            Leaving others = everywhere.withoutPerhaps(line.leaving(all, true));
            Leaving out = outside.withoutPerhaps(line.leaving(all, true));
            Leaving in = inside.withoutPerhaps(line.leaving(all, false));
            Fraction ratio = ratios[line.number()];
            Range own = new Range(
                    line.own().low().times(ratio).times(factor(out.surely(), in.surely(), others.surely())),
                    line.own().high().times(ratio).times(factor(out.most(), in.most(), others.most())));
            return line.left() == Truth.UNKNOWN ? own.hull(Range.of(away)) : own;
        }

        private Fraction factor(Fraction out, Fraction in, Fraction everywhereElse) {
            return Leaving.factor(weight.minus(out), in)
                    .times(Leaving.factor(Fraction.of(document.total()), everywhereElse));
        }

        Fraction cap() {
            return everywhere.most().signum() == 0
                    ? weight
                    : weight.minus(outside.surely())
                            .times(Leaving.factor(Fraction.of(document.total()), everywhere.most()));
        }
    }
}
