// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

/**
 * Hundreds of swaps of each kind under load. Not part of the build, as it takes most of an hour: {@code ./mvnw verify -pl itests
 * -Psoak}; the table goes to {@code itests/target/swap-soak.md}.
 */
public class SwapSoak extends CriteriaOfNingbo {
    private static final String SWAPS = "shifan.soak.swaps";
    /** Of the kinds that go through the resolver of features. */
    private static final String FEATURES = "shifan.soak.features";

    private static final String REPORT = "shifan.soak.report";

    @Override
    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(
                super.configuration(),
                systemProperty(SWAPS).value(System.getProperty(SWAPS, "200")),
                systemProperty(FEATURES).value(System.getProperty(FEATURES, "200")),
                systemProperty(REPORT)
                        .value(Path.of("target/swap-soak.md").toAbsolutePath().toString()));
    }

    @Test
    public void everyKindOfSwapUnderLoad() throws Exception {
        int swaps = Integer.getInteger(SWAPS);
        int features = Integer.getInteger(FEATURES);
        Footprint[] held = new Footprint[2];
        List<String> others = Neighbours.thatStopOrStartDuring(context, () -> {
            try (SwapUnderLoad office = new SwapUnderLoad(this);
                    CallLoad load = new CallLoad(office.calls().kinds())) {
                SwapRun run = new SwapRun(load, 30, SwapSoak::report);
                // Once each, so that what is made once for all is not counted as left behind.
                office.allKinds(run, "warming up: ", 2, 1, 10_000);
                held[0] = Footprint.settled();
                run.quiet("nothing, before", 60);
                office.allKinds(run, "", swaps, features, 20_000);
                run.quiet("nothing, afterwards", 60);
                held[1] = Footprint.settled();
                report(run.table() + footprint(held) + sentences(office.calls()));
                office.assertSound(run);
            }
        });
        assertEquals("bundles that stopped or started", List.of(), others);
        assertTrue(held[0] + " became " + held[1], Math.abs(held[1].loaders() - held[0].loaders()) <= 1);
    }

    private static void report(String text) {
        try {
            Files.writeString(Path.of(System.getProperty(REPORT)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String footprint(Footprint[] held) {
        return """

                | | heap in use, MiB | threads | class loaders of bundles |
                |---|---|---|---|
                | before | %d | %d | %d |
                | after | %d | %d | %d |
                """.formatted(
                        held[0].heap(),
                        held[0].threads(),
                        held[0].loaders(),
                        held[1].heap(),
                        held[1].threads(),
                        held[1].loaders());
    }

    private static String sentences(SwapCalls calls) {
        return "%nVersions on receipts: %d; official results: %d.%n".formatted(calls.versions(), calls.decisions());
    }
}
