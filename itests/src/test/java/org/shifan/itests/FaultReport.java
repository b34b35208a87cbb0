// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.Assume.assumeTrue;

/** What was done to servers and what was found after it: a part for each kind of fault, all in {@code target/fault-report.md}. */
final class FaultReport {
    private static final Path PARTS = Path.of("target/faults");

    private final String title;
    private final List<String> said = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    FaultReport(String title, String... columns) {
        this.title = title;
        if (columns.length > 0) {
            rows.add("| " + String.join(" | ", columns) + " |");
            rows.add("|---".repeat(columns.length) + "|");
        }
    }

    /** Skips a test where the machine does not let it be made, and says so in the report too: what is missing there was not tried. */
    static void skipUnless(boolean possible, String title, String needed) throws IOException {
        if (!possible) {
            new FaultReport(title).say("**Skipped, not tried**: needs that " + needed + ".");
        }
        assumeTrue(needed, possible);
    }

    /** A sentence before the table. */
    FaultReport say(String sentence) throws IOException {
        said.add(sentence);
        write();
        return this;
    }

    FaultReport row(Object... cells) throws IOException {
        rows.add("| " + String.join(" | ", Stream.of(cells).map(String::valueOf).toList()) + " |");
        write();
        return this;
    }

    /** After every line, so that a run that ends early leaves what it saw. */
    private void write() throws IOException {
        Files.createDirectories(PARTS);
        String part = "## " + title + "\n\n" + String.join("\n", said) + "\n\n" + String.join("\n", rows) + "\n";
        Files.writeString(PARTS.resolve(title.replaceAll("[^A-Za-z]+", "-") + ".md"), part);
        StringBuilder all = new StringBuilder("# Faults and what was found after them\n");
        try (Stream<Path> parts = Files.list(PARTS)) {
            for (Path each : parts.sorted().toList()) {
                all.append('\n').append(Files.readString(each));
            }
        }
        Files.writeString(Path.of("target/fault-report.md"), all);
    }
}
