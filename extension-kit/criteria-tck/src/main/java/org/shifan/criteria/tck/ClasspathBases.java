// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.sheet.Documents;

/** The sets that a document can extend in a test: those of the criteria bundles among the test's dependencies. */
final class ClasspathBases implements Bases {
    private final ClassLoader loader;

    ClasspathBases(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<CriteriaDocument> of(String id) {
        List<CriteriaDocument> out = new ArrayList<>();
        try {
            for (URL each : Collections.list(loader.getResources(CriteriaBundle.DOCUMENT))) {
                try (InputStream in = each.openStream()) {
                    byte[] bytes = in.readAllBytes();
                    // Told by its head first: what it extends itself is then read for this document only.
                    boolean asked = Documents.read(each.toString(), bytes)
                            .header()
                            .filter(header -> header.id().equals(id))
                            .isPresent();
                    if (asked) {
                        Documents.read(each.toString(), bytes, base -> base.equals(id) ? List.of() : of(base))
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
