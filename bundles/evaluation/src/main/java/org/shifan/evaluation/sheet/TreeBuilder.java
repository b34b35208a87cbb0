// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.List;
import java.util.Optional;

import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.Reading;

import static org.shifan.evaluation.sheet.SheetMessages.M;

/** Puts the values of cells into a document's tree, and tells what cannot be put. */
final class TreeBuilder {
    private final Reading reading;
    private final Node.MapNode root;

    /** @param origin stands for the whole, such as the first sheet */
    TreeBuilder(Reading reading, Place origin) {
        this.reading = reading;
        this.root = new Node.MapNode(null, "", origin);
    }

    Node.MapNode root() {
        return root;
    }

    void problem(Node at, Place spot, String key, Object... arguments) {
        String path = at == null ? "" : at.place().path();
        reading.problem(new Place(spot.sheet(), spot.line(), spot.column(), path), M.message(key, arguments));
    }

    /** The map under a key, made if it is not there. */
    Node.MapNode map(Node.MapNode at, String key, Place spot) {
        Node.Entry entry = at.entries().get(key);
        if (entry != null && entry.value() instanceof Node.MapNode map) {
            return map;
        }
        Node.MapNode map = new Node.MapNode(at, key, spot);
        add(at, key, spot, map);
        return map;
    }

    /** The map at the end of a path, made if it is not there. */
    Node.MapNode map(Node.MapNode at, List<String> path, Place spot) {
        Node.MapNode map = at;
        for (String key : path) {
            map = map(map, key, spot);
        }
        return map;
    }

    /** The list under a key, made if it is not there. */
    Node.ListNode list(Node.MapNode at, String key, Place spot) {
        Node.Entry entry = at.entries().get(key);
        if (entry != null && entry.value() instanceof Node.ListNode list) {
            return list;
        }
        Node.ListNode list = new Node.ListNode(at, key, spot);
        add(at, key, spot, list);
        return list;
    }

    /** A new map at the end of a list. */
    Node.MapNode append(Node.ListNode list, Place spot) {
        Node.MapNode map = new Node.MapNode(list, step(list), spot);
        list.add(map);
        return map;
    }

    /** A cell's value at the end of a list. */
    void append(Node.ListNode list, Spot cell) {
        list.add(value(list, step(list), cell));
    }

    /** A cell's value at the end of a path. */
    void put(Node.MapNode at, List<String> path, Spot cell) {
        Node.MapNode map = map(at, path.subList(0, path.size() - 1), cell.place());
        String key = path.get(path.size() - 1);
        if (map.entries().containsKey(key)) {
            twice(map, key, cell.place());
        } else {
            map.add(key, cell.place(), value(map, key, cell));
        }
    }

    /** Adds a node that was made; says so when the key is taken. */
    void add(Node.MapNode at, String key, Place spot, Node value) {
        if (!at.add(key, spot, value)) {
            twice(at, key, spot);
        }
    }

    private void twice(Node.MapNode at, String key, Place spot) {
        Place first = at.entries().get(key).spot();
        Node there = new Node.Absent(at, key);
        problem(there, spot, "sheet.twice", key, first.sheet() + "!" + Place.cell(first.line(), first.column()));
    }

    private Node value(Node parent, String step, Spot cell) {
        if (cell.trouble().isPresent()) {
            Node absent = new Node.Absent(parent, step);
            reading.problem(
                    new Place(
                            cell.sheet(),
                            cell.cell().row(),
                            cell.cell().column(),
                            absent.place().path()),
                    cell.trouble().get());
            return absent;
        }
        if (CellText.isFlow(cell.text())) {
            Optional<Node> flow = DocumentReader.tree(reading, cell.text().strip(), parent, step, cell.place());
            return flow.orElseGet(() -> new Node.Absent(parent, step));
        }
        return new Node.ScalarNode(parent, step, cell.place(), CellText.scalar(cell.text()));
    }

    private static String step(Node.ListNode list) {
        return "[" + list.items().size() + "]";
    }
}
