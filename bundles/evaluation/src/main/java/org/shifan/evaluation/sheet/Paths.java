// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of keys, such as {@code title.zh}; a key with a point of its own stands in double quotes. */
final class Paths {
    private static final Pattern PLAIN = Pattern.compile("[^\\s.\"\\[\\]#]+");
    private static final Pattern STEP = Pattern.compile("\\G(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^.\"]*))(\\.|$)");
    private static final int MOST_STEPS = 20;

    private Paths() {}

    /** Whether a key may stand in a path without quotes. */
    static boolean isPlain(String key) {
        return PLAIN.matcher(key).matches();
    }

    static String join(String path, String key) {
        String step = isPlain(key) ? key : CellText.quoted(key);
        return path.isEmpty() ? step : path + "." + step;
    }

    /** The steps of a path; what is no path is one step. */
    static List<String> split(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length() && steps.size() < MOST_STEPS && matcher.find()) {
            steps.add(matcher.group(1) == null ? matcher.group(2) : CellText.scalar("\"" + matcher.group(1) + "\""));
            end = matcher.end();
        }
        return end == path.length() && !path.endsWith(".") && !steps.contains("") ? steps : List.of(path);
    }
}
