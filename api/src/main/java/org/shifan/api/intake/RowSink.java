// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/** Where a target says what became of each row; Shifan implements it. */
@ProviderType
public interface RowSink {
    /** The row is stored, or its record corrected or deleted as asked. */
    void stored(ImportRow row);

    /** The row was there already, with the same content. */
    void unchanged(ImportRow row);

    /** The row is not taken; it goes to the reject file with column, value and reason. */
    void rejected(ImportRow row, String column, String value, Message reason);

    /** The same, from the exception that a reading threw. */
    default void rejected(ImportRow row, RowRejected rejected) {
        rejected(row, rejected.column(), rejected.value(), rejected.message());
    }
}
