// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** One record of a document, by the path of each field; a field that occurs several times keeps all its values. */
final class Fields {
    /** Stands between the values of a field that occurs several times. */
    static final String BETWEEN = "; ";

    private final Path file;
    private final Map<String, StringBuilder> values = new LinkedHashMap<>();
    private int length;

    Fields(Path file) {
        this.file = file;
    }

    /**
     * Adds a value; a blank one says nothing.
     *
     * @param line where it stands
     * @throws org.shifan.api.text.ShifanException {@code intake.document.long} when the record grows without end
     */
    void add(String path, String value, long line) {
        String text = value.strip();
        if (text.isEmpty()) {
            return;
        }
        StringBuilder known = values.get(path);
        length += text.length() + (known == null ? path.length() : 0);
        if (length > CsvShape.CELL_LIMIT) {
            throw refuse("intake.document.long", file.getFileName(), line, CsvShape.CELL_LIMIT);
        }
        if (known == null) {
            values.put(path, new StringBuilder(text));
        } else {
            known.append(BETWEEN).append(text);
        }
    }

    Set<String> paths() {
        return values.keySet();
    }

    /** The field's text, or an empty text. */
    String text(String path) {
        StringBuilder value = values.get(path);
        return value == null ? "" : value.toString();
    }

    /** The path of a field within another; the outermost one has an empty path. */
    static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
