// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.shifan.evaluation.code.BundleClasses;

/** Where a bundle keeps its document. */
interface DocumentSource {
    /** The path inside the bundle, as messages name it. */
    String file();

    /** The document, or nothing when the bundle has no such file; a document that is too long may be cut. */
    Optional<byte[]> bytes() throws IOException;

    /** The whole bundle as one jar, or nothing when the document is in none. */
    default Optional<byte[]> archive() throws IOException {
        return Optional.empty();
    }

    /** The golden cases that the bundle brings along, by file in the order of their names. */
    default Map<String, byte[]> cases() throws IOException {
        return Map.of();
    }

    /** The headers of the bundle's manifest; empty when there is no bundle around the document. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** The classes that the bundle brings along, by path, those in jars inside of it too. */
    default BundleClasses.Found classes() {
        return BundleClasses.Found.NOTHING;
    }
}
