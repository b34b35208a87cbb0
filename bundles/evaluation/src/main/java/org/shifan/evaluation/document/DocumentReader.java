// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;

/** Reads criteria documents. */
public final class DocumentReader {
    private DocumentReader() {}

    /**
     * Reads a document; bad input is answered with problems, never with an exception.
     *
     * @param file its name, for the problems
     */
    public static ReadResult read(String file, byte[] bytes) {
        Reading reading = new Reading(file);
        Optional<CriteriaDocument> document = Source.text(reading, bytes)
                .flatMap(text -> TreeReader.read(reading, text))
                .map(root -> {
                    reading.root(root);
                    return Sections.document(reading, root);
                });
        document.ifPresent(d -> new Checks(reading, d).all());
        Optional<Header> header = document.flatMap(d -> Header.of(reading, d));
        boolean sound = reading.problems().isEmpty();
        return new ReadResult(sound ? document : Optional.empty(), header, reading.problems());
    }
}
