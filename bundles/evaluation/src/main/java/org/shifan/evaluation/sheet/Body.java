// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.Place;

/** What lines go into: the inside of a rule or condition, a list of rules or conditions, or a thing itself. */
final class Body {
    /** Takes no lines. */
    static final Body NONE = new Body(null, null, null, "");

    private static final String EXAMPLE = "{any: [{fact: org.mechanism, is: yes}, …]}";

    private final TreeBuilder tree;
    private final Tab tab;
    private final Node container;
    private final String kind;
    private String label = "";
    private Body last = NONE;

    private Body(TreeBuilder tree, Tab tab, Node container, String kind) {
        this.tree = tree;
        this.tab = tab;
        this.container = container;
        this.kind = kind;
    }

    /** Lines that belong to a thing itself. */
    Body(TreeBuilder tree, Tab tab, Node.MapNode thing) {
        this(tree, tab, thing, "");
    }

    /**
     * The rule or condition that the tag's cells of a row make.
     *
     * @param in gets it under the tag
     */
    static Body tagged(TreeBuilder tree, Tab tab, Node.MapNode in, Map<String, Spot> cells) {
        Spot tag = cells.get(tab.tag());
        if (cells.isEmpty()) {
            return NONE;
        }
        if (tag != null && (CellText.isWhole(tag.text()) || tag.trouble().isPresent())) {
            refuseRest(tree, tab, in, cells);
            tree.put(in, List.of(tab.tag()), tag);
            return NONE;
        }
        Place spot = (tag == null ? cells.values().iterator().next() : tag).place();
        Node.MapNode map = new Node.MapNode(in, tab.tag(), spot);
        tree.add(in, tab.tag(), spot, map);
        return tag == null ? filled(tree, tab, map, "", cells) : kind(tree, tab, map, cells);
    }

    /** Puts the kind that the tag's cell names into a map, with what the row has for it. */
    private static Body kind(TreeBuilder tree, Tab tab, Node.MapNode map, Map<String, Spot> cells) {
        Spot tag = cells.get(tab.tag());
        String kind = Lines.plain(CellText.scalar(tag.text()));
        if (Lines.isListKind(CellText.scalar(tag.text()))) {
            Node.ListNode list = new Node.ListNode(map, kind, tag.place());
            tree.add(map, kind, tag.place(), list);
            refuseRest(tree, tab, map, cells);
            return new Body(tree, tab, list, kind);
        }
        Node.MapNode inside = new Node.MapNode(map, kind, tag.place());
        tree.add(map, kind, tag.place(), inside);
        return filled(tree, tab, inside, kind, cells);
    }

    private static Body filled(TreeBuilder tree, Tab tab, Node.MapNode map, String kind, Map<String, Spot> cells) {
        cells.forEach((key, cell) -> {
            if (!key.equals(tab.tag()) && !key.equals(Tab.LINE)) {
                tree.put(map, path(tab, key), cell);
            }
        });
        return new Body(tree, tab, map, kind);
    }

    private static List<String> path(Tab tab, String key) {
        return Paths.split(tab.tag().isEmpty() ? key : key.substring(tab.tag().length() + 1));
    }

    /** Beside a rule that is whole in its cell, or is a list of others, nothing of a rule can stand. */
    private static void refuseRest(TreeBuilder tree, Tab tab, Node at, Map<String, Spot> cells) {
        cells.forEach((key, cell) -> {
            if (key.startsWith(tab.tag() + ".")) {
                tree.problem(at, cell.place(), "sheet.line.beside", key, tab.tag());
            }
        });
    }

    /** Takes a line; false when there is nothing that could. */
    boolean line(Map<String, Spot> cells) {
        if (container instanceof Node.ListNode list) {
            return inList(list, cells);
        }
        if (container instanceof Node.MapNode map) {
            inMap(map, cells);
            return true;
        }
        return false;
    }

    private boolean inList(Node.ListNode list, Map<String, Spot> cells) {
        Spot tag = cells.get(tab.tag());
        Place spot = cells.values().iterator().next().place();
        if (tag == null) {
            if (last != NONE) {
                return last.line(cells);
            }
            filled(tree, tab, tree.append(list, spot), "", cells);
        } else if (CellText.isWhole(tag.text()) || tag.trouble().isPresent()) {
            refuseRest(tree, tab, list, cells);
            tree.append(list, tag);
            last = NONE;
        } else {
            last = kind(tree, tab, tree.append(list, tag.place()), cells);
        }
        return true;
    }

    private void inMap(Node.MapNode map, Map<String, Spot> cells) {
        Spot first = cells.values().iterator().next();
        Map<String, Spot> inside = new LinkedHashMap<>(cells);
        Spot said = inside.remove(Tab.LINE);
        if (said != null) {
            label = CellText.scalar(said.text());
        } else if (label.isEmpty() || Lines.isByContent(kind)) {
            label = tab.lines().isEmpty() ? Lines.label(kind, inside.containsKey(tab.tag() + ".points")) : tab.lines();
        }
        if (inside.isEmpty()) {
            tree.problem(map, first.place(), "sheet.line.empty", label);
            return;
        }
        if (tab.hasPairs() && inside.containsKey("key")) {
            pair(map, inside);
            return;
        }
        List<String> path = Paths.split(Lines.plain(label));
        Node.MapNode at = tree.map(map, path.subList(0, path.size() - 1), first.place());
        String name = path.get(path.size() - 1);
        Spot whole = tab.tag().isEmpty() ? null : inside.get(tab.tag());
        if (!Lines.isList(label)) {
            if (whole != null) {
                tree.problem(map, whole.place(), "sheet.line.kind", whole.text(), EXAMPLE);
            } else {
                filled(tree, tab, tree.map(at, name, first.place()), "", inside);
            }
            return;
        }
        Node.ListNode list = tree.list(at, name, first.place());
        if (whole != null && !CellText.isWhole(whole.text()) && whole.trouble().isEmpty()) {
            tree.problem(list, whole.place(), "sheet.line.kind", whole.text(), EXAMPLE);
        } else if (whole != null) {
            refuseRest(tree, tab, list, inside);
            tree.append(list, whole);
        } else if (Lines.isScalar(kind, label) && inside.size() == 1) {
            tree.append(list, first(inside));
        } else {
            filled(tree, tab, tree.append(list, first.place()), "", inside);
        }
    }

    private void pair(Node.MapNode map, Map<String, Spot> cells) {
        Spot key = cells.get("key");
        Spot value = cells.get("value");
        if (value == null || cells.size() > 2) {
            tree.problem(map, key.place(), "sheet.line.pair", key.text());
            return;
        }
        List<String> path = new ArrayList<>(Paths.split(label));
        path.add(CellText.scalar(key.text()));
        tree.put(map, path, value);
    }

    private static Spot first(Map<String, Spot> cells) {
        return cells.values().iterator().next();
    }
}
