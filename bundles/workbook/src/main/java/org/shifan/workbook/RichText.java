// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that may be made of runs with a look of their own. */
final class RichText {
    /** How a character that XML cannot hold is written. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final StringBuilder out = new StringBuilder();
    private boolean inText;
    private boolean inPhonetic;

    void clear() {
        out.setLength(0);
        inText = false;
        inPhonetic = false;
    }

    void start(String element) {
        if (element.equals("rPh")) {
            inPhonetic = true;
        } else if (element.equals("t")) {
            inText = true;
        }
    }

    void text(String characters) {
        if (inText && !inPhonetic) {
            out.append(characters);
        }
    }

    void end(String element) {
        if (element.equals("rPh")) {
            inPhonetic = false;
        } else if (element.equals("t")) {
            inText = false;
        }
    }

    String content() {
        return unescaped(out.toString());
    }

    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPED.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            char character = (char) Integer.parseInt(matcher.group(1), 16);
            matcher.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(character)));
        }
        return matcher.appendTail(plain).toString();
    }
}
