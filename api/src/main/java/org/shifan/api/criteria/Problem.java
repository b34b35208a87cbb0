// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;

/**
 * Something wrong with a criteria document.
 *
 * @param file the document
 * @param line from 1; 0 when it concerns the whole
 * @param column from 1; 0 when it concerns the whole
 * @param path the place inside the document, such as {@code parts[1].items[0].weight}
 * @param message what was found and what would be right
 */
public record Problem(String file, int line, int column, String path, Message message) {

    /** {@code file:line:column: path: message}, as compilers print it. */
    public String in(Language language) {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message.in(language);
    }
}
