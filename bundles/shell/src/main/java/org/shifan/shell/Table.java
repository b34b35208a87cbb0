// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** A table for people, in line whatever the script of its cells. */
final class Table {

    private record Column(String head, boolean right) {}

    private final Language language;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Table(Language language) {
        this.language = language;
    }

    /** A column of texts; the heading is the message {@code column.NAME}. */
    Table column(String name) {
        return column(name, false);
    }

    /** A column of numbers, to the right. */
    Table number(String name) {
        return column(name, true);
    }

    private Table column(String name, boolean right) {
        columns.add(new Column(ShellMessages.M.text("column." + name).in(language), right));
        return this;
    }

    /** A row; texts and messages are spoken in the table's language, null is shown as a dash. */
    Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(speak(cell));
        }
        rows.add(row);
        return this;
    }

    private String speak(Object cell) {
        if (cell == null) {
            return "-";
        }
        return plain(cell).replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    private String plain(Object cell) {
        if (cell instanceof Text text) {
            return text.in(language);
        }
        if (cell instanceof Message message) {
            return message.in(language);
        }
        return cell instanceof java.math.BigDecimal number ? number.toPlainString() : cell.toString();
    }

    void print(PrintStream out) {
        // The console writes in the default charset.
        boolean lines = Charset.defaultCharset().newEncoder().canEncode('│');
        int[] widths = widths();
        out.println(line(columns.stream().map(Column::head).toList(), widths, lines));
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add((lines ? "─" : "-").repeat(width));
        }
        out.println(String.join(lines ? "─┼─" : "-+-", rules));
        rows.forEach(row -> out.println(line(row, widths, lines)));
        if (rows.isEmpty()) {
            out.println(ShellMessages.M.text("table.empty").in(language));
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Width.of(columns.get(i).head());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths, boolean lines) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            out.append(i == 0 ? "" : lines ? " │ " : " | ");
            String blanks = " ".repeat(widths[i] - Width.of(cells.get(i)));
            out.append(columns.get(i).right() ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return out.toString().stripTrailing();
    }
}
