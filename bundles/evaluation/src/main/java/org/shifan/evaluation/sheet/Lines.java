// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Map;
import java.util.Set;

/** What lines are when they do not say it, and which words stand for lists. */
final class Lines {
    /** Marks a word as that of a list where it is not one of those below. */
    static final String LIST = "[]";

    private static final Set<String> LISTS = Set.of("bands", "values", "grades", "items", "facts", "conditions");
    private static final Set<String> LIST_KINDS = Set.of("best-of", "dated", "any", "all");
    private static final Map<String, String> BY_KIND = Map.of(
            "graded",
            "grades",
            "checklist",
            "items",
            "any-of",
            "conditions",
            "all-of",
            "conditions",
            "custom",
            "facts");

    private Lines() {}

    /** Whether what stands under the word is a list. */
    static boolean isList(String label) {
        return label.endsWith(LIST) || LISTS.contains(label.substring(label.lastIndexOf('.') + 1));
    }

    /** How a list of that name is called as a line. */
    static String labelOfList(String key) {
        return LISTS.contains(key.substring(key.lastIndexOf('.') + 1)) ? key : key + LIST;
    }

    /** Whether a rule or condition of this kind is a list of others. */
    static boolean isListKind(String kind) {
        return kind.endsWith(LIST) || LIST_KINDS.contains(kind);
    }

    /** How a kind that is a list of others is called in its cell. */
    static String tagOfListKind(String kind) {
        return LIST_KINDS.contains(kind) ? kind : kind + LIST;
    }

    static String plain(String word) {
        return word.endsWith(LIST) ? word.substring(0, word.length() - LIST.length()) : word;
    }

    /** What a line of a rule of this kind is that does not say it: that of a checklist with points is an item, else a fact. */
    static String label(String kind, boolean points) {
        return kind.equals("checklist") && !points ? "facts" : BY_KIND.getOrDefault(kind, "bands");
    }

    /** Whether what a line is can be told from its content alone, and not from the line above. */
    static boolean isByContent(String kind) {
        return kind.equals("checklist");
    }

    /** Whether the lines of that name are single values and not maps. */
    static boolean isScalar(String kind, String label) {
        return kind.equals("checklist") && label.equals("facts");
    }
}
