// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;

/**
 * Where a part, item or veto comes from that another set wrote first.
 *
 * @param set the set that wrote it
 * @param version its version
 * @param changes by whom it was changed since, the earliest first
 */
public record Descent(String set, String version, List<Change> changes) {
    public Descent {
        changes = List.copyOf(changes);
    }

    /** What a set that extends another changed of it. */
    public record Change(String set, String version, List<String> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }

    static Descent read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.DESCENT);
        return new Descent(
                fields.get("set", Values::id),
                fields.get("version", Values::version),
                fields.list("changes", Descent::change));
    }

    private static Change change(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.DESCENT_CHANGE);
        return new Change(
                fields.get("set", Values::id),
                fields.get("version", Values::version),
                fields.list("fields", Values::string));
    }
}
