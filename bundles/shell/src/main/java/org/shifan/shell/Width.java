// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

/**
 * How many cells of a terminal a text takes: ideographs, kana, hangul and full-width forms take two.
 * Karaf's own table counts characters, which puts Chinese columns out of line.
 */
final class Width {

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(c) ? 2 : 1;
    }

    /** The wide and full-width ranges of Unicode's East Asian Width, as far as text uses them. */
    private static boolean wide(int c) {
        return between(c, 0x1100, 0x115F)
                || between(c, 0x2E80, 0x303E)
                || between(c, 0x3041, 0xA4CF)
                || between(c, 0xAC00, 0xD7A3)
                || between(c, 0xF900, 0xFAFF)
                || between(c, 0xFE30, 0xFE6F)
                || between(c, 0xFF00, 0xFF60)
                || between(c, 0xFFE0, 0xFFE6)
                || between(c, 0x1F300, 0x1FAFF)
                || between(c, 0x20000, 0x3FFFD);
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
