// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.evaluation.document.Node;
import org.shifan.workbook.Sheet;

/** Reads the sheet of keys and values. */
final class IdentityReader {
    static final String KEY = "key";
    static final String VALUE = "value";

    private final TreeBuilder tree;

    IdentityReader(TreeBuilder tree) {
        this.tree = tree;
    }

    void read(Sheet sheet) {
        Head.of(tree, sheet, Set.of(KEY, VALUE))
                .ifPresent(head -> head.rows(sheet).forEach(this::row));
    }

    private void row(Map<String, Spot> cells) {
        Spot key = cells.get(KEY);
        Spot value = cells.get(VALUE);
        if (key == null) {
            if (value != null) {
                tree.problem(null, value.place(), "sheet.identity.key", value.text());
            }
            return;
        }
        if (value == null) {
            return; // a row of the blank sheet that nobody needs
        }
        String name = key.text().strip();
        if (name.endsWith(Lines.LIST)) {
            List<String> path = Paths.split(Lines.plain(name));
            Node.MapNode at = tree.map(tree.root(), path.subList(0, path.size() - 1), value.place());
            tree.append(tree.list(at, path.get(path.size() - 1), value.place()), value);
        } else {
            tree.put(tree.root(), Paths.split(name), value);
        }
    }
}
