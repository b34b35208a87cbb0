// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.Robustness.Flip;
import org.shifan.api.analysis.Robustness.Line;
import org.shifan.api.analysis.Robustness.Order;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Reweighed;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Moves every weight up and down, for one subject after the other, and remembers who changes places. */
final class Shaken {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Plan plan;
    private final BigDecimal percent;
    private final List<Variant> variants = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Ranked> ranked = new ArrayList<>();
    private final List<Text> unmoved = new ArrayList<>();

    /** A weight that is given to an item, by its place. */
    private record Variant(int item, String id, Text title, BigDecimal weight) {}

    /** A subject that has a place, with its totals as declared and in every variant. */
    private record Ranked(Subject subject, BigDecimal total, List<BigDecimal> totals) {}

    /** @throws ShifanException {@code analysis.percent} */
    Shaken(Plan plan, BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new ShifanException(M.message("analysis.percent", percent));
        }
        this.plan = plan;
        this.percent = percent;
    }

    void add(Case asked) {
        var inputs = plan.read(asked.facts());
        Scoring now = plan.evaluate(inputs);
        Reweighed reweighed = plan.reweighed(inputs);
        Reweighed.Result declared = reweighed.asDeclared();
        if (declared.verdict() != now.verdict() || declared.lowest().compareTo(now.lowest()) != 0) {
            throw new IllegalStateException(
                    asked.facts().subject() + " has " + now + " and " + declared + " with the weights as declared");
        }
        if (lines.isEmpty()) {
            prepare(reweighed.weights());
        }
        List<Flip> flips = new ArrayList<>();
        List<BigDecimal> totals = new ArrayList<>();
        BigDecimal lowest = now.lowest();
        BigDecimal highest = now.highest();
        for (Variant variant : variants) {
            Reweighed.Result result = reweighed.with(variant.item(), variant.weight());
            lowest = lowest.min(result.lowest());
            highest = highest.max(result.highest());
            totals.add(result.total());
            if (result.verdict() != now.verdict()) {
                flips.add(new Flip(variant.id(), variant.title(), variant.weight(), result.verdict(), result.total()));
            }
        }
        lines.add(new Line(
                asked.facts().subject(), asked.candidate().name(), Chosen.outcome(plan, now), lowest, highest, flips));
        if (now.total() != null && now.verdict() != Verdict.FAIL_VETO) {
            ranked.add(new Ranked(asked.facts().subject(), now.total(), totals));
        }
    }

    private void prepare(List<Reweighed.Weight> weights) {
        BigDecimal total = plan.document().total();
        for (int i = 0; i < weights.size(); i++) {
            Reweighed.Weight weight = weights.get(i);
            for (BigDecimal by : List.of(percent.negate(), percent)) {
                BigDecimal moved = weight.weight()
                        .multiply(HUNDRED.add(by))
                        .divide(HUNDRED)
                        .stripTrailingZeros();
                boolean possible = weight.weight().signum() > 0
                        && weight.weight().compareTo(total) < 0
                        && moved.compareTo(total) < 0;
                if (possible) {
                    variants.add(new Variant(i, weight.id(), weight.title(), moved));
                } else {
                    unmoved.add(M.message("analysis.robust.unmoved", weight.title(), weight.weight(), moved)
                            .text());
                }
            }
        }
    }

    Robustness result() {
        List<Text> kept = new ArrayList<>(List.of(M.text("analysis.robust.kept")));
        kept.addAll(unmoved);
        return new Robustness(
                Chosen.describe(plan),
                percent,
                lines,
                orders(),
                List.of(M.message("analysis.robust.varied", variants.size(), percent)
                        .text()),
                kept);
    }

    /** Each pair once, with the first variant that turns it round. */
    private List<Order> orders() {
        List<Order> out = new ArrayList<>();
        for (Ranked above : ranked) {
            for (Ranked below : ranked) {
                if (above.total().compareTo(below.total()) > 0) {
                    for (int v = 0; v < variants.size(); v++) {
                        if (above.totals().get(v).compareTo(below.totals().get(v)) < 0) {
                            Variant variant = variants.get(v);
                            out.add(new Order(
                                    above.subject(), below.subject(), variant.id(), variant.title(), variant.weight()));
                            break;
                        }
                    }
                }
            }
        }
        return out;
    }
}
