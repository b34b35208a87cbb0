// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

/** Reads criteria documents. */
public final class DocumentReader {
    private DocumentReader() {}

    /**
     * Reads a document; bad input is answered with problems, never with an exception.
     *
     * @param file its name, for the problems
     */
    public static ReadResult read(String file, byte[] bytes) {
        throw new UnsupportedOperationException(file + bytes.length);
    }
}
