// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.text.Text;

/** A compiled scale: from a value to points. */
sealed interface Curve {
    /** The points that values of this range may give. */
    Range points(Range value);

    Text formula();

    /**
     * Steps: the value of an edge belongs to the step above it.
     *
     * @param edges ascending, one fewer than points
     */
    record Steps(List<Fraction> edges, List<Fraction> points) implements Curve {
        public Steps {
            edges = List.copyOf(edges);
            points = List.copyOf(points);
        }

        @Override
        public Range points(Range value) {
            int first = value.low() == null ? 0 : step(value.low());
            int last = value.high() == null ? edges.size() : step(value.high());
            Range out = Range.of(points.get(first));
            for (int i = first + 1; i <= last; i++) {
                out = out.hull(Range.of(points.get(i)));
            }
            return out;
        }

        private int step(Fraction value) {
            int step = 0;
            while (step < edges.size() && value.compareTo(edges.get(step)) >= 0) {
                step++;
            }
            return step;
        }

        @Override
        public Text formula() {
            List<Text> steps = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                steps.add(step(i));
            }
            return Words.list(steps);
        }

        /** The step that all values of the range are in; -1 when there are several. */
        int only(Range value) {
            int first = value.low() == null ? 0 : step(value.low());
            int last = value.high() == null ? edges.size() : step(value.high());
            return first == last ? first : -1;
        }

        /** A step in words. */
        Text step(int i) {
            String given = points.get(i).shown();
            if (edges.isEmpty()) {
                return Words.say("plan.step.only", given);
            }
            if (i == 0) {
                return Words.say("plan.step.first", edges.get(0).shown(), given);
            }
            return i == edges.size()
                    ? Words.say("plan.step.last", edges.get(i - 1).shown(), given)
                    : Words.say(
                            "plan.step", edges.get(i - 1).shown(), edges.get(i).shown(), given);
        }
    }

    /** A line between two knots, flat outside of them. */
    record Line(Fraction fromAt, Fraction fromPoints, Fraction toAt, Fraction toPoints) implements Curve {
        static Line of(BigDecimal fromAt, BigDecimal fromPoints, BigDecimal toAt, BigDecimal toPoints) {
            return new Line(Fraction.of(fromAt), Fraction.of(fromPoints), Fraction.of(toAt), Fraction.of(toPoints));
        }

        @Override
        public Range points(Range value) {
            Fraction low = value.low() == null ? fromPoints : at(value.low());
            Fraction high = value.high() == null ? toPoints : at(value.high());
            return Range.between(low, high);
        }

        private Fraction at(Fraction value) {
            if (value.compareTo(fromAt) <= 0) {
                return fromPoints;
            }
            if (value.compareTo(toAt) >= 0) {
                return toPoints;
            }
            Fraction share = value.minus(fromAt).over(toAt.minus(fromAt));
            return fromPoints.plus(share.times(toPoints.minus(fromPoints)));
        }

        @Override
        public Text formula() {
            return Words.say("plan.line", fromAt.shown(), fromPoints.shown(), toAt.shown(), toPoints.shown());
        }
    }
}
