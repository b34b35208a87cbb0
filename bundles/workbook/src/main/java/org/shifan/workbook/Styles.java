// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** As much of the look of cells as changes what a number means. */
final class Styles {
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
    private static final Pattern DAY = Pattern.compile("(?is).*([yd]|mmm|e).*");

    /** What the number of a cell stands for. */
    enum Shown {
        NUMBER,
        DAY,
        PERCENT
    }

    private final List<Shown> shown;

    private Styles(List<Shown> shown) {
        this.shown = shown;
    }

    Shown of(String style) {
        if (!style.matches("[0-9]{1,6}")) {
            return Shown.NUMBER;
        }
        int index = Integer.parseInt(style);
        return index < shown.size() ? shown.get(index) : Shown.NUMBER;
    }

    static Styles read(byte[] part) throws XMLStreamException {
        Map<String, String> formats = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        Xml.walk(part, new Xml.Handler() {
            private boolean inCells;

            @Override
            public void start(String element, XMLStreamReader xml) {
                switch (element) {
                    case "numFmt" -> formats.put(Xml.attribute(xml, "numFmtId"), Xml.attribute(xml, "formatCode"));
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            String id = Xml.attribute(xml, "numFmtId");
                            shown.add(formats.containsKey(id) ? shown(formats.get(id)) : builtIn(id));
                        }
                    }
                    default -> {
                        // Colours, fonts and borders say nothing here.
                    }
                }
            }

            @Override
            public void end(String element) {
                if (element.equals("cellXfs")) {
                    inCells = false;
                }
            }
        });
        return new Styles(shown);
    }

    private static Shown shown(String format) {
        String plain = LITERAL.matcher(format).replaceAll("");
        if (plain.contains("%")) {
            return Shown.PERCENT;
        }
        return !plain.equalsIgnoreCase("General")
                        && !plain.toUpperCase(java.util.Locale.ROOT).contains("E+")
                        && !plain.toUpperCase(java.util.Locale.ROOT).contains("E-")
                        && DAY.matcher(plain).matches()
                ? Shown.DAY
                : Shown.NUMBER;
    }

    /** The formats of fixed number; 27 to 36 and 50 to 58 are the dates of East Asia. */
    private static Shown builtIn(String id) {
        if (!id.matches("[0-9]{1,3}")) {
            return Shown.NUMBER;
        }
        int number = Integer.parseInt(id);
        if (number == 9 || number == 10) {
            return Shown.PERCENT;
        }
        boolean day = between(number, 14, 17) || number == 22 || between(number, 27, 36) || between(number, 50, 58);
        return day ? Shown.DAY : Shown.NUMBER;
    }

    private static boolean between(int number, int from, int to) {
        return number >= from && number <= to;
    }
}
