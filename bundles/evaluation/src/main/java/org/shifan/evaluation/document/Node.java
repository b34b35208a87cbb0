// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of the document's tree before anything is understood: every scalar is text. The path is made only
 * when it is asked for, so that a deep document costs no more than its own size.
 */
abstract sealed class Node {
    private final Node parent;
    private final String step;
    private final int line;
    private final int column;

    private Node(Node parent, String step, int line, int column) {
        this.parent = parent;
        this.step = step;
        this.line = line;
        this.column = column;
    }

    Place place() {
        StringBuilder path = new StringBuilder();
        path(path);
        return new Place(line, column, path.toString());
    }

    private void path(StringBuilder out) {
        if (parent != null) {
            parent.path(out);
            if (!out.isEmpty() && !step.startsWith("[")) {
                out.append('.');
            }
            out.append(step);
        }
    }

    /** Keys with their values, in the order of the document. */
    static final class MapNode extends Node {
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        MapNode(Node parent, String step, int line, int column) {
            super(parent, step, line, column);
        }

        /** Adds an entry; answers false, and changes nothing, when the key is there already. */
        boolean add(String key, int keyLine, int keyColumn, Node value) {
            return entries.putIfAbsent(key, new Entry(keyLine, keyColumn, value)) == null;
        }

        Map<String, Entry> entries() {
            return entries;
        }
    }

    /** The value of a key, and where the key stands. */
    record Entry(int line, int column, Node value) {}

    /** Values in order. */
    static final class ListNode extends Node {
        private final List<Node> items = new ArrayList<>();

        ListNode(Node parent, String step, int line, int column) {
            super(parent, step, line, column);
        }

        List<Node> items() {
            return items;
        }
    }

    /** A text, number, date or truth: the reader of the field decides which. */
    static final class ScalarNode extends Node {
        private final String text;

        ScalarNode(Node parent, String step, int line, int column, String text) {
            super(parent, step, line, column);
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Stands where a compulsory value is missing or unusable and that has been reported: nobody complains again. */
    static final class Absent extends Node {
        Absent(Node parent, String step) {
            super(parent, step, parent == null ? 0 : parent.line, parent == null ? 0 : parent.column);
        }
    }
}
