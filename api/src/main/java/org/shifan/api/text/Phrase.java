// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.text.MessageFormat;

/**
 * Fills a pattern in {@link MessageFormat} notation with texts, in one pass: results are told in some hundred
 * messages each, and parsing a pattern anew costs twenty times what filling it does.
 */
final class Phrase {
    private Phrase() {}

    static String fill(String pattern, String[] arguments, Language language) {
        StringBuilder out = new StringBuilder(pattern.length() + 16 * arguments.length);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                    out.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || c != '{') {
                out.append(c);
            } else {
                int end = pattern.indexOf('}', i);
                int number = number(pattern, i + 1, end);
                if (number < 0) {
                    // Formats inside of a pattern, and patterns that are broken.
                    return new MessageFormat(pattern, language.locale()).format(arguments);
                }
                if (number < arguments.length) {
                    out.append(arguments[number]);
                } else {
                    out.append('{').append(number).append('}');
                }
                i = end;
            }
        }
        return out.toString();
    }

    /** The number between the two places; -1 when it is none of at most two digits. */
    private static int number(String pattern, int from, int to) {
        if (to - from != 1 && to - from != 2) {
            return -1;
        }
        int out = 0;
        for (int i = from; i < to; i++) {
            int digit = pattern.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            out = 10 * out + digit;
        }
        return out;
    }
}
