// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Optional;

/** Keeps bytes under their SHA-256, each once and for ever. */
public interface ContentArchive {
    /** What is kept. */
    enum Kind {
        /** A bundle that brought criteria. */
        BUNDLE,
        /** The definitions of the facts that criteria were compiled against. */
        CATALOGUE
    }

    /** Keeps it unless it is kept already; the answer is its digest in hexadecimal. */
    String keep(Kind kind, byte[] content);

    /**
     * The bytes of that digest.
     *
     * @throws IllegalStateException when what is there has another digest: somebody touched it
     */
    Optional<byte[]> content(String digest);
}
