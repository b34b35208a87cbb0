// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.shifan.api.text.Message;

/** A file as rows of cells, read once from top to bottom; never held as a whole. */
interface Table extends Closeable {
    /**
     * A row.
     *
     * @param line the line or sheet row, from 1
     * @param cells its cells, stripped; an absent one is empty
     */
    record Row(long line, List<String> cells) {
        boolean blank() {
            for (String cell : cells) {
                if (!cell.isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The file's name, and that of the table when it lies in an archive. */
    String name();

    /** The encoding that was found, or XLSX. */
    String encoding();

    /** SHA-256 of the file's bytes. */
    String sha256();

    /** The next row, or null at the end. */
    Row next() throws IOException;

    /**
     * Looks whether the file still lies there as when it was checked.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.file.changed}
     */
    void refuseChanged() throws IOException;

    /** Whether the last row may be cut off: the file ends within it. */
    boolean endsInRow();

    /** Bytes of the file read so far. */
    long position();

    /** Remarks on the file as a whole. */
    List<Message> notes();
}
