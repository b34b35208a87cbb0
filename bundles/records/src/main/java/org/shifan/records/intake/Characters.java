// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

/**
 * What a JSON document can write with an escape and no database and no file keeps as a character: the NUL, which PostgreSQL
 * refuses, and half of a pair of surrogates, for which UTF-8 has no bytes.
 */
final class Characters {
    private Characters() {}

    /** Where the first of them stands; -1 when there is none. */
    static int firstThatIsNone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** The text with a mark in the place of each. */
    static String shown(String text) {
        String out = text;
        for (int at = firstThatIsNone(out); at >= 0; at = firstThatIsNone(out)) {
            out = out.substring(0, at) + '\uFFFD' + out.substring(at + 1);
        }
        return out;
    }
}
