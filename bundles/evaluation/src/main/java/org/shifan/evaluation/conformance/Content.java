// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.evaluation.document.GoldenCase;

/**
 * What a bundle holds beside its document, as the build of its author and the door of the server both see it.
 *
 * @param headers of the manifest; empty when there is no bundle around the document
 * @param cases golden cases, which were read without a problem
 * @param classes by path, those in jars inside of the bundle too
 */
public record Content(Map<String, String> headers, List<GoldenCase> cases, Map<String, byte[]> classes) {
    /** A class has a few KiB; in one that is larger nobody looks for what it calls. */
    public static final int MOST_CLASS_BYTES = 2 * 1024 * 1024;

    public Content {
        headers = Map.copyOf(headers);
        cases = List.copyOf(cases);
        classes = new TreeMap<>(classes);
    }
}
