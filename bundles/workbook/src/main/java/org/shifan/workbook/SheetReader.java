// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.shifan.api.text.Message;

/** Reads the cells of one sheet in one pass. */
final class SheetReader implements Xml.Handler {
    /** In one sheet; the longest that criteria can need is a third of it. */
    static final int MOST_CELLS = 200_000;

    static final int MOST_ROWS = 1_048_576;
    static final int MOST_COLUMNS = 16_384;
    private static final int MOST_MERGED = 1_000;
    private static final Pattern CELL = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

    private final String name;
    private final boolean hidden;
    private final Content content;

    private final NavigableMap<Integer, List<Cell>> rows = new TreeMap<>();
    private final List<Sheet.Merged> merged = new ArrayList<>();
    private final Set<Integer> hiddenRows = new TreeSet<>();
    private final Set<Integer> hiddenColumns = new TreeSet<>();
    private final Map<String, String> sharedFormulas = new HashMap<>();

    private final RichText rich = new RichText();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private StringBuilder into;
    private boolean hasFormula;
    private String formulaShare = "";
    private int row;
    private boolean rowHidden;
    private int column;
    private String type = "";
    private String style = "";
    private int cells;

    SheetReader(String name, boolean hidden, Content content) {
        this.name = name;
        this.hidden = hidden;
        this.content = content;
    }

    Sheet read(byte[] part) throws XMLStreamException {
        Xml.walk(part, this);
        return new Sheet(name, hidden, rows, List.copyOf(merged), hiddenRows, hiddenColumns);
    }

    @Override
    public void start(String element, XMLStreamReader xml) throws XMLStreamException {
        switch (element) {
            case "col" -> hide(xml);
            case "row" -> {
                row = number(Xml.attribute(xml, "r"), row + 1, MOST_ROWS);
                rowHidden = Xml.truth(xml, "hidden");
                column = 0;
            }
            case "c" -> {
                int[] at = cell(Xml.attribute(xml, "r")).orElse(new int[] {row, column + 1});
                if (at[0] != row || at[1] <= column) {
                    throw new XMLStreamException(name + ": " + Xml.attribute(xml, "r"));
                }
                column = at[1];
                type = Xml.attribute(xml, "t");
                style = Xml.attribute(xml, "s");
                value.setLength(0);
                formula.setLength(0);
                hasFormula = false;
                formulaShare = "";
                rich.clear();
            }
            case "v" -> into = value;
            case "f" -> {
                into = formula;
                hasFormula = true;
                formulaShare = Xml.attribute(xml, "t").equals("shared") ? Xml.attribute(xml, "si") : "";
            }
            case "mergeCell" -> merge(Xml.attribute(xml, "ref"));
            default -> rich.start(element);
        }
    }

    @Override
    public void text(String text) {
        if (into != null) {
            into.append(text);
        } else {
            rich.text(text);
        }
    }

    @Override
    public void end(String element) {
        switch (element) {
            case "v", "f" -> into = null;
            case "c" -> cell();
            default -> rich.end(element);
        }
    }

    private void cell() {
        String raw = type.equals("inlineStr") ? rich.content() : value.toString();
        if (raw.isEmpty() && !hasFormula) {
            return;
        }
        Cell cell = content.cell(row, column, type, style, raw, trouble(raw));
        if (cell.text().isBlank() && cell.trouble().isEmpty()) {
            return;
        }
        if (++cells > MOST_CELLS) {
            throw new Workbook.BoundException("workbook.cells", MOST_CELLS);
        }
        rows.computeIfAbsent(row, r -> new ArrayList<>()).add(cell);
        if (rowHidden) {
            hiddenRows.add(row);
        }
    }

    /** Only the first cell of a shared formula holds its text. */
    private Optional<Message> trouble(String raw) {
        if (!hasFormula) {
            return Optional.empty();
        }
        String text = formula.toString();
        if (!formulaShare.isEmpty()) {
            if (text.isEmpty()) {
                text = sharedFormulas.getOrDefault(formulaShare, "SHARED()");
            } else {
                sharedFormulas.put(formulaShare, text);
            }
        }
        return Formula.trouble(text, raw);
    }

    private void hide(XMLStreamReader xml) {
        if (Xml.truth(xml, "hidden")) {
            int last = number(Xml.attribute(xml, "max"), MOST_COLUMNS, MOST_COLUMNS);
            for (int c = number(Xml.attribute(xml, "min"), 1, MOST_COLUMNS); c <= last; c++) {
                hiddenColumns.add(c);
            }
        }
    }

    private void merge(String range) {
        String[] ends = range.split(":", -1);
        Optional<int[]> from = cell(ends[0]);
        Optional<int[]> to = cell(ends[ends.length - 1]);
        if (from.isPresent() && to.isPresent() && merged.size() < MOST_MERGED) {
            merged.add(new Sheet.Merged(range, from.get()[0], from.get()[1], to.get()[0], to.get()[1]));
        }
    }

    /** Row and column of a reference such as F12. */
    private static Optional<int[]> cell(String reference) {
        Matcher matcher = CELL.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return Optional.of(new int[] {Integer.parseInt(matcher.group(2)), column});
    }

    private static int number(String text, int otherwise, int most) {
        return text.matches("[0-9]{1,7}") ? Math.min(most, Math.max(1, Integer.parseInt(text))) : otherwise;
    }
}
