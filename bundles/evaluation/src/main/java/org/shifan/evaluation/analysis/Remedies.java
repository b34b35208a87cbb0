// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.LeastChange.Found;
import org.shifan.api.analysis.LeastChange.Left;
import org.shifan.api.analysis.LeastChange.Way;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Looks for the least change that passes, one fact after the other. */
final class Remedies {
    private static final Comparator<Way> NEAREST_FIRST = Comparator.comparing(Way::found)
            .thenComparing(Remedies::effort)
            .thenComparing(Way::best, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Way::fact);

    private final Case asked;
    private final Inputs inputs;
    private final Scoring now;

    Remedies(Case asked) {
        this.asked = asked;
        this.inputs = asked.plan().read(asked.facts());
        this.now = asked.plan().evaluate(inputs);
    }

    LeastChange find() {
        List<Way> ways = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        if (now.verdict() != Verdict.PASS) {
            for (FactNeed need : asked.plan().needs()) {
                Text why = fixed(need);
                if (why == null) {
                    ways.add(way(need));
                } else {
                    FactDefinition fact = asked.definition(need);
                    left.add(new Left(fact.id(), asked.facts().year() - need.yearsBack(), fact.title(), why));
                }
            }
        }
        ways.sort(NEAREST_FIRST);
        return new LeastChange(Chosen.describe(asked.plan()), Chosen.outcome(asked.plan(), now), ways, left);
    }

    /** Why nobody can change it; null when somebody can. */
    private Text fixed(FactNeed need) {
        if (need.yearsBack() > 0) {
            return M.text("analysis.remedy.past");
        }
        Optional<Text> beyond = asked.plan().beyondRemedy(need, asked.facts().asOf());
        if (beyond.isPresent()) {
            return M.message("analysis.remedy.none", beyond.get()).text();
        }
        return asked.plan().readers(need, asked.facts().asOf()).isEmpty() ? M.text("analysis.remedy.unread") : null;
    }

    private Way way(FactNeed need) {
        FactDefinition fact = asked.definition(need);
        BigDecimal current = asked.value(need);
        Lattice values = Lattice.of(fact, current)
                .only(asked.plan().listed(need, asked.facts().asOf()));
        Search search = new Search(asked.plan(), inputs, need, values);
        Draft way = new Draft(fact, asked.facts().year(), current, values);
        try {
            OptionalLong needed = nearest(search, values, current, Search.PASSES);
            if (needed.isPresent()) {
                Scoring there = search.at(needed.getAsLong());
                return way.reached(values.at(needed.getAsLong()), there);
            }
            // What another missing fact may still bring about is not excluded.
            if (new Search(asked.plan(), inputs, need, values).undecided(Search.PASSES)) {
                return way.open(now);
            }
            return most(new Search(asked.plan(), inputs, need, values), values, way);
        } catch (Search.GivenUp e) {
            return way.open(now);
        }
    }

    /** No value passes; how far one can get all the same, if that can be told. */
    private Way most(Search search, Lattice values, Draft way) {
        try {
            BigDecimal best = search.best(0, values.last());
            OptionalLong at = nearest(search, values, way.current(), Search.reaches(best));
            Scoring there = at.isPresent() ? search.at(at.getAsLong()) : now;
            return way.notThisWay(best, at.isPresent() ? values.at(at.getAsLong()) : way.current(), there);
        } catch (Search.GivenUp e) {
            return way.notThisWay(null, null, now);
        }
    }

    /** The value nearest to the current one for which the mark holds, the upper one of two; the least without one. */
    private static OptionalLong nearest(Search search, Lattice values, BigDecimal current, Search.Mark mark)
            throws Search.GivenUp {
        if (current == null) {
            return search.first(0, values.last(), mark);
        }
        long above = values.above(current);
        long below = values.below(current);
        OptionalLong up = above > values.last() ? OptionalLong.empty() : search.first(above, values.last(), mark);
        OptionalLong down = below < 0 ? OptionalLong.empty() : search.first(below, 0, mark);
        if (up.isEmpty() || down.isEmpty()) {
            return up.isPresent() ? up : down;
        }
        BigDecimal rise = values.at(up.getAsLong()).subtract(current);
        BigDecimal fall = current.subtract(values.at(down.getAsLong()));
        return rise.compareTo(fall) <= 0 ? up : down;
    }

    /** How far it is in proportion to where one stands; only for putting the ways in order. */
    private static BigDecimal effort(Way way) {
        if (way.change() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal scale = way.current().abs().max(BigDecimal.ONE);
        return way.change().abs().divide(scale, 6, RoundingMode.HALF_UP);
    }

    /** What is the same of every outcome of a search. */
    private record Draft(FactDefinition fact, int year, BigDecimal current, Lattice values) {
        Way reached(BigDecimal needed, Scoring there) {
            BigDecimal change = current == null ? null : needed.subtract(current);
            return way(Found.REACHED, needed, change, there, there.lowest(), null, null);
        }

        Way notThisWay(BigDecimal best, BigDecimal bestAt, Scoring there) {
            return way(
                    Found.NOT_THIS_WAY,
                    null,
                    null,
                    there,
                    best,
                    bestAt,
                    there.reasons().get(0));
        }

        Way open(Scoring now) {
            return way(Found.OPEN, null, null, now, null, null, M.text("analysis.remedy.open"));
        }

        private Way way(
                Found found,
                BigDecimal needed,
                BigDecimal change,
                Scoring there,
                BigDecimal best,
                BigDecimal bestAt,
                Text reason) {
            return new Way(
                    fact.id(),
                    fact.title(),
                    year,
                    fact.unit().code(),
                    found,
                    current,
                    values.step(),
                    values.low(),
                    values.high(),
                    needed,
                    change,
                    there.verdict(),
                    best,
                    bestAt,
                    reason);
        }
    }
}
