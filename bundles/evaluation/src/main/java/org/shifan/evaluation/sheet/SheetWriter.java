// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Place;

import static org.shifan.evaluation.sheet.SheetMessages.M;

/** Writes rows as a workbook that is good to fill in: headings in both languages, notes, lists to choose from. */
final class SheetWriter {
    /** In points; not every program finds the height of a text in two languages by itself. */
    private static final int TWO_LINES = 32;

    private static final String HEAD_FILL = "1F3A5F";
    private static final String KEY_FILL = "D9E1F2";
    private static final String BEGIN_FILL = "F2F2F2";
    private static final int HEAD_ROWS = 2;
    private static final int LONGEST_CELL = 32_767;
    private static final int ROWS_TO_FILL = 2_000;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{0,13}[1-9])?");
    private static final int MOST_DIGITS = 15;
    private static final Pattern DAY = Pattern.compile("(19[1-9][0-9]|2[0-9]{3})-[0-9]{2}-[0-9]{2}");

    private final Workbook workbook;
    private final List<FactDefinition> facts;

    private SheetWriter(Workbook workbook, List<FactDefinition> facts) {
        this.workbook = workbook;
        this.facts = facts;
    }

    static byte[] write(Map<Tab, List<Map<String, String>>> rows, List<FactDefinition> facts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Shifan", "1.0")) {
            SheetWriter writer = new SheetWriter(workbook, facts);
            writer.identity(rows.getOrDefault(Tab.IDENTITY, List.of()));
            for (Tab tab : Tab.values()) {
                if (!tab.markers().isEmpty() && (tab.isUsual() || rows.containsKey(tab))) {
                    writer.table(tab, rows.getOrDefault(tab, List.of()));
                }
            }
            new GuideWriter(workbook).write();
            writer.facts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void identity(List<Map<String, String>> rows) {
        Worksheet sheet = workbook.newWorksheet(Tab.IDENTITY.title());
        int[] widths = {34, 22, 50, 70};
        String[] heads = {"identity.what", "identity.key", "identity.value", "identity.note"};
        String[] keys = {"#", IdentityReader.KEY, IdentityReader.VALUE, "#"};
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
            head(sheet, 0, column, both(M.text(heads[column])));
            key(sheet, 1, column, keys[column]);
        }
        sheet.freezePane(0, HEAD_ROWS);
        int row = HEAD_ROWS;
        for (Map<String, String> each : rows) {
            String key = each.get(IdentityReader.KEY);
            sheet.rowHeight(row, TWO_LINES);
            sheet.value(row, 0, heading(key, ""));
            sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
            sheet.value(row, 1, key);
            value(
                    sheet,
                    row,
                    2,
                    each.getOrDefault(IdentityReader.VALUE, ""),
                    key.contains("title") || key.equals("version"));
            if (M.has("note." + key)) {
                sheet.value(row, 3, both(M.text("note." + key)));
                sheet.style(row, 3).wrapText(true).verticalAlignment("top").set();
            }
            if (Choices.of(key).isPresent()) {
                sheet.range(row, 2, row, 2)
                        .validateWithListByFormula(Choices.of(key).get())
                        .showErrorMessage(false);
            }
            row++;
        }
    }

    private void table(Tab tab, List<Map<String, String>> rows) {
        Worksheet sheet = workbook.newWorksheet(tab.title());
        List<Column> columns = columns(tab, rows);
        for (int column = 0; column < columns.size(); column++) {
            Column each = columns.get(column);
            sheet.width(column, each.width());
            if (each.text()) {
                sheet.style(column).format("@").set();
            }
            head(sheet, 0, column, heading(each.key(), tab.tag()));
            key(sheet, 1, column, each.key());
            String note = "note." + bare(each.key(), tab.tag());
            if (M.has(note)) {
                sheet.comment(0, column, both(M.text(note)));
            }
            choices(sheet, tab, column, each.key());
        }
        sheet.rowHeight(0, TWO_LINES);
        sheet.freezePane(tab.markers().size(), HEAD_ROWS);
        int row = HEAD_ROWS;
        for (Map<String, String> each : rows) {
            boolean begins = tab.markers().stream().anyMatch(m -> each.containsKey(m.column()));
            boolean first = each.containsKey(tab.markers().get(0).column())
                    && tab.markers().size() > 1;
            for (int column = 0; column < columns.size(); column++) {
                String text = each.get(columns.get(column).key());
                if (text != null) {
                    value(sheet, row, column, text, columns.get(column).text());
                }
                if (begins) {
                    sheet.style(row, column)
                            .fillColor(first ? KEY_FILL : BEGIN_FILL)
                            .set();
                }
            }
            row++;
        }
    }

    private void choices(Worksheet sheet, Tab tab, int column, String key) {
        String bare = bare(key, tab.tag());
        if (key.equals("rule")) {
            sheet.range(HEAD_ROWS, column, ROWS_TO_FILL, column)
                    .validateWithListByFormula(GuideWriter.kinds())
                    .showErrorMessage(false);
        } else if (bare.equals("fact") && !facts.isEmpty()) {
            sheet.range(HEAD_ROWS, column, ROWS_TO_FILL, column)
                    .validateWithListByFormula("'" + M.text("facts.sheet").zh() + "'!$A$2:$A$" + (facts.size() + 1))
                    .showErrorMessage(false);
        } else {
            Choices.of(bare)
                    .ifPresent(list -> sheet.range(HEAD_ROWS, column, ROWS_TO_FILL, column)
                            .validateWithListByFormula(list)
                            .showErrorMessage(false));
        }
    }

    /** The columns that the sheet always has, and behind them what these rows need beyond. */
    private static List<Column> columns(Tab tab, List<Map<String, String>> rows) {
        List<Column> columns = new ArrayList<>(tab.columns());
        Set<String> known = new LinkedHashSet<>();
        tab.columns().forEach(column -> known.add(column.key()));
        for (Map<String, String> row : rows) {
            for (String key : row.keySet()) {
                if (known.add(key)) {
                    columns.add(Column.text(key));
                }
            }
        }
        return columns;
    }

    private void facts() {
        if (facts.isEmpty()) {
            return;
        }
        Worksheet sheet = workbook.newWorksheet(M.text("facts.sheet").zh());
        String[] heads = {"facts.fact", "facts.unit", "facts.title"};
        int[] widths = {34, 12, 70};
        for (int column = 0; column < heads.length; column++) {
            sheet.width(column, widths[column]);
            head(sheet, 0, column, both(M.text(heads[column])));
        }
        sheet.freezePane(0, 1);
        int row = 1;
        for (FactDefinition fact : facts) {
            sheet.value(row, 0, fact.id().value());
            sheet.value(row, 1, fact.unit().code());
            sheet.value(row, 2, both(fact.title()));
            row++;
        }
    }

    static void head(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
        sheet.style(row, column)
                .bold()
                .fontColor("FFFFFF")
                .fillColor(HEAD_FILL)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
    }

    private static void key(Worksheet sheet, int row, int column, String key) {
        sheet.value(row, column, key);
        sheet.style(row, column).fillColor(KEY_FILL).fontColor("666666").set();
    }

    /** A number or a day as such, where it comes back the same; everything else as text. */
    private static void value(Worksheet sheet, int row, int column, String text, boolean asText) {
        if (text.length() > LONGEST_CELL) {
            throw new SheetException("sheet.cell.long", Place.cell(row + 1, column + 1), text.length(), LONGEST_CELL);
        }
        if (text.isEmpty()) {
            return;
        }
        if (!asText && isNumber(text)) {
            sheet.value(row, column, new BigDecimal(text));
        } else if (!asText && DAY.matcher(text).matches() && isDay(text)) {
            sheet.value(row, column, LocalDate.parse(text));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            sheet.value(row, column, text);
            sheet.style(row, column)
                    .format("@")
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
        }
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches()
                && !text.equals("-0")
                && text.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String bare(String key, String tag) {
        return !tag.isEmpty() && key.startsWith(tag + ".") ? key.substring(tag.length() + 1) : key;
    }

    private static String heading(String key, String tag) {
        String name = "column." + bare(key, tag);
        return M.has(name) ? both(M.text(name)) : key;
    }

    static String both(Text text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + "\n" + text.en();
    }
}
