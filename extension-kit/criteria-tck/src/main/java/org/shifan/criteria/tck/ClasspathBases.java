// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.code.Components;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.sheet.Documents;

/**
 * The sets that a document can extend or stand on in a test, those of the criteria bundles among the test's dependencies, and
 * what components its dependencies register. The bundle under test is among them itself.
 */
final class ClasspathBases implements Neighbours {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final ClassLoader loader;
    private List<Brought> brought;
    private List<Components> all;

    ClasspathBases(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<CriteriaDocument> of(String id) {
        return documents(header -> header.id().equals(id));
    }

    @Override
    public Optional<CriteriaDocument> baselineFor(CriteriaDocument document) {
        return documents(header -> !header.id().equals(document.id())).stream()
                .filter(other -> Binding.isBaselineFor(other, document))
                .findFirst();
    }

    @Override
    public List<Components> bringing(String set) {
        List<Components> out = new ArrayList<>();
        for (Brought each : brought()) {
            if (each.header().filter(found -> found.id().equals(set)).isPresent()) {
                out.add(components(each.root()));
            }
        }
        return out;
    }

    @Override
    public List<Components> all() {
        if (all == null) {
            all = resources(MANIFEST).stream()
                    .map(each -> components(root(each, MANIFEST)))
                    .toList();
        }
        return all;
    }

    private static String root(URL resource, String path) {
        String whole = resource.toString();
        return whole.substring(0, whole.length() - path.length());
    }

    private static Components components(String root) {
        Attributes headers = manifest(root);
        // Most dependencies of a test are none that has components.
        Set<String> paths = headers.getValue("Service-Component") == null ? Set.of() : BundlePaths.under(root);
        return Components.of(headers, paths, path -> at(root + path));
    }

    private static Attributes manifest(String root) {
        return at(root + MANIFEST).map(ClasspathBases::headers).orElseGet(Attributes::new);
    }

    /** What is wrong with the manifest of a dependency is no fault of this bundle. */
    private static Attributes headers(byte[] manifest) {
        try {
            return new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        } catch (IOException e) {
            return new Attributes();
        }
    }

    private static Optional<byte[]> at(String place) {
        try (InputStream in = new URL(place).openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            // A description that the manifest names and that is not there.
            return Optional.empty();
        }
    }

    private List<CriteriaDocument> documents(Predicate<Header> asked) {
        List<CriteriaDocument> out = new ArrayList<>();
        for (Brought each : brought()) {
            // Told by its head first: what it extends itself is then read for this document only.
            if (each.header().filter(asked).isPresent()) {
                String own = each.header().get().id();
                Documents.read(each.place(), each.bytes(), base -> base.equals(own) ? List.of() : of(base))
                        .document()
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    private List<Brought> brought() {
        if (brought == null) {
            Set<String> roots = new LinkedHashSet<>();
            for (String path : List.of(MANIFEST, CriteriaBundle.DOCUMENT, CriteriaBundle.SHEET)) {
                resources(path).forEach(each -> roots.add(root(each, path)));
            }
            brought = roots.stream().flatMap(root -> brought(root).stream()).toList();
        }
        return brought;
    }

    /** A text or a sheet where the manifest says; where it says nothing, as of a folder without one, at a place of custom. */
    private static Optional<Brought> brought(String root) {
        String named = manifest(root).getValue(CriteriaBundle.HEADER);
        List<String> places = List.of(CriteriaBundle.DOCUMENT, CriteriaBundle.SHEET);
        if (named != null) {
            places = List.of(named.isBlank() ? CriteriaBundle.DOCUMENT : named.strip());
        }
        return places.stream()
                .flatMap(place -> at(root + place)
                        .map(bytes -> new Brought(
                                root,
                                root + place,
                                bytes,
                                Documents.read(root + place, bytes).header()))
                        .stream())
                .findFirst();
    }

    /**
     * The document of a bundle.
     *
     * @param root of the bundle
     * @param place of the document
     * @param header what its head says
     */
    private record Brought(String root, String place, byte[] bytes, Optional<Header> header) {}

    private List<URL> resources(String path) {
        try {
            return Collections.list(loader.getResources(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
