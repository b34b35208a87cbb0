// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;

/**
 * Something wrong with a criteria document.
 *
 * @param file the document
 * @param sheet the sheet of a workbook; empty for a document of text
 * @param line from 1, in a sheet the row; 0 when it concerns the whole
 * @param column from 1; 0 when it concerns the whole
 * @param path the place inside the document, such as {@code parts[1].items[0].weight}
 * @param message what was found and what would be right
 */
public record Problem(String file, String sheet, int line, int column, String path, Message message) {

    /** A problem of a document of text. */
    public Problem(String file, int line, int column, String path, Message message) {
        this(file, "", line, column, path, message);
    }

    /** {@code file:line:column: path: message}, as compilers print it; in a workbook {@code file:sheet!F12: path: message}. */
    public String in(Language language) {
        return place() + ": " + (path.isEmpty() ? "" : path + ": ") + message.in(language);
    }

    private String place() {
        if (sheet.isEmpty()) {
            return line > 0 ? file + ":" + line + ":" + column : file;
        }
        return file + ":" + sheet + (line > 0 ? "!" + letters() + line : "");
    }

    /** The column as a workbook names it: A to Z, AA and so on; empty when it concerns the whole row. */
    private String letters() {
        StringBuilder out = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }
}
