// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.sheet.Documents;

/** The folder in which the build lays a bundle out, found by its document. */
final class BundleFolder {
    /** Both places lie in it. */
    private static final String FOLDER = "SHIFAN-INF";

    /** By custom: a text, or the sheet if there is one. */
    private static final List<String> PLACES = List.of(CriteriaBundle.SHEET, CriteriaBundle.DOCUMENT);

    private final Class<?> testClass;
    private final String place;
    private final Path root;

    private BundleFolder(Class<?> testClass, Path root) {
        this.testClass = testClass;
        this.root = root;
        this.place = place(root).orElseThrow();
    }

    /** @param testClass a class that sees the bundle's resources */
    static BundleFolder of(Class<?> testClass) {
        return find(testClass)
                .orElseThrow(() -> new AssertionError("there is no " + CriteriaBundle.DOCUMENT + " and no "
                        + CriteriaBundle.SHEET + " in the bundle of " + testClass.getName()
                        + "; a document of a dependency does not count"));
    }

    /** Empty when the bundle has no document. */
    static Optional<BundleFolder> find(Class<?> testClass) {
        return OwnFolders.with(testClass, FOLDER).stream()
                .filter(root -> place(root).isPresent())
                .findFirst()
                .map(root -> new BundleFolder(testClass, root));
    }

    /** Where both are there, the manifest says which of them a server reads. */
    private static Optional<String> place(Path root) {
        List<String> there = PLACES.stream()
                .filter(each -> Files.isRegularFile(root.resolve(each)))
                .toList();
        return there.stream()
                .filter(each -> there.size() == 1 || each.equals(named(root)))
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    private static String named(Path root) {
        try (InputStream in = Files.newInputStream(root.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes().getValue(CriteriaBundle.HEADER);
        } catch (IOException e) {
            // Whoever reads the headers says so.
            return null;
        }
    }

    /** Where the document lies. */
    String place() {
        return place;
    }

    /** The document as it was read. */
    ReadResult document() {
        return Documents.read(place, bytes(root.resolve(place)), bases());
    }

    Submission submission(List<FactProvider> providers, Map<String, ScoringFunction> functions) {
        return new Submission(
                place,
                bytes(root.resolve(place)),
                headers(),
                BundleCases.files(testClass),
                files(),
                providers,
                functions,
                bases());
    }

    private ClasspathBases bases() {
        return new ClasspathBases(testClass.getClassLoader());
    }

    private Map<String, String> headers() {
        try (InputStream in = Files.newInputStream(root.resolve("META-INF/MANIFEST.MF"))) {
            Map<String, String> out = new LinkedHashMap<>();
            new Manifest(in).getMainAttributes().forEach((name, value) -> out.put(name.toString(), value.toString()));
            return out;
        } catch (IOException e) {
            throw new AssertionError("the bundle's manifest cannot be read; is bnd-maven-plugin in the build?", e);
        }
    }

    Path root() {
        return root;
    }

    /** By the paths that they have in a jar. */
    private Map<String, byte[]> files() {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, byte[]> out = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            out.put(root.relativize(file).toString().replace(File.separatorChar, '/'), bytes(file)));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
