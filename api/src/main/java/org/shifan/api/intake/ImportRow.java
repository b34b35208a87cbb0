// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.util.Map;
import java.util.function.Function;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * One row of an import.
 *
 * @param line the line, the sheet row, or the number of the record in a JSON or XML document, from 1
 * @param values the cells by column name, stripped; an absent cell is absent
 */
public record ImportRow(long line, Map<String, String> values) {
    private static final Messages M = Messages.of(ImportRow.class);

    public ImportRow {
        values = Map.copyOf(values);
    }

    /** The cell's text, or an empty text. */
    public String text(String column) {
        return values.getOrDefault(column, "");
    }

    /** Whether the cell is there and not empty. */
    public boolean has(String column) {
        return !text(column).isEmpty();
    }

    /**
     * Reads a cell that must be there.
     *
     * @throws RowRejected with the column, its value and the reason
     */
    public <T> T read(String column, Function<String, T> reader) {
        String cell = text(column);
        if (cell.isEmpty()) {
            throw new RowRejected(column, "", M.message("intake.cell.missing"));
        }
        return parse(column, cell, reader);
    }

    /**
     * Reads a cell that may be absent; then the result is null.
     *
     * @throws RowRejected with the column, its value and the reason
     */
    public <T> T readOptional(String column, Function<String, T> reader) {
        String cell = text(column);
        return cell.isEmpty() ? null : parse(column, cell, reader);
    }

    private static <T> T parse(String column, String cell, Function<String, T> reader) {
        try {
            return reader.apply(cell);
        } catch (ShifanException e) {
            throw new RowRejected(column, cell, e.message());
        } catch (java.time.DateTimeException e) {
            throw new RowRejected(column, cell, M.message("intake.cell.date"));
        } catch (IllegalArgumentException e) {
            throw new RowRejected(column, cell, M.message("intake.cell.form"));
        }
    }
}
