// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.List;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;

/** A target that can read and check the rows of a chunk while another chunk of the same import is stored. */
public interface ReadsAhead {
    /** A chunk that is read. */
    @FunctionalInterface
    interface Read {
        /** Stores it, as {@link org.shifan.api.intake.ImportTarget#take} says. */
        void take(RowSink sink);
    }

    /** Reads a chunk and changes nothing. */
    Read readAhead(ImportContext context, List<ImportRow> rows);
}
