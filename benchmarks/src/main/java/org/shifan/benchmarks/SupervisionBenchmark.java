// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

/** What a call of a bundle's own function costs under supervision (docs/containment.md), beside the same called plainly. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SupervisionBenchmark {
    private static final ScoringInput INPUT = new ScoringInput(
            Map.of(FactId.of("qms.certified.share"), new BigDecimal("63.5")),
            Map.of("full-at", new BigDecimal("80")),
            2014,
            LocalDate.of(2015, 6, 30));

    @Param({"plain", "supervised"})
    public String call;

    private ScoringFunction function;

    @Setup
    public void prepare() {
        function = call.equals("plain")
                ? SupervisionBenchmark::square
                : PlugIns.ordinary().guarded(SupervisionBenchmark::square, 1, "benchmark.square");
    }

    /** The function that the archetype begins with. */
    private static ScoringShare square(ScoringInput input) {
        BigDecimal reached =
                input.fact("qms.certified.share").divide(input.parameter("full-at"), MathContext.DECIMAL64);
        BigDecimal share = reached.min(BigDecimal.ONE).pow(2);
        return new ScoringShare(share, new Text("按平方曲线得 " + share, "the square curve gives a share of " + share));
    }

    @Benchmark
    public ScoringShare score() {
        return function.score(INPUT);
    }
}
