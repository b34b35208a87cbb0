// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;

/**
 * Under what an import runs.
 *
 * @param importId the number of the import, to be stored beside each row as its origin
 * @param bureau the bureau whose file it is: rows about another bureau's zones are rejected
 * @param by who imports
 * @param today the day of the import: a row from the future is rejected
 * @param file the file's name, for messages and as evidence
 * @param synthetic whether the data were invented for demonstration
 * @param mode what is done with the rows
 * @param preview whether it is only told what would become of the rows: nothing of them may be stored
 * @param reason why records are corrected or deleted, with the document that asks for it; empty for new ones
 */
public record ImportContext(
        long importId,
        BureauCode bureau,
        String by,
        LocalDate today,
        String file,
        boolean synthetic,
        ImportMode mode,
        boolean preview,
        String reason) {

    /** Of new records, or for a reason that nobody keeps. */
    public ImportContext(
            long importId,
            BureauCode bureau,
            String by,
            LocalDate today,
            String file,
            boolean synthetic,
            ImportMode mode,
            boolean preview) {
        this(importId, bureau, by, today, file, synthetic, mode, preview, "");
    }

    /** An import of new records. */
    public ImportContext(long importId, BureauCode bureau, String by, LocalDate today, String file, boolean synthetic) {
        this(importId, bureau, by, today, file, synthetic, ImportMode.ADD, false);
    }
}
