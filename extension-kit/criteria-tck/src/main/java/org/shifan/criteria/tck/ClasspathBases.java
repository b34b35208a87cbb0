// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.sheet.Documents;

/** The sets that a document can extend or stand on in a test: those of the criteria bundles among the test's dependencies. */
final class ClasspathBases implements Bases {
    private final ClassLoader loader;

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

    private List<CriteriaDocument> documents(Predicate<Header> asked) {
        List<CriteriaDocument> out = new ArrayList<>();
        try {
            for (URL each : Collections.list(loader.getResources(CriteriaBundle.DOCUMENT))) {
                try (InputStream in = each.openStream()) {
                    byte[] bytes = in.readAllBytes();
                    // Told by its head first: what it extends itself is then read for this document only.
                    Optional<Header> header =
                            Documents.read(each.toString(), bytes).header();
                    if (header.filter(asked).isPresent()) {
                        String own = header.get().id();
                        Documents.read(each.toString(), bytes, base -> base.equals(own) ? List.of() : of(base))
                                .document()
                                .ifPresent(out::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
