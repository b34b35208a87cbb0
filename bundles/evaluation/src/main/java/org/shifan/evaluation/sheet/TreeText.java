// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Map;
import java.util.regex.Pattern;

import org.shifan.evaluation.document.Node;

/** A tree as YAML. */
final class TreeText {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/%+（）()、，。；：“”《》〔〕·-]*[\\p{L}\\p{N}._/%）)、，。；”》〕])?");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9.]+");
    private static final int WIDE = 110;

    private TreeText() {}

    /** In one line, as it stands in a cell. */
    static String flow(Node node) {
        StringBuilder out = new StringBuilder();
        flow(out, node);
        return out.toString();
    }

    /** A whole document, a line for each value. */
    static String document(Node root) {
        StringBuilder out = new StringBuilder();
        block(out, root, 0);
        // Nothing at all would be no document.
        return out.isEmpty() ? "{}\n" : out.toString();
    }

    static String scalar(String text) {
        return PLAIN.matcher(text).matches() || NEGATIVE.matcher(text).matches() ? text : CellText.quoted(text);
    }

    private static void flow(StringBuilder out, Node node) {
        if (node instanceof Node.ScalarNode scalar) {
            out.append(scalar(scalar.text()));
        } else if (node instanceof Node.MapNode map) {
            String comma = "{";
            for (Map.Entry<String, Node.Entry> entry : map.entries().entrySet()) {
                out.append(comma).append(scalar(entry.getKey())).append(": ");
                flow(out, entry.getValue().value());
                comma = ", ";
            }
            out.append(map.entries().isEmpty() ? "{}" : "}");
        } else if (node instanceof Node.ListNode list) {
            String comma = "[";
            for (Node item : list.items()) {
                out.append(comma);
                flow(out, item);
                comma = ", ";
            }
            out.append(list.items().isEmpty() ? "[]" : "]");
        }
    }

    private static void block(StringBuilder out, Node node, int depth) {
        String indent = "  ".repeat(depth);
        if (node instanceof Node.MapNode map) {
            boolean first = out.length() >= 2 && out.substring(out.length() - 2).equals("- ");
            for (Map.Entry<String, Node.Entry> entry : map.entries().entrySet()) {
                out.append(first ? "" : indent).append(scalar(entry.getKey())).append(':');
                value(out, entry.getValue().value(), depth + 1);
                first = false;
            }
        } else if (node instanceof Node.ListNode list) {
            for (Node item : list.items()) {
                out.append(indent).append("-");
                if (item instanceof Node.MapNode map && !fits(map, depth)) {
                    out.append(' ');
                    block(out, map, depth + 1);
                } else {
                    value(out, item, depth + 1);
                }
            }
        }
    }

    private static void value(StringBuilder out, Node node, int depth) {
        if (node instanceof Node.ScalarNode || fits(node, depth)) {
            out.append(' ').append(flow(node)).append('\n');
        } else {
            out.append('\n');
            block(out, node, depth);
        }
    }

    /** Whether it is read better in one line: empty, or short and not deep. */
    private static boolean fits(Node node, int depth) {
        boolean empty = (node instanceof Node.MapNode map && map.entries().isEmpty())
                || (node instanceof Node.ListNode list && list.items().isEmpty());
        return empty || (depth > 1 && flow(node).length() + 2 * depth <= WIDE);
    }
}
