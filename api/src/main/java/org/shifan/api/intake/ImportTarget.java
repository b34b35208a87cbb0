// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.util.List;
import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.text.Text;

/**
 * A kind of record that can be imported from a table; any bundle may register one as a service, and the
 * import service reads the file for it.
 */
@ConsumerType
public interface ImportTarget {
    /** The name on the console, such as {@code exports}; unique. */
    String kind();

    /** What it holds, for the console's help. */
    Text title();

    /** The columns, in the order of the template. */
    List<ImportColumn> columns();

    /** What can be done with its rows; only new ones are taken by default. */
    default Set<ImportMode> modes() {
        return Set.of(ImportMode.ADD);
    }

    /** Whether it can tell what would become of rows without storing them. */
    default boolean previews() {
        return false;
    }

    /**
     * Takes a chunk of rows in one transaction: when it returns, every row that it did not reject is
     * stored or was there before; when it throws, nothing of the chunk is.
     *
     * <p>Taking the same row a second time changes nothing and is reported as {@link
     * RowSink#unchanged}. Every row is reported exactly once; a
     * record that is corrected or deleted as asked is reported as {@link RowSink#stored}.
     */
    void take(ImportContext context, List<ImportRow> rows, RowSink sink);
}
