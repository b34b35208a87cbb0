// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The numbers of a chunk's records as PostgreSQL reads arrays, one for each column of a number. */
final class NumberTexts {
    private final List<Column> columns;
    private final StringBuilder[] texts;
    private final Set<Object> seen = new HashSet<>();
    private boolean twice;

    NumberTexts(List<Column> columns) {
        this.columns = columns;
        texts = new StringBuilder[columns.size()];
        Arrays.setAll(texts, i -> new StringBuilder("{"));
    }

    void add(Object[] number) {
        twice |= !seen.add(number.length == 1 ? number[0] : List.of(number));
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = texts[i];
            if (text.length() > 1) {
                text.append(',');
            }
            if (columns.get(i).type() == Column.Type.TEXT) {
                quote(text, (String) number[i]);
            } else {
                text.append(number[i]);
            }
        }
    }

    private static void quote(StringBuilder text, String cell) {
        text.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\');
            }
            text.append(letter);
        }
        text.append('"');
    }

    /** Whether a number came twice. */
    boolean twice() {
        return twice;
    }

    /** The array of a column. */
    String array(int column) {
        return texts[column] + "}";
    }
}
