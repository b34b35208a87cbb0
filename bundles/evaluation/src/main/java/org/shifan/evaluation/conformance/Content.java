// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.criteria.Remark;
import org.shifan.evaluation.document.GoldenCase;

/**
 * What a bundle holds beside its document, as the build of its author and the door of the server both see it.
 *
 * @param headers of the manifest; empty when there is no bundle around the document
 * @param cases golden cases, which were read without a problem
 * @param classes by path, those in jars inside of the bundle too
 * @param hidden what is to say of files of the bundle that may hold classes, and that nobody could look into
 */
public record Content(
        Map<String, String> headers, List<GoldenCase> cases, Map<String, byte[]> classes, List<Remark> hidden) {
    /** A class has a few KiB; in one that is larger nobody looks for what it calls. */
    public static final int MOST_CLASS_BYTES = 2 * 1024 * 1024;

    /** One in which nothing is hidden. */
    public Content(Map<String, String> headers, List<GoldenCase> cases, Map<String, byte[]> classes) {
        this(headers, cases, classes, List.of());
    }

    public Content {
        headers = Map.copyOf(headers);
        cases = List.copyOf(cases);
        classes = new TreeMap<>(classes);
        hidden = List.copyOf(hidden);
    }
}
