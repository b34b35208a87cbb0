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

/** Treatments of shipments, one after the other, on one thread: how long one takes, and the longest of a hundred. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TreatmentBenchmark {
    @Param({"hand", "service"})
    public String decided;

    private TreatmentPeer peer;
    private int next;

    @Setup
    public void prepare() {
        peer = TreatmentPeer.of(decided);
    }

    @Benchmark
    public Object treat() {
        int shipment = next;
        next = shipment + 1 == TreatmentCases.COUNT ? 0 : shipment + 1;
        return peer.treat(shipment);
    }
}
