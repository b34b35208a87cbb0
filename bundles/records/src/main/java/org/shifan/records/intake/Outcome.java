// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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

    /** In the order of their lines. */
    private final List<Table.Row> rows;

    private final BitSet closed = new BitSet();
    private final List<Rejection> rejections = new ArrayList<>();
    private long stored;
    private long unchanged;
    /** The row after the one that was closed last: most are told in their order. */
    private int next;

    Outcome(List<Table.Row> rows) {
        this.rows = rows;
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
        int at = position(row.line());
        if (at < 0 || closed.get(at)) {
            throw new IllegalStateException("the target reported line " + row.line() + " twice, or it is none of its");
        }
        closed.set(at);
        next = at + 1;
        return rows.get(at);
    }

    /** Where the row of a line is; negative when there is none. */
    private int position(long line) {
        if (next < rows.size() && rows.get(next).line() == line) {
            return next;
        }
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(rows.get(middle).line(), line);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** A row that the target forgot is not lost silently. */
    void complete() {
        for (int i = closed.nextClearBit(0); i < rows.size(); i = closed.nextClearBit(i + 1)) {
            rejections.add(new Rejection(rows.get(i), "", "", M.message("intake.row.unreported")));
        }
        closed.set(0, rows.size());
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
