// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;

/** The folder in which the build lays a bundle out, found by its document. */
final class BundleFolder {
    private final Class<?> testClass;
    private final String place;
    private final Path root;

    /** @param testClass a class that sees the bundle's resources */
    BundleFolder(Class<?> testClass) {
        this.testClass = testClass;
        this.place = BundleDocument.place(testClass);
        URL document = testClass.getResource("/" + place);
        if (document == null) {
            throw new AssertionError("there is no " + place);
        }
        try {
            this.root = Path.of(URI.create(document.toURI().toString().replace(place, "")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the document lies: a text, or the sheet if there is one. */
    String place() {
        return place;
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
                new ClasspathBases(testClass.getClassLoader()));
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
