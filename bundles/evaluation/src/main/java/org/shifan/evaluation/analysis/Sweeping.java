// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.Sweep.Crossing;
import org.shifan.api.analysis.Sweep.Point;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Runs one fact over a range: the result at each step, and exactly where verdict and grade change between them. */
final class Sweeping {
    private static final int MOST_POINTS = 10_000;

    private final Case asked;
    private final FactNeed need;
    private final FactDefinition fact;
    private final Sweep.Range range;

    Sweeping(Case asked, Sweep.Range range) {
        this.asked = asked;
        this.range = range;
        this.need = asked.need(range.fact(), range.year());
        this.fact = asked.definition(need);
    }

    Sweep run(List<Assumption> assumptions) {
        Inputs inputs = asked.plan().read(asked.facts());
        List<Point> points = new ArrayList<>();
        for (BigDecimal value : steps()) {
            Scoring scoring = asked.plan().evaluate(inputs.with(need, Search.assumed(Case.sound(fact, value))));
            points.add(new Point(value, Chosen.outcome(asked.plan(), scoring)));
        }
        Lattice values = Lattice.between(
                Lattice.of(fact, range.from(), range.to(), range.step()).step(), range.from(), range.to());
        List<BigDecimal> listed = asked.plan().listed(need, asked.facts().asOf()).stream()
                .filter(value -> value.compareTo(range.from()) >= 0 && value.compareTo(range.to()) <= 0)
                .toList();
        values = values.only(listed);
        List<Crossing> crossings = new ArrayList<>();
        boolean complete = true;
        for (Marked marked : marks()) {
            try {
                Search search = new Search(asked.plan(), inputs, need, values);
                crossings.addAll(crossings(search, values, marked));
            } catch (Search.GivenUp e) {
                complete = false;
            }
        }
        crossings.sort(Comparator.comparing(Crossing::at).thenComparing(Crossing::threshold));
        return new Sweep(
                Chosen.describe(asked.plan()),
                asked.facts().subject(),
                fact.id(),
                fact.title(),
                asked.facts().year() - need.yearsBack(),
                fact.unit().code(),
                values.step(),
                assumptions,
                points,
                crossings,
                complete);
    }

    private List<BigDecimal> steps() {
        BigDecimal length = range.to().subtract(range.from());
        if (range.step().signum() <= 0
                || length.signum() < 0
                || length.compareTo(range.step().multiply(BigDecimal.valueOf(MOST_POINTS))) > 0) {
            throw new ShifanException(
                    M.message("analysis.sweep.range", fact.id(), range.from(), range.to(), range.step(), MOST_POINTS));
        }
        List<BigDecimal> out = new ArrayList<>();
        for (BigDecimal value = range.from(); value.compareTo(range.to()) <= 0; value = value.add(range.step())) {
            out.add(value);
        }
        return out;
    }

    /** Something that is reached or lost on the way. */
    private record Marked(Text name, BigDecimal threshold, Search.Mark mark) {}

    /** Passing, which needs more than the total, and the totals from which grades are given. */
    private List<Marked> marks() {
        CriteriaDocument set = asked.plan().document();
        List<Marked> out = new ArrayList<>();
        out.add(new Marked(M.text("analysis.mark.passes"), set.pass(), Search.PASSES));
        out.add(new Marked(M.text("analysis.pass-mark"), set.pass(), Search.reaches(set.pass())));
        set.grades().stream()
                .filter(grade -> grade.from().compareTo(set.pass()) > 0)
                .forEach(grade -> out.add(new Marked(grade.title(), grade.from(), Search.reaches(grade.from()))));
        return out;
    }

    private static List<Crossing> crossings(Search search, Lattice values, Marked marked) throws Search.GivenUp {
        List<Search.Run> runs = search.runs(0, values.last(), marked.mark());
        List<Crossing> out = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            Search.Run run = runs.get(i);
            out.add(new Crossing(
                    marked.name(),
                    marked.threshold(),
                    values.at(run.from() - 1),
                    values.at(run.from()),
                    run.holds(),
                    search.at(run.from()).total()));
        }
        return out;
    }
}
