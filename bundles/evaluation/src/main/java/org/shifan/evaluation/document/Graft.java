// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one tree of what a base says, as plain values, and of what a document says, as nodes among them. What comes
 * from the base stands, for messages, where the document says that it extends it.
 */
final class Graft {
    private final Place base;
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();

    Graft(Place base) {
        this.base = base;
    }

    /** A copy of a canonical tree that can be changed. */
    static Map<String, Object> copy(Map<String, Object> tree) {
        Map<String, Object> out = new LinkedHashMap<>();
        tree.forEach((key, value) -> out.put(key, copyOf(value)));
        return out;
    }

    /** The map is the document's own from here on: for messages it stands where the node stands. */
    void place(Map<String, Object> map, Node node) {
        places.put(map, node.place());
    }

    Node build(Map<String, Object> tree) {
        return build(tree, null, "");
    }

    private Node build(Object value, Node parent, String step) {
        if (value instanceof Node node) {
            return node(node, parent, step);
        }
        Place at = places.getOrDefault(value, base);
        if (value instanceof Map<?, ?> map) {
            Node.MapNode out = new Node.MapNode(parent, step, at);
            map.forEach((key, each) -> {
                Node child = build(each, out, (String) key);
                out.add((String) key, child.place(), child);
            });
            return out;
        }
        if (value instanceof List<?> list) {
            Node.ListNode out = new Node.ListNode(parent, step, at);
            list.forEach(each -> out.add(build(each, out, "[" + out.items().size() + "]")));
            return out;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return new Node.ScalarNode(parent, step, at, text);
    }

    private Node node(Node node, Node parent, String step) {
        Place at = node.place();
        if (node instanceof Node.MapNode map) {
            Node.MapNode out = new Node.MapNode(parent, step, at);
            map.entries().forEach((key, entry) -> out.add(key, entry.spot(), node(entry.value(), out, key)));
            return out;
        }
        if (node instanceof Node.ListNode list) {
            Node.ListNode out = new Node.ListNode(parent, step, at);
            list.items()
                    .forEach(each -> out.add(node(each, out, "[" + out.items().size() + "]")));
            return out;
        }
        return node instanceof Node.ScalarNode scalar
                ? new Node.ScalarNode(parent, step, at, scalar.text())
                : new Node.Absent(parent, step);
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach((key, each) -> out.put((String) key, copyOf(each)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(each -> out.add(copyOf(each)));
            return out;
        }
        return value;
    }
}
