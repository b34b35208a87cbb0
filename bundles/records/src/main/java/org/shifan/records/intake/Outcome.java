// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.M;

/**
 * What a target says of one chunk. It counts only once the target has returned; a chunk that threw leaves
 * nothing behind.
 */
final class Outcome implements RowSink {
    /** A row that was not taken. */
    record Rejection(Table.Row row, String column, String value, Message reason) {}

    private final Map<Long, Table.Row> open = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long stored;
    private long unchanged;

    Outcome(List<Table.Row> rows) {
        rows.forEach(row -> open.put(row.line(), row));
    }

    @Override
    public void stored(ImportRow row) {
        close(row);
        stored++;
    }

    @Override
    public void unchanged(ImportRow row) {
        close(row);
        unchanged++;
    }

    @Override
    public void rejected(ImportRow row, String column, String value, Message reason) {
        rejections.add(new Rejection(close(row), column, value, reason));
    }

    private Table.Row close(ImportRow row) {
        Table.Row of = open.remove(row.line());
        if (of == null) {
            throw new IllegalStateException("the target reported line " + row.line() + " twice, or it is none of its");
        }
        return of;
    }

    /** A row that the target forgot is not lost silently. */
    void complete() {
        open.values().stream()
                .sorted(java.util.Comparator.comparingLong(Table.Row::line))
                .forEach(row -> rejections.add(new Rejection(row, "", "", M.message("intake.row.unreported"))));
        open.clear();
    }

    long storedRows() {
        return stored;
    }

    long unchangedRows() {
        return unchanged;
    }

    List<Rejection> rejections() {
        return rejections;
    }
}
