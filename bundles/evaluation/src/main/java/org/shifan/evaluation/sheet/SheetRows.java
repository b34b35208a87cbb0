// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<Tab> own = tab(key, value);
        if (own.isPresent()) {
            table(own.get(), value);
        } else if (value instanceof Node.MapNode map
                && !map.entries().isEmpty()
                && tables().anyMatch(tab -> path(tab).startsWith(key + "."))) {
            // The things stand in a map beside values of their own, such as the cap of the bonus.
            map.entries().forEach((name, entry) -> {
                Optional<Tab> inner = tab(key + "." + name, entry.value());
                if (inner.isPresent()) {
                    table(inner.get(), entry.value());
                } else {
                    flat(Paths.join(Paths.join("", key), name), entry.value());
                }
            });
        } else {
            flat(Paths.join("", key), value);
        }
    }

    /** The sheet that takes what stands there. */
    private static Optional<Tab> tab(String path, Node value) {
        return tables().filter(tab -> path(tab).equals(path) && TableWriter.takes(tab, value))
                .findFirst();
    }

    private static Stream<Tab> tables() {
        return Stream.of(Tab.values()).filter(tab -> !tab.markers().isEmpty());
    }

    private static String path(Tab tab) {
        return tab.markers().get(0).path();
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
