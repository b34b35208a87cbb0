// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.criteria.tck.Submission;

/** All bundles of this module, faulty and sound. */
public final class Samples {
    private Samples() {}

    /** A bundle that is made anew each time. */
    public static final class Sample {
        private final String name;
        private final Supplier<Bundle> bundle;

        Sample(String name, Supplier<Bundle> bundle) {
            this.name = name;
            this.bundle = bundle;
        }

        public Submission submission() {
            return bundle.get().submission();
        }

        /** One to be started: its code has not been called yet, and nobody supervises it. */
        public Fresh fresh() {
            Bundle made = bundle.get();
            return new Fresh(
                    made.submission(),
                    made.files(),
                    made.providers(),
                    made.functions(),
                    made.beside(),
                    Bundle.documentOf(made.beside()),
                    made.functionsBeside());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A bundle with its code as it is.
     *
     * @param files all that is in it, by path
     * @param beside all that is in the bundle beside it, by path; nothing where there is none
     * @param documentBeside that of the bundle beside it
     * @param functionsBeside those of that bundle
     */
    public record Fresh(
            Submission submission,
            Map<String, byte[]> files,
            List<FactProvider> providers,
            Map<String, ScoringFunction> functions,
            Map<String, byte[]> beside,
            Optional<byte[]> documentBeside,
            Map<String, ScoringFunction> functionsBeside) {}

    public static List<Sample> all() {
        List<Sample> out = new ArrayList<>();
        out.add(new Sample("sound: document alone", Bundle::ofData));
        out.add(new Sample("sound: own function", () -> Bundle.with(new Functions.Sound())));
        out.add(new Sample(
                "sound: own function that the test does not name",
                () -> Bundle.with(new Functions.Sound()).unnamed()));
        out.add(new Sample(
                "sound: own function whose name stands in a file",
                () -> Bundle.with(new Functions.Sound()).namedInAFile()));
        out.add(new Sample(
                "sound: version of the bundle in two numbers",
                () -> Bundle.ofData().header("Bundle-Version", "1.0")));
        out.add(new Sample("sound: own fact", () -> Bundle.with(new Facts.Sound())));
        out.add(new Sample("sound: stands on the baseline", Bundle::standing));
        out.add(new Sample(
                "sound: stands on the baseline that is a sheet",
                () -> Bundle.standing().besideAsSheet()));
        out.add(new Sample("sound: function of a set that it extends", () -> Bundle.extending(new Functions.Sound())));
        out.add(new Sample(
                "sound: own fact beside a description that breaks off",
                () -> Bundle.with(new Facts.Sound()).described("OSGI-INF/more.xml", "<component")));
        out.add(new Sample(
                "two faults: fact that a fact asks without a component, and exports",
                () -> Bundle.with(new Facts.Chained())
                        .brings(new Facts.Checked())
                        .header("Export-Package", "x")));
        SeededFaultsTest.faults().forEach(fault -> out.add(new Sample(fault.name(), fault.bundle())));
        return out;
    }
}
