// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The smallest place in which two trees differ.
 *
 * @param path from the piece on, such as {@code rule.bands.bands[1].points}
 * @param before null when there is none
 * @param after null when there is none
 */
record Leaf(String path, Object before, Object after) {

    /** The differences of two trees, by the order of their keys; none when both say the same. */
    static List<Leaf> between(Map<String, Object> before, Map<String, Object> after) {
        List<Leaf> out = new ArrayList<>();
        maps("", before, after, out);
        return out;
    }

    private static void maps(String path, Map<?, ?> before, Map<?, ?> after, List<Leaf> out) {
        TreeSet<String> keys = new TreeSet<>();
        before.keySet().forEach(key -> keys.add((String) key));
        after.keySet().forEach(key -> keys.add((String) key));
        for (String key : keys) {
            values(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key), out);
        }
    }

    private static void values(String path, Object before, Object after, List<Leaf> out) {
        if (same(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b && isSameForm(path, a, b)) {
            maps(path, a, b, out);
        } else if (before instanceof List<?> a && after instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                values(path + "[" + i + "]", a.get(i), b.get(i), out);
            }
        } else {
            out.add(new Leaf(path, before, after));
        }
    }

    /** A rule of another kind is another rule, and what is asked of another fact another question: told as a whole. */
    private static boolean isSameForm(String path, Map<?, ?> before, Map<?, ?> after) {
        if (path.equals("rule") || (path.endsWith("]") && before.size() == 1 && after.size() == 1)) {
            return before.keySet().equals(after.keySet());
        }
        return !path.endsWith("]") || Objects.equals(before.get("fact"), after.get("fact"));
    }

    static boolean same(Object before, Object after) {
        if (before instanceof BigDecimal a && after instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        if (before instanceof List<?> a && after instanceof List<?> b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = same(a.get(i), b.get(i));
            }
            return same;
        }
        return Objects.equals(before, after);
    }

    /** A value as a document writes it in one line; empty when there is none. */
    static String words(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + words(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Leaf::words).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return value.toString();
    }
}
