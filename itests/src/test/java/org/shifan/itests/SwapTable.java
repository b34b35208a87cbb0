// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

/** Hundreds of swaps under load, in a container that does nothing else; what was measured is written down as a table. */
public abstract class SwapTable extends CriteriaOfNingbo {
    private static final String REPORT = "shifan.soak.report";

    private final String swaps;
    private final String file;

    /**
     * @param swaps the property that says how many of each kind
     * @param file for the table, in {@code target}
     */
    SwapTable(String swaps, String file) {
        this.swaps = swaps;
        this.file = file;
    }

    /** Swaps so many times in each of its ways; the patches from the first on are nobody else's. */
    abstract void swap(SwapUnderLoad office, SwapRun run, String before, int times, int first) throws Exception;

    @Override
    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(
                super.configuration(),
                systemProperty(swaps).value(System.getProperty(swaps, "200")),
                systemProperty(REPORT)
                        .value(Path.of("target", file).toAbsolutePath().toString()));
    }

    @Test
    public void everyKindOfSwapUnderLoad() throws Exception {
        int times = Integer.getInteger(swaps);
        Footprint[] held = new Footprint[2];
        List<String> others = Neighbours.thatStopOrStartDuring(context, () -> {
            try (SwapUnderLoad office = new SwapUnderLoad(this);
                    CallLoad load = new CallLoad(office.calls().kinds())) {
                SwapRun run = new SwapRun(load, 30, SwapTable::report);
                // Once each, so that what is made once for all is not counted as left behind.
                swap(office, run, "warming up: ", 2, 10_000);
                held[0] = Footprint.settled();
                run.quiet("nothing, before", 60);
                office.swappedSetServes(20_000, () -> run.quiet("nothing, the swapped set in force", 60));
                swap(office, run, "", times, 20_000);
                run.quiet("nothing, afterwards", 60);
                held[1] = Footprint.settled();
                report(run.table() + footprint(held) + sentences(office.calls()));
                office.assertSound(run);
                assertEquals("calls were held up, see the table", List.of(), run.heldUp());
            }
        });
        assertEquals("bundles that stopped or started", List.of(), others);
        assertEquals("errors in the log", List.of(), errors());
        assertTrue(held[0] + " became " + held[1], Math.abs(held[1].loaders() - held[0].loaders()) <= 1);
    }

    /** Of the platform's own; a swap is nothing to be alarmed by. */
    private List<String> errors() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(context.getProperty("karaf.log"), "karaf.log"))) {
            return lines.filter(line -> line.contains("| ERROR |") && line.contains("shifan-"))
                    .toList();
        }
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
