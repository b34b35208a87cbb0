// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        for (URL each : resources(CriteriaBundle.DOCUMENT)) {
            Optional<Header> header =
                    Documents.read(each.toString(), content(each)).header();
            if (header.filter(found -> found.id().equals(set)).isPresent()) {
                out.add(components(root(each, CriteriaBundle.DOCUMENT)));
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

    /** As bnd writes a manifest, it names each description. */
    private static Components components(String root) {
        return Components.of(
                at(root + MANIFEST).map(ClasspathBases::headers).orElseGet(Attributes::new),
                place -> at(root + place).map(bytes -> Map.of(place, bytes)).orElse(Map.of()));
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
        for (URL each : resources(CriteriaBundle.DOCUMENT)) {
            byte[] bytes = content(each);
            // Told by its head first: what it extends itself is then read for this document only.
            Optional<Header> header = Documents.read(each.toString(), bytes).header();
            if (header.filter(asked).isPresent()) {
                String own = header.get().id();
                Documents.read(each.toString(), bytes, base -> base.equals(own) ? List.of() : of(base))
                        .document()
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    private List<URL> resources(String path) {
        try {
            return Collections.list(loader.getResources(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(URL resource) {
        try (InputStream in = resource.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
