// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts results to the program that adds them up from outside, {@code docs/recompute}, in a process of its own. */
final class Recomputed {
    private static final String PROGRAM = "RecomputeTotals.java";

    private Recomputed() {}

    /** What the program found wrong, line by line; empty when everything adds up. */
    static String wrong(List<String> results) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("recompute");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), PROGRAM));
            try (InputStream in = Recomputed.class.getResourceAsStream(PROGRAM)) {
                Files.copy(in, folder.resolve(PROGRAM));
            }
            for (int i = 0; i < results.size(); i++) {
                String name = "case-" + (i + 1) + ".json";
                Files.writeString(folder.resolve(name), results.get(i));
                command.add(name);
            }
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
