// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An item as a decision table, the way the standard means decisions to be written.
 *
 * @param policy {@code F} for the first rule that applies, {@code C+} for the sum of all, {@code -} for an expression
 * @param columns the expressions that the cells of the rules test
 * @param rules cells and outcome, or the expression
 */
record DmnTable(String name, List<String> inputs, String policy, List<String> columns, List<String> rules) {
    private static final String CELL = "<%1$s><text><![CDATA[%2$s]]></text></%1$s>";

    static List<DmnTable> all() {
        List<DmnTable> out = new ArrayList<>();
        new String(Sheet.bytes("sheet.tables.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", 5))
                .forEach(cells -> out.add(new DmnTable(
                        cells[0].strip(),
                        List.of(cells[1].strip().split(" +")),
                        cells[2].strip(),
                        split(cells[3], ";"),
                        split(cells[4], ";"))));
        return out;
    }

    private static List<String> split(String text, String by) {
        return Stream.of(text.split(by))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The logic of a decision in DMN's XML. */
    String xml() {
        if (columns.isEmpty()) {
            return String.format(CELL, "literalExpression", rules.get(0));
        }
        StringBuilder out = new StringBuilder("<decisionTable hitPolicy=\"")
                .append(policy.equals("F") ? "FIRST" : "COLLECT\" aggregation=\"SUM")
                .append("\">");
        columns.forEach(column -> out.append("<input>")
                .append(String.format(CELL, "inputExpression", column))
                .append("</input>"));
        out.append("<output/>");
        for (String rule : rules) {
            String[] sides = rule.split(" => ", 2);
            out.append("<rule>");
            split(sides[0], ", ").forEach(cell -> out.append(String.format(CELL, "inputEntry", cell)));
            out.append(String.format(CELL, "outputEntry", sides[1])).append("</rule>");
        }
        return out.append("</decisionTable>").toString();
    }
}
