// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of the document's tree before anything is understood: every scalar is text. The path is made only
 * when it is asked for, so that a deep document costs no more than its own size.
 */
public abstract sealed class Node {
    private final Node parent;
    private final String step;
    private final String sheet;
    private final int line;
    private final int column;

    private Node(Node parent, String step, Place spot) {
        this.parent = parent;
        this.step = step;
        this.sheet = spot.sheet();
        this.line = spot.line();
        this.column = spot.column();
    }

    /** Where it stands, with its path. */
    public Place place() {
        StringBuilder path = new StringBuilder();
        path(path);
        return new Place(sheet, line, column, path.toString());
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
    public static final class MapNode extends Node {
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        /**
         * @param parent null for the root
         * @param step the key under which it stands, or {@code [n]} in a list
         * @param spot its path is not looked at
         */
        public MapNode(Node parent, String step, Place spot) {
            super(parent, step, spot);
        }

        /** Adds an entry; answers false, and changes nothing, when the key is there already. */
        public boolean add(String key, Place keySpot, Node value) {
            return entries.putIfAbsent(key, new Entry(keySpot, value)) == null;
        }

        /** In the order of the document. */
        public Map<String, Entry> entries() {
            return Collections.unmodifiableMap(entries);
        }
    }

    /** The value of a key, and where the key stands. */
    public record Entry(Place spot, Node value) {
        /** Where the key stands, with the path of the value. */
        Place place() {
            return spot.as(value.place().path());
        }
    }

    /** Values in order. */
    public static final class ListNode extends Node {
        private final List<Node> items = new ArrayList<>();

        /** @see MapNode#MapNode */
        public ListNode(Node parent, String step, Place spot) {
            super(parent, step, spot);
        }

        /** Adds a value, which knows its own step. */
        public void add(Node item) {
            items.add(item);
        }

        /** In the order of the document. */
        public List<Node> items() {
            return Collections.unmodifiableList(items);
        }
    }

    /** A text, number, date or truth: the reader of the field decides which. */
    public static final class ScalarNode extends Node {
        private final String text;

        /** @see MapNode#MapNode */
        public ScalarNode(Node parent, String step, Place spot, String text) {
            super(parent, step, spot);
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    /** Stands where a compulsory value is missing or unusable and that has been reported: nobody complains again. */
    public static final class Absent extends Node {
        /** @see MapNode#MapNode */
        public Absent(Node parent, String step) {
            super(parent, step, parent == null ? Place.WHOLE : new Place(parent.sheet, parent.line, parent.column, ""));
        }
    }
}
