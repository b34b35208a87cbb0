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
import org.shifan.evaluation.document.DocumentReader;

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
                    DocumentReader.read(each.toString(), in.readAllBytes())
                            .document()
                            .filter(document -> document.id().equals(id))
                            .ifPresent(out::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
