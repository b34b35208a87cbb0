// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;

/**
 * Where an element stands in its document, for messages now and later.
 *
 * @param sheet of a workbook; empty in a document of text
 * @param line from 1, in a sheet the row; 0 for the whole document
 * @param column from 1; 0 for the whole document
 * @param path such as {@code parts[1].items[0].weight}; empty for the whole
 */
public record Place(String sheet, int line, int column, String path) {
    /** The whole document. */
    public static final Place WHOLE = new Place(0, 0, "");

    /** A place in a document of text. */
    public Place(int line, int column, String path) {
        this("", line, column, path);
    }

    /** The same spot as another element of the document. */
    Place as(String otherPath) {
        return new Place(sheet, line, column, otherPath);
    }

    /** The spot in words, for messages that name another one: a line, or sheet and cell. */
    Message spot() {
        return sheet.isEmpty()
                ? Reading.M.message("criteria.spot.line", line)
                : Reading.M.message("criteria.spot.cell", sheet, cell(line, column));
    }

    /** A cell as a workbook names it, such as F12. */
    public static String cell(int row, int column) {
        return column(column) + row;
    }

    /** A column as a workbook names it. */
    public static String column(int column) {
        StringBuilder out = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }

    /** What is wrong here. */
    public Problem problem(String file, Message message) {
        return new Problem(file, sheet, line, column, path, message);
    }
}
