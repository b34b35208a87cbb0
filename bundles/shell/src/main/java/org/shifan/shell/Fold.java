// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;

/** Folds a text to a width, behind a blank or a mark of punctuation if there is one, and always between ideographs. */
final class Fold {

    private static final String BEHIND = " ,;:/)-，；：、。）";
    private static final String NEVER_FIRST = ",;:.)，；：、。）》”";

    private Fold() {}

    /** The lines, each at most so many cells wide; a text that fits is one line. */
    static List<String> to(int width, String text) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (Width.of(left) > width) {
            int end = end(width, left);
            lines.add(left.substring(0, end).stripTrailing());
            left = left.substring(end).stripLeading();
        }
        if (lines.isEmpty() || !left.isEmpty()) {
            lines.add(left);
        }
        return lines;
    }

    /** Where the first line ends, by characters; behind at least one code point, so that every line takes something. */
    private static int end(int width, String text) {
        int cells = 0;
        int at = 0;
        int good = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            cells += Width.of(Character.toString(point));
            if (cells > width && at > 0) {
                break;
            }
            at += Character.charCount(point);
            if (mayEnd(point, text, at)) {
                good = at;
            }
        }
        return good == 0 ? at : good;
    }

    /** Whether a line may end behind this character: no line begins with a mark that closes what is before it. */
    private static boolean mayEnd(int point, String text, int next) {
        if (next < text.length() && NEVER_FIRST.indexOf(text.codePointAt(next)) >= 0) {
            return false;
        }
        boolean beforeWide = next < text.length() && isWide(text.codePointAt(next));
        return BEHIND.indexOf(point) >= 0
                || isWide(point)
                || beforeWide
                || (next < text.length() && text.charAt(next) == ' ');
    }

    private static boolean isWide(int point) {
        return Width.of(Character.toString(point)) == 2;
    }
}
