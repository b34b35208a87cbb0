// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.List;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;

/** A target that can read and check rows of an import while others of the same import are stored. */
public interface ReadsAhead {
    /** Rows that are read and will be stored together. One thread adds to it, another one takes it afterwards. */
    interface Read {
        /** Reads more rows, and changes nothing. */
        void add(List<ImportRow> rows);

        /** Stores all, as {@link org.shifan.api.intake.ImportTarget#take} says. */
        void take(RowSink sink);
    }

    /** Of no rows yet. */
    Read begin(ImportContext context);
}
