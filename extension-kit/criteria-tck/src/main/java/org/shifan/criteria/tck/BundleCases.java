// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;

/**
 * The golden cases of a bundle: those of its document and those beside it, which are put to it at the door too, and
 * those that stay beside its test, in {@code src/test/resources/cases}.
 */
final class BundleCases {
    private static final String BESIDE = "cases";

    private BundleCases() {}

    /** In the order of folders, files and lines, those of the document first. */
    static List<GoldenCase> of(Class<?> testClass) {
        // A document that cannot be read has a test of its own.
        Optional<CriteriaDocument> document =
                BundleFolder.find(testClass).flatMap(folder -> folder.document().document());
        List<GoldenCase> out =
                new ArrayList<>(document.map(CriteriaDocument::cases).orElse(List.of()));
        // A file that cannot be read, and whatever else is wrong with the cases as a whole, is a remark.
        files(testClass)
                .forEach((name, content) ->
                        out.addAll(CaseFile.read(name, content).cases()));
        return out;
    }

    /** The files of the folders, in the same order; what is in the bundle is called as a server calls it. */
    static Map<String, byte[]> files(Class<?> testClass) {
        Map<String, byte[]> out = new LinkedHashMap<>();
        BundleFolder.find(testClass)
                .map(folder -> folder.root().resolve(CriteriaBundle.CASES))
                .ifPresent(folder -> paths(folder)
                        .forEach(path -> out.put(CriteriaBundle.CASES + "/" + path.getFileName(), content(path))));
        OwnFolders.with(testClass, BESIDE).stream()
                .findFirst()
                .ifPresent(root -> paths(root.resolve(BESIDE))
                        .forEach(path -> out.put(path.getFileName().toString(), content(path))));
        return out;
    }

    private static List<Path> paths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
