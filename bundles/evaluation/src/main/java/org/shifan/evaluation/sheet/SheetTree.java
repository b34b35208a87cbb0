// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.Reading;
import org.shifan.workbook.Finding;
import org.shifan.workbook.Sheet;
import org.shifan.workbook.Workbook;

/** The tree of a document that is written as a criteria sheet. */
final class SheetTree {
    private static final String REMARK = "#";

    private SheetTree() {}

    /** The tree; empty when the workbook has no sheet of criteria, with the reason in the reading. */
    static Optional<Node> read(Reading reading, byte[] bytes) {
        Workbook workbook = Workbook.read(bytes);
        for (Finding finding : workbook.findings()) {
            reading.problem(new Place(finding.sheet(), finding.row(), 0, ""), finding.message());
        }
        if (workbook.sheets().isEmpty()) {
            return Optional.empty();
        }
        String first = workbook.sheets().stream()
                .map(Sheet::name)
                .filter(name -> Tab.of(name).equals(Optional.of(Tab.IDENTITY)))
                .findFirst()
                .orElse("");
        TreeBuilder tree = new TreeBuilder(reading, new Place(first, 0, 0, ""));
        Map<Tab, Sheet> tabs = tabs(tree, workbook.sheets());
        if (!tabs.containsKey(Tab.IDENTITY)) {
            tree.problem(null, Place.WHOLE, "sheet.missing", Tab.IDENTITY.title());
            return Optional.empty();
        }
        tabs.forEach((tab, sheet) -> {
            if (sheet.hidden()) {
                tree.problem(null, new Place(sheet.name(), 0, 0, ""), "sheet.hidden", sheet.name());
            }
            if (tab == Tab.IDENTITY) {
                new IdentityReader(tree).read(sheet);
            } else {
                new TableReader(tree, tab).read(sheet);
            }
        });
        return Optional.of(tree.root());
    }

    private static Map<Tab, Sheet> tabs(TreeBuilder tree, List<Sheet> sheets) {
        Map<Tab, Sheet> tabs = new EnumMap<>(Tab.class);
        List<Sheet> unknown = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Optional<Tab> tab = Tab.of(sheet.name());
            if (sheet.rows().isEmpty() || sheet.name().startsWith(REMARK) || tab.equals(Optional.of(Tab.GUIDE))) {
                continue;
            }
            if (tab.isEmpty()) {
                unknown.add(sheet);
            } else if (tabs.putIfAbsent(tab.get(), sheet) != null) {
                tree.problem(
                        null,
                        new Place(sheet.name(), 0, 0, ""),
                        "sheet.name.twice",
                        sheet.name(),
                        tabs.get(tab.get()).name());
            }
        }
        String known = Stream.of(Tab.values()).map(Tab::title).collect(Collectors.joining(", "));
        for (Sheet sheet : unknown) {
            tree.problem(null, new Place(sheet.name(), 0, 0, ""), "sheet.name.unknown", sheet.name(), known);
        }
        return tabs;
    }
}
