// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.M;
import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * The first row of a file: which of the target's columns stands where.
 *
 * @param names the headings as they stand in the file
 * @param columns the target's column of each position, null where the target has none
 */
record Header(List<String> names, List<String> columns) {

    /** How a reject file begins, so that a corrected one can be imported again. */
    static final List<String> REJECT_COLUMNS = List.of("line", "column", "value", "reason_zh", "reason_en");

    /**
     * Reads the heading row.
     *
     * @param mapped columns by plain heading, which come before the target's own headings
     * @throws org.shifan.api.text.ShifanException {@code intake.header.missing}, which lists what was found, or
     *     {@code intake.header.double}
     */
    static Header of(Path file, ImportTarget target, List<String> cells, Map<String, String> mapped) {
        Map<String, String> known = new HashMap<>();
        for (ImportColumn column : target.columns()) {
            known.put(plain(column.name()), column.name());
            known.put(plain(column.title().zh()), column.name());
            known.put(plain(column.title().en()), column.name());
            column.aliases().forEach(alias -> known.put(plain(alias), column.name()));
        }
        // A heading that the bureau gives to a column is no other column's, and that column has no other heading.
        known.values().removeAll(mapped.values());
        known.putAll(mapped);
        int skip = startsWithRejectColumns(cells) ? REJECT_COLUMNS.size() : 0;
        List<String> columns = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = i < skip ? null : known.get(plain(cells.get(i)));
            String twin = column == null ? null : seen.put(column, cells.get(i));
            if (twin != null) {
                throw refuse("intake.header.double", file.getFileName(), column, twin, cells.get(i));
            }
            columns.add(column);
        }
        List<String> missing = target.columns().stream()
                .filter(column -> column.required() && !seen.containsKey(column.name()))
                .map(Header::called)
                .toList();
        if (!missing.isEmpty()) {
            throw refuse(
                    "intake.header.missing",
                    file.getFileName(),
                    target.kind(),
                    String.join(", ", missing),
                    String.join(", ", shortened(cells)));
        }
        return new Header(List.copyOf(cells), columns);
    }

    /** Whether the rows are those that an import before did not take. */
    boolean isOfRejects() {
        return startsWithRejectColumns(names);
    }

    private static boolean startsWithRejectColumns(List<String> cells) {
        return cells.size() > REJECT_COLUMNS.size()
                && cells.subList(0, REJECT_COLUMNS.size()).equals(REJECT_COLUMNS);
    }

    /** Which columns of the file are not read. */
    List<Message> notes() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean ours = i < REJECT_COLUMNS.size() && names.get(i).equals(REJECT_COLUMNS.get(i));
            if (columns.get(i) == null && !names.get(i).isEmpty() && !ours) {
                unknown.add(names.get(i));
            }
        }
        return unknown.isEmpty()
                ? List.of()
                : List.of(M.message("intake.header.unknown", String.join(", ", shortened(unknown))));
    }

    /** A column by its name and the other headings that mean it. */
    private static String called(ImportColumn column) {
        return column.aliases().isEmpty()
                ? column.name()
                : column.name() + " (" + String.join(" / ", column.aliases()) + ")";
    }

    private static List<String> shortened(List<String> cells) {
        return cells.stream()
                .limit(40)
                .map(cell -> cell.length() > 40 ? cell.substring(0, 40) + "…" : cell)
                .toList();
    }

    /** Case, blanks, marks, brackets and the width of characters say nothing in a heading. */
    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\uFEFF_()\\[\\]*:-]", "");
    }
}
