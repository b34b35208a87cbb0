// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;

/** Folds a text to a width, behind a blank or a mark of punctuation if there is one, and always between ideographs. */
final class Fold {

    private static final String BEHIND = " ,;:/)-，；：、。）";

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
            String point = Character.toString(text.codePointAt(at));
            cells += Width.of(point);
            if (cells > width && at > 0) {
                break;
            }
            at += point.length();
            if (BEHIND.contains(point) || Width.of(point) == 2) {
                good = at;
            }
        }
        boolean between = at < text.length()
                && (text.charAt(at) == ' ' || Width.of(Character.toString(text.codePointAt(at))) == 2);
        return between || good == 0 ? at : good;
    }
}
