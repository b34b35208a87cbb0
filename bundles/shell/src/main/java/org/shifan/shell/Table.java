// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** A table for people, in line whatever the script of its cells, and folded to the terminal's width. */
final class Table {

    private record Column(String head, boolean right) {}

    /** A column of texts is not folded below this, so that keys, codes and dates stay in one piece. */
    private static final int NARROWEST = 16;

    private static final int BETWEEN = 3;

    private final Language language;
    private final int room;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param room the cells of a line; a table that does not fit has its widest columns of texts folded */
    Table(Language language, int room) {
        this.language = language;
        this.room = room;
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
        print(out, columns.stream().map(Column::head).toList(), widths, lines);
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add((lines ? "─" : "-").repeat(width));
        }
        out.println(String.join(lines ? "─┼─" : "-+-", rules));
        rows.forEach(row -> print(out, row, widths, lines));
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
        while (widest(widths) >= 0 && Arrays.stream(widths).sum() + BETWEEN * (widths.length - 1) > room) {
            widths[widest(widths)]--;
        }
        return widths;
    }

    /** The widest column that may be folded further, or -1. */
    private int widest(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean foldable = !columns.get(i).right() && widths[i] > NARROWEST;
            if (foldable && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    /** A row takes as many lines as its longest cell. */
    private void print(PrintStream out, List<String> cells, int[] widths, boolean lines) {
        List<List<String>> folded = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < widths.length; i++) {
            folded.add(Fold.to(widths[i], cells.get(i)));
            height = Math.max(height, folded.get(i).size());
        }
        for (int n = 0; n < height; n++) {
            int at = n;
            out.println(line(
                    folded.stream()
                            .map(cell -> at < cell.size() ? cell.get(at) : "")
                            .toList(),
                    widths,
                    lines));
        }
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
