// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.golden.GoldenCase;
import org.shifan.evaluation.golden.GoldenCases;

/**
 * The golden cases of a bundle: those that it brings along, which are put to it at the door too, and those that stay
 * beside its test, in {@code src/test/resources/cases}.
 */
final class BundleCases {
    private static final List<String> FOLDERS = List.of("/" + CriteriaBundle.CASES, "/cases");

    private BundleCases() {}

    /** In the order of folders, files and lines. */
    static List<GoldenCase> of(Class<?> testClass) {
        List<GoldenCase> out = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path path : files(testClass)) {
            String name = path.getFileName().toString();
            for (GoldenCase golden : GoldenCases.read(name, content(path))) {
                if (!names.add(golden.name())) {
                    throw new IllegalArgumentException(name + ": two cases are called " + golden.name());
                }
                out.add(golden);
            }
        }
        if (out.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no golden case in " + CriteriaBundle.CASES + " or src/test/resources/cases");
        }
        return out;
    }

    private static List<Path> files(Class<?> testClass) {
        List<Path> out = new ArrayList<>();
        for (String name : FOLDERS) {
            URL folder = testClass.getResource(name);
            if (folder == null) {
                continue;
            }
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                files.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(out::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return out;
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
