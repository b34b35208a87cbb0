// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.evaluation.document.Node;

/** A document's tree as the rows of the sheets, each the texts of its cells by key. */
final class SheetRows {
    private final Map<Tab, List<Map<String, String>>> rows = new EnumMap<>(Tab.class);
    private final List<Map<String, String>> identity = new ArrayList<>();

    private SheetRows() {}

    static Map<Tab, List<Map<String, String>>> of(Node.MapNode root) {
        SheetRows out = new SheetRows();
        out.rows.put(Tab.IDENTITY, out.identity);
        root.entries().forEach((key, entry) -> out.section(key, entry.value()));
        return out.rows;
    }

    private void section(String key, Node value) {
        for (Tab tab : Tab.values()) {
            if (!tab.markers().isEmpty()) {
                String path = tab.markers().get(0).path();
                if (path.equals(key) && TableWriter.takes(tab, value)) {
                    table(tab, value);
                    return;
                }
                if (path.startsWith(key + ".")
                        && value instanceof Node.MapNode map
                        && !map.entries().isEmpty()) {
                    // The things stand in a map beside values of their own, such as the cap of the bonus.
                    String inner = path.substring(key.length() + 1);
                    map.entries().forEach((name, entry) -> {
                        if (name.equals(inner) && TableWriter.takes(tab, entry.value())) {
                            table(tab, entry.value());
                        } else {
                            flat(Paths.join(Paths.join("", key), name), entry.value());
                        }
                    });
                    return;
                }
            }
        }
        flat(Paths.join("", key), value);
    }

    private void table(Tab tab, Node value) {
        TableWriter writer = new TableWriter(tab);
        writer.write(value);
        rows.put(tab, writer.rows());
    }

    private void flat(String path, Node value) {
        if (value instanceof Node.MapNode map && !map.entries().isEmpty()) {
            map.entries().forEach((key, entry) -> flat(Paths.join(path, key), entry.value()));
        } else if (value instanceof Node.ListNode list && !list.items().isEmpty()) {
            list.items().forEach(item -> row(path + Lines.LIST, item));
        } else {
            row(path, value);
        }
    }

    private void row(String path, Node value) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(IdentityReader.KEY, path);
        row.put(
                IdentityReader.VALUE,
                value instanceof Node.ScalarNode scalar ? CellText.of(scalar.text()) : TreeText.flow(value));
        identity.add(row);
    }
}
