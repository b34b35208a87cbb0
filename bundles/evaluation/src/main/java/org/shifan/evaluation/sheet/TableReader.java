// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.shifan.evaluation.document.Node;
import org.shifan.workbook.Sheet;

/** Reads a sheet of things and their lines. */
final class TableReader {
    private final TreeBuilder tree;
    private final Tab tab;
    private final List<Node.MapNode> open = new ArrayList<>();
    private Body body = Body.NONE;

    TableReader(TreeBuilder tree, Tab tab) {
        this.tree = tree;
        this.tab = tab;
    }

    void read(Sheet sheet) {
        Set<String> wanted = tab.markers().stream().map(Tab.Marker::column).collect(Collectors.toSet());
        Head.of(tree, sheet, wanted).ifPresent(head -> head.rows(sheet).forEach(this::row));
    }

    private void row(Map<String, Spot> cells) {
        List<Tab.Marker> begun = tab.markers().stream()
                .filter(m -> cells.containsKey(m.column()))
                .toList();
        if (begun.size() > 1) {
            Spot second = cells.get(begun.get(1).column());
            tree.problem(
                    null,
                    second.place(),
                    "sheet.row.two",
                    begun.get(0).column(),
                    begun.get(1).column());
        } else if (begun.size() == 1) {
            begin(tab.markers().indexOf(begun.get(0)), cells);
        } else {
            line(cells);
        }
    }

    private void begin(int level, Map<String, Spot> cells) {
        Tab.Marker marker = tab.markers().get(level);
        Spot name = cells.get(marker.column());
        body = Body.NONE;
        if (level > open.size()) {
            tree.problem(
                    null,
                    name.place(),
                    "sheet.row.orphan",
                    marker.column(),
                    tab.markers().get(0).column());
            return;
        }
        open.subList(level, open.size()).clear();
        Node.MapNode thing = thing(level == 0 ? tree.root() : open.get(level - 1), marker, name);
        open.add(thing);
        Map<String, Spot> inside = new LinkedHashMap<>();
        Map<String, Spot> own = new LinkedHashMap<>(cells);
        own.remove(marker.column());
        if (!tab.tag().isEmpty()) {
            cells.forEach((key, cell) -> {
                if (key.equals(tab.tag()) || key.startsWith(tab.tag() + ".")) {
                    inside.put(key, own.remove(key));
                }
            });
        }
        Spot label = own.remove(Tab.LINE);
        if (label != null) {
            tree.problem(thing, label.place(), "sheet.line.thing", label.text());
        }
        own.forEach((key, cell) -> tree.put(thing, Paths.split(key), cell));
        body = tab.tag().isEmpty() ? new Body(tree, tab, thing) : Body.tagged(tree, tab, thing, inside);
    }

    private Node.MapNode thing(Node.MapNode in, Tab.Marker marker, Spot name) {
        List<String> path = Paths.split(marker.path());
        Node.MapNode at = tree.map(in, path.subList(0, path.size() - 1), name.place());
        String last = path.get(path.size() - 1);
        if (marker.key().isEmpty()) {
            Node.MapNode all = tree.map(at, last, name.place());
            Node.MapNode thing = new Node.MapNode(all, CellText.scalar(name.text()), name.place());
            tree.add(all, CellText.scalar(name.text()), name.place(), thing);
            return thing;
        }
        Node.MapNode thing = tree.append(tree.list(at, last, name.place()), name.place());
        tree.put(thing, List.of(marker.key()), name);
        return thing;
    }

    private void line(Map<String, Spot> cells) {
        Spot first = cells.values().iterator().next();
        if (open.isEmpty()) {
            String markers = tab.markers().stream().map(Tab.Marker::column).collect(Collectors.joining(", "));
            tree.problem(null, first.place(), "sheet.row.nothing", markers);
            return;
        }
        if (!tab.tag().isEmpty()) {
            for (Map.Entry<String, Spot> cell : cells.entrySet()) {
                boolean lines = cell.getKey().equals(Tab.LINE)
                        || cell.getKey().equals(tab.tag())
                        || cell.getKey().startsWith(tab.tag() + ".");
                if (!lines) {
                    Tab.Marker last = tab.markers().get(tab.markers().size() - 1);
                    tree.problem(null, cell.getValue().place(), "sheet.line.owner", cell.getKey(), last.column());
                    return;
                }
            }
        }
        if (!body.line(cells)) {
            tree.problem(open.get(open.size() - 1), first.place(), "sheet.line.none", tab.tag());
        }
    }
}
