// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportTarget;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** A table of two columns by which a bureau says which of its headings stands for which column of a kind of import. */
final class ColumnMap {
    private static final List<List<String>> HEADS = List.of(List.of("column", "heading"), List.of("列", "表头"));

    private ColumnMap() {}

    /**
     * Reads the file.
     *
     * @return the column by heading, the heading in the writing of {@link Header#plain}
     * @throws org.shifan.api.text.ShifanException {@code intake.columns.*}, with the line
     */
    static Map<String, String> of(Path file, ImportTarget target) throws IOException {
        List<String> names = target.columns().stream().map(ImportColumn::name).toList();
        Map<String, String> out = new HashMap<>();
        try (Table table = Content.table(file, new Watch(file, null))) {
            Table.Row head = table.next();
            if (head == null || !HEADS.contains(head.cells().stream().limit(2).toList())) {
                throw refuse("intake.columns.head", file.getFileName());
            }
            for (Table.Row row = table.next(); row != null; row = table.next()) {
                if (row.blank()) {
                    continue;
                }
                if (row.cells().size() < 2 || row.cells().get(1).isEmpty()) {
                    throw refuse("intake.columns.row", file.getFileName(), row.line());
                }
                String column = row.cells().get(0);
                if (!names.contains(column)) {
                    throw refuse(
                            "intake.columns.unknown",
                            file.getFileName(),
                            row.line(),
                            column,
                            target.kind(),
                            String.join(", ", names));
                }
                String before = out.put(Header.plain(row.cells().get(1)), column);
                if (before != null && !before.equals(column)) {
                    throw refuse(
                            "intake.columns.twice",
                            file.getFileName(),
                            row.line(),
                            row.cells().get(1),
                            before,
                            column);
                }
            }
        }
        return out;
    }
}
