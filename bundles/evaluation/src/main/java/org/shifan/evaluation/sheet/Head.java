// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.shifan.evaluation.document.Place;
import org.shifan.workbook.Cell;
import org.shifan.workbook.Sheet;

/**
 * The row of keys of a sheet.
 *
 * @param row its number
 * @param keys by column; columns without a key, and those whose key begins with #, are remarks
 */
record Head(int row, Map<Integer, String> keys) {
    /** The row of keys is looked for in these. */
    private static final int FIRST_ROWS = 12;

    private static final String REMARK = "#";

    /** The first row that has these keys; says so when there is none, or a key stands twice, or a read cell is merged or hidden. */
    static Optional<Head> of(TreeBuilder tree, Sheet sheet, Set<String> wanted) {
        for (Map.Entry<Integer, List<Cell>> row :
                sheet.rows().headMap(FIRST_ROWS, true).entrySet()) {
            List<String> texts =
                    row.getValue().stream().map(cell -> cell.text().strip()).toList();
            if (texts.containsAll(wanted)) {
                return Optional.of(read(tree, sheet, row.getKey(), row.getValue()));
            }
        }
        tree.problem(
                null, new Place(sheet.name(), 0, 0, ""), "sheet.head.missing", String.join(", ", wanted), FIRST_ROWS);
        return Optional.empty();
    }

    private static Head read(TreeBuilder tree, Sheet sheet, int row, List<Cell> cells) {
        Map<Integer, String> keys = new TreeMap<>();
        for (Cell cell : cells) {
            String key = cell.text().strip();
            if (!key.startsWith(REMARK)) {
                Optional<Integer> first = keys.entrySet().stream()
                        .filter(e -> e.getValue().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (first.isPresent()) {
                    tree.problem(
                            null,
                            new Place(sheet.name(), row, cell.column(), ""),
                            "sheet.head.twice",
                            key,
                            Place.column(first.get()));
                } else {
                    keys.put(cell.column(), key);
                }
            }
        }
        Head head = new Head(row, keys);
        head.refuseUnseen(tree, sheet);
        return head;
    }

    private void refuseUnseen(TreeBuilder tree, Sheet sheet) {
        for (Sheet.Merged merged : sheet.merged()) {
            boolean read = keys.keySet().stream().anyMatch(c -> c >= merged.column() && c <= merged.lastColumn());
            if (read && merged.lastRow() >= row) {
                tree.problem(
                        null,
                        new Place(sheet.name(), merged.row(), merged.column(), ""),
                        "sheet.merged",
                        merged.range());
            }
        }
        for (int column : keys.keySet()) {
            if (sheet.hiddenColumns().contains(column)) {
                tree.problem(
                        null, new Place(sheet.name(), row, column, ""), "sheet.hidden.column", Place.column(column));
            }
        }
        sheet.hiddenRows().stream()
                .filter(r -> r > row)
                .filter(r -> sheet.rows().get(r).stream().anyMatch(cell -> keys.containsKey(cell.column())))
                .forEach(r -> tree.problem(null, new Place(sheet.name(), r, 1, ""), "sheet.hidden.row", r));
    }

    /** The cells of the rows below it that are read, by key; rows without any are left out. */
    List<Map<String, Spot>> rows(Sheet sheet) {
        List<Map<String, Spot>> out = new ArrayList<>();
        for (List<Cell> cells : sheet.rows().tailMap(row, false).values()) {
            Map<String, Spot> read = new java.util.LinkedHashMap<>();
            for (Cell cell : cells) {
                if (keys.containsKey(cell.column())) {
                    read.put(keys.get(cell.column()), new Spot(sheet.name(), cell));
                }
            }
            if (!read.isEmpty()) {
                out.add(read);
            }
        }
        return out;
    }
}
