// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.nio.file.Path;

import org.shifan.api.code.BureauCode;

/**
 * What is to be imported, and how.
 *
 * @param kind a target's kind
 * @param file CSV (UTF-8, GBK, GB18030), JSON or XML, each plain or in a gzip or zip; or XLSX
 * @param bureau the bureau whose file it is
 * @param by who imports
 * @param mode what is done with the rows
 * @param reason why records are corrected or deleted, with the document that asks for it; empty for new ones
 * @param columns a CSV file that says which heading stands for which column; null when the headings are known ones
 * @param preview whether it only tells what would become of the rows: nothing is stored
 */
public record ImportRequest(
        String kind,
        Path file,
        BureauCode bureau,
        String by,
        ImportMode mode,
        String reason,
        Path columns,
        boolean preview) {

    public ImportRequest {
        by = by == null ? "" : by.strip();
        reason = reason == null ? "" : reason.strip();
        mode = mode == null ? ImportMode.ADD : mode;
    }

    /** New records from a file with known headings. */
    public static ImportRequest add(String kind, Path file, BureauCode bureau, String by) {
        return new ImportRequest(kind, file, bureau, by, ImportMode.ADD, "", null, false);
    }

    public ImportRequest withMode(ImportMode other, String why) {
        return new ImportRequest(kind, file, bureau, by, other, why, columns, preview);
    }

    public ImportRequest withColumns(Path other) {
        return new ImportRequest(kind, file, bureau, by, mode, reason, other, preview);
    }

    public ImportRequest asPreview() {
        return new ImportRequest(kind, file, bureau, by, mode, reason, columns, true);
    }
}
