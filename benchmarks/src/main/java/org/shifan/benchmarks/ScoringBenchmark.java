// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Evaluations per second, one zone after the other, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScoringBenchmark {
    @Param({
        "double",
        "decimal",
        "service",
        "service-single",
        "engine",
        "engine-snapshot",
        "engine-words",
        "jexl-items",
        "jexl-script",
        "drools-lasting",
        "drools-fresh",
        "dmn-tables",
        "dmn-decisions",
        "dmn-context",
        "poi"
    })
    public String peer;

    private Peer scoring;
    private int next;

    @Setup
    public void prepare() {
        scoring = Peers.of(peer);
    }

    @Benchmark
    public Object evaluate() {
        int zone = next;
        next = zone + 1 == Zones.COUNT ? 0 : zone + 1;
        return scoring.evaluate(zone);
    }
}
