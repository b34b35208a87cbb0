// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

/**
 * Searches the values of one fact without trying each: the plan itself says what is still possible while the fact
 * lies between two values, so that a whole stretch is taken or left at once and only those where it changes are cut
 * further. Stretches end where a rule breaks, wherever that is, and no rule has to be known here.
 */
final class Search {
    /** How many evaluations a search may cost. Each narrows a stretch by half; only what never settles takes more. */
    private static final int PATIENCE = 5_000;

    private final Plan plan;
    private final Inputs inputs;
    private final FactNeed need;
    private final Lattice values;
    private int left = PATIENCE;

    Search(Plan plan, Inputs inputs, FactNeed need, Lattice values) {
        this.plan = plan;
        this.inputs = inputs;
        this.need = need;
        this.values = values;
    }

    /** What holds on a stretch of values. */
    enum Holds {
        EVERYWHERE,
        NOWHERE,
        /** Not told apart yet; for one value: it is undecided there, so that it does not hold. */
        OPEN
    }

    /** Something that may hold of a result. */
    interface Mark {
        Holds on(Scoring scoring);
    }

    /** A stretch on which the mark holds everywhere or nowhere. */
    record Run(long from, long to, boolean holds) {}

    /** The patience ended before it was certain. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1;
    }

    static final Mark PASSES = scoring -> switch (scoring.verdict()) {
        case PASS -> Holds.EVERYWHERE;
        case INDETERMINATE -> Holds.OPEN;
        case FAIL, FAIL_VETO, ERROR -> Holds.NOWHERE;
    };

    /** The total surely is at least that. */
    static Mark reaches(BigDecimal total) {
        return scoring -> {
            if (scoring.verdict() == Verdict.ERROR || scoring.highest().compareTo(total) < 0) {
                return Holds.NOWHERE;
            }
            return scoring.lowest().compareTo(total) >= 0 ? Holds.EVERYWHERE : Holds.OPEN;
        };
    }

    Scoring at(long number) {
        return plan.evaluate(inputs.with(need, assumed(values.at(number))));
    }

    static FactValue assumed(BigDecimal value) {
        return FactValue.known(value, new FactValue.Source("assumed / 假设", "-", true));
    }

    private Scoring on(long from, long to) throws GivenUp {
        spend();
        return from == to ? at(from) : plan.evaluate(inputs.between(need, values.at(from), values.at(to)));
    }

    private void spend() throws GivenUp {
        if (left-- == 0) {
            throw new GivenUp();
        }
    }

    /** The number of the first value from one to another, upwards or downwards, for which the mark holds. */
    OptionalLong first(long from, long to, Mark mark) throws GivenUp {
        boolean up = from <= to;
        Deque<long[]> stretches = new ArrayDeque<>();
        stretches.push(new long[] {Math.min(from, to), Math.max(from, to)});
        while (!stretches.isEmpty()) {
            long[] stretch = stretches.pop();
            Holds holds = mark.on(on(stretch[0], stretch[1]));
            long end = up ? stretch[0] : stretch[1];
            // A stretch speaks of the values that its rules know; one that breaks a rule is found at the end.
            if (holds == Holds.EVERYWHERE && mark.on(on(end, end)) == Holds.EVERYWHERE) {
                return OptionalLong.of(end);
            }
            if (holds != Holds.NOWHERE && stretch[0] < stretch[1]) {
                long middle = middle(stretch[0], stretch[1]);
                long[] lower = {stretch[0], middle};
                long[] upper = {middle + 1, stretch[1]};
                stretches.push(up ? upper : lower);
                stretches.push(up ? lower : upper);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Whether for one of the values it hangs on other missing facts if the mark holds. To be asked when it is sure to
     * hold for none.
     */
    boolean undecided(Mark mark) throws GivenUp {
        Deque<long[]> stretches = new ArrayDeque<>();
        stretches.push(new long[] {0, values.last()});
        while (!stretches.isEmpty()) {
            long[] stretch = stretches.pop();
            spend();
            Scoring scoring = stretch[0] == stretch[1]
                    ? at(stretch[0])
                    : plan.evaluate(inputs.somewhere(need, values.at(stretch[0]), values.at(stretch[1])));
            if (mark.on(scoring) != Holds.NOWHERE) {
                if (stretch[0] == stretch[1]) {
                    return true;
                }
                long middle = middle(stretch[0], stretch[1]);
                stretches.push(new long[] {stretch[0], middle});
                stretches.push(new long[] {middle + 1, stretch[1]});
            }
        }
        return false;
    }

    private record Stretch(long from, long to, BigDecimal highest) {}

    /** The highest total that is sure to be reached by one of the values. */
    BigDecimal best(long from, long to) throws GivenUp {
        BigDecimal best = sure(from).max(sure(to));
        PriorityQueue<Stretch> open =
                new PriorityQueue<>(Comparator.comparing(Stretch::highest).reversed());
        open(from, to, open);
        while (!open.isEmpty() && open.peek().highest().compareTo(best) > 0) {
            Stretch stretch = open.poll();
            if (stretch.from() < stretch.to()) {
                long middle = middle(stretch.from(), stretch.to());
                best = best.max(sure(middle)).max(sure(middle + 1));
                open(stretch.from(), middle, open);
                open(middle + 1, stretch.to(), open);
            }
        }
        return best;
    }

    private BigDecimal sure(long number) throws GivenUp {
        Scoring scoring = on(number, number);
        return scoring.verdict() == Verdict.ERROR ? BigDecimal.ZERO : scoring.lowest();
    }

    /** What breaks everywhere on a stretch leads to no total. */
    private void open(long from, long to, PriorityQueue<Stretch> stretches) throws GivenUp {
        Scoring scoring = on(from, to);
        if (scoring.verdict() != Verdict.ERROR) {
            stretches.add(new Stretch(from, to, scoring.highest()));
        }
    }

    /** All values from one to another as stretches on which the mark holds or not, in their order. */
    List<Run> runs(long from, long to, Mark mark) throws GivenUp {
        List<Run> out = new ArrayList<>();
        Deque<long[]> stretches = new ArrayDeque<>();
        stretches.push(new long[] {from, to});
        while (!stretches.isEmpty()) {
            long[] stretch = stretches.pop();
            Holds holds = mark.on(on(stretch[0], stretch[1]));
            if (holds == Holds.OPEN && stretch[0] < stretch[1]) {
                long middle = middle(stretch[0], stretch[1]);
                stretches.push(new long[] {middle + 1, stretch[1]});
                stretches.push(new long[] {stretch[0], middle});
            } else {
                add(out, new Run(stretch[0], stretch[1], holds == Holds.EVERYWHERE));
            }
        }
        return out;
    }

    private static void add(List<Run> runs, Run next) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.holds() == next.holds()) {
            runs.set(runs.size() - 1, new Run(last.from(), next.to(), last.holds()));
        } else {
            runs.add(next);
        }
    }

    private static long middle(long from, long to) {
        return from + (to - from) / 2;
    }
}
