// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Message;

/**
 * What became of an import.
 *
 * @param importId the import's number; 0 for a preview
 * @param rows rows read; the sum of stored, unchanged and rejected
 * @param stored rows that are new, or whose records were corrected or deleted as asked
 * @param unchanged rows that were there already
 * @param rejected rows that were not taken
 * @param encoding the encoding that was found, or XLSX, JSON, XML
 * @param rejectFile where the rejected rows are with line, column, value and reason; null if none
 * @param first the first reasons, at most ten, each naming the line
 * @param notes remarks on the file as a whole, such as a last line without its end
 */
public record ImportResult(
        long importId,
        long rows,
        long stored,
        long unchanged,
        long rejected,
        String encoding,
        Path rejectFile,
        List<Message> first,
        List<Message> notes,
        Duration took) {
    public ImportResult {
        first = List.copyOf(first);
        notes = List.copyOf(notes);
    }

    public Optional<Path> rejects() {
        return Optional.ofNullable(rejectFile);
    }
}
