// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** The records of a document one after the other; never the document as a whole. */
interface DocumentReader extends Closeable {
    /** Deeper documents are made to harm. */
    int DEPTH = 50;

    /**
     * The next record, or null at the end of the document, which is then known to be whole.
     *
     * @throws org.shifan.api.text.ShifanException with line and column where the document is broken
     */
    Fields next() throws IOException;

    /** What the document says of all its records, as far as it was read. */
    Map<String, String> common();
}
