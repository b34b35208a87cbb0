// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.text.Normalizer;
import java.util.Iterator;

import org.shifan.evaluation.document.Node;

/** Compares trees. */
final class Trees {
    private Trees() {}

    /** Whether both say the same: the order of keys is nothing, that of lists is content. */
    static boolean equal(Node a, Node b) {
        if (a instanceof Node.MapNode one && b instanceof Node.MapNode other) {
            return one.entries().keySet().equals(other.entries().keySet())
                    && one.entries().entrySet().stream()
                            .allMatch(e -> equal(
                                    e.getValue().value(),
                                    other.entries().get(e.getKey()).value()));
        }
        if (a instanceof Node.ListNode one && b instanceof Node.ListNode other) {
            Iterator<Node> others = other.items().iterator();
            return one.items().size() == other.items().size()
                    && one.items().stream().allMatch(item -> equal(item, others.next()));
        }
        return a instanceof Node.ScalarNode one
                && b instanceof Node.ScalarNode other
                && text(one).equals(text(other));
    }

    /** As every reader of a field takes it. */
    private static String text(Node.ScalarNode node) {
        return Normalizer.normalize(node.text().strip(), Normalizer.Form.NFC);
    }
}
