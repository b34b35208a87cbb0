// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.workbook.Cell;
import org.shifan.workbook.Sheet;
import org.shifan.workbook.Workbook;

/** A glance at a criteria sheet: the rows of keys and values around the one that says {@code format}. */
final class SheetHeading {
    private static final String FORMAT = "format";
    private static final String MARK = "shifan-criteria/";

    private SheetHeading() {}

    /** Whether a workbook says that it is a criteria sheet. */
    static boolean isCriteria(Workbook workbook) {
        return workbook.sheets().stream().anyMatch(sheet -> format(sheet).isPresent());
    }

    /** The values by key; empty when it is no criteria sheet. */
    static Map<String, String> of(byte[] document) {
        Map<String, String> found = new HashMap<>();
        for (Sheet sheet : Workbook.read(document).sheets()) {
            Optional<Pair> format = format(sheet);
            if (format.isPresent()) {
                sheet.rows()
                        .values()
                        .forEach(row -> at(row, format.get().key())
                                .ifPresent(key -> at(row, format.get().value())
                                        .ifPresent(value -> found.putIfAbsent(key, value))));
                break;
            }
        }
        return found;
    }

    /** The columns of a key and of its value. */
    private record Pair(int key, int value) {}

    private static Optional<Pair> format(Sheet sheet) {
        for (List<Cell> row : sheet.rows().values()) {
            for (int i = 0; i + 1 < row.size(); i++) {
                if (row.get(i).text().strip().equals(FORMAT)
                        && row.get(i + 1).text().strip().startsWith(MARK)) {
                    return Optional.of(
                            new Pair(row.get(i).column(), row.get(i + 1).column()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> at(List<Cell> row, int column) {
        return row.stream()
                .filter(cell -> cell.column() == column)
                .map(cell -> cell.text().strip())
                .findFirst();
    }
}
