// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.Arrays;

import org.shifan.api.evaluation.Verdict;

/** A result with its trace in floating point. */
final class Doubles {
    final double[] points = new double[Sheet.ITEMS];
    final double[] inputs = new double[Sheet.INPUTS];
    double total;
    Verdict verdict;
    private int item;
    private int input;

    Doubles in(double value) {
        inputs[input++] = value;
        return this;
    }

    Doubles in(boolean value) {
        return in(value ? 1 : 0);
    }

    void item(double value) {
        points[item++] = value;
    }

    Outcome outcome() {
        return Outcome.of(
                verdict,
                total,
                Arrays.stream(points).boxed().toArray(),
                Arrays.stream(inputs).boxed().toArray());
    }
}
