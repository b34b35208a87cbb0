// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.sheet.Documents;

/** The document of the bundle that a test class belongs to. */
final class BundleDocument {
    private BundleDocument() {}

    /** Where it lies: a text, or the sheet if there is one. */
    static String place(Class<?> testClass) {
        return testClass.getResource("/" + CriteriaBundle.SHEET) != null
                ? CriteriaBundle.SHEET
                : CriteriaBundle.DOCUMENT;
    }

    static ReadResult read(Class<?> testClass) {
        String place = place(testClass);
        try (InputStream in = testClass.getResourceAsStream("/" + place)) {
            if (in == null) {
                throw new AssertionError(place + " is missing");
            }
            return Documents.read(place, in.readAllBytes(), new ClasspathBases(testClass.getClassLoader()));
        } catch (IOException e) {
            throw new AssertionError(place + " cannot be read", e);
        }
    }
}
