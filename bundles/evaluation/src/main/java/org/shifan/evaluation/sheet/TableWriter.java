// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.RuleKind;

/**
 * Writes things and their lines as rows of a sheet, each the texts of its cells by key. What has no form of its own stands
 * in one cell as YAML, so that nothing of a document is lost, also what was unknown when this was written.
 */
final class TableWriter {
    private static final Set<String> KINDS =
            Stream.of(RuleKind.values()).map(RuleKind::code).collect(Collectors.toUnmodifiableSet());

    private final Tab tab;
    private final Set<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private String label = "";

    TableWriter(Tab tab) {
        this.tab = tab;
        this.columns = tab.columns().stream().map(Column::key).collect(Collectors.toUnmodifiableSet());
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    /** Whether all things under the first marker's path can stand in rows. */
    static boolean takes(Tab tab, Node things) {
        return takes(tab, 0, things);
    }

    private static boolean takes(Tab tab, int level, Node things) {
        Tab.Marker marker = tab.markers().get(level);
        if (marker.key().isEmpty()) {
            return things instanceof Node.MapNode map
                    && !map.entries().isEmpty()
                    && map.entries().values().stream()
                            .allMatch(e -> e.value() instanceof Node.MapNode m
                                    && !m.entries().isEmpty());
        }
        return things instanceof Node.ListNode list
                && !list.items().isEmpty()
                && list.items().stream()
                        .allMatch(item -> item instanceof Node.MapNode map
                                && get(map, marker.key()) instanceof Node.ScalarNode
                                && (level + 1 == tab.markers().size()
                                        || get(map, tab.markers().get(level + 1).path()) == null
                                        || takes(
                                                tab,
                                                level + 1,
                                                get(
                                                        map,
                                                        tab.markers()
                                                                .get(level + 1)
                                                                .path()))));
    }

    /** Writes all things. */
    void write(Node things) {
        write(0, things);
    }

    private void write(int level, Node things) {
        Tab.Marker marker = tab.markers().get(level);
        if (things instanceof Node.MapNode map) {
            map.entries().forEach((id, entry) -> thing(level, marker, id, (Node.MapNode) entry.value()));
        } else if (things instanceof Node.ListNode list) {
            list.items().forEach(item -> {
                Node.MapNode map = (Node.MapNode) item;
                thing(level, marker, ((Node.ScalarNode) get(map, marker.key())).text(), map);
            });
        }
    }

    private void thing(int level, Tab.Marker marker, String name, Node.MapNode thing) {
        Map<String, String> row = row();
        row.put(marker.column(), CellText.of(name));
        label = "";
        Node inner = null;
        for (Map.Entry<String, Node.Entry> entry : thing.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue().value();
            if (level + 1 < tab.markers().size()
                    && key.equals(tab.markers().get(level + 1).path())) {
                inner = value;
            } else if (key.equals(tab.tag())) {
                tagged(row, value);
            } else if (!key.equals(marker.key()) && !lines(key, value)) {
                flat(row, own(key), value);
            }
        }
        if (inner != null) {
            write(level + 1, inner);
        }
    }

    /** The path of a thing's own key; one that is called like a column of another meaning stands in quotes. */
    private String own(String key) {
        boolean taken = key.equals(Tab.LINE)
                || tab.markers().stream().anyMatch(marker -> marker.column().equals(key));
        return taken ? CellText.quoted(key) : Paths.join("", key);
    }

    /** A value as cells of a row: maps by the paths of their values. */
    private void flat(Map<String, String> row, String path, Node value) {
        if (value instanceof Node.MapNode map && !map.entries().isEmpty() && !isAmount(map)) {
            map.entries().forEach((key, entry) -> {
                String below = Paths.join(path, key);
                if (!(tab.hasPairs() && pairs(below, entry.value()))) {
                    flat(row, below, entry.value());
                }
            });
        } else {
            row.put(path, cell(value));
        }
    }

    /** Lines of a thing without a tag: the list that it is known for, or pairs. */
    private boolean lines(String key, Node value) {
        if (!tab.tag().isEmpty()) {
            return false;
        }
        if (tab.hasPairs()) {
            return tab.isPairs(key) && pairs(Paths.join("", key), value);
        }
        return key.equals(tab.lines()) && list(rows, "", key, value);
    }

    private boolean pairs(String path, Node value) {
        if (!(value instanceof Node.MapNode map) || map.entries().isEmpty()) {
            return false;
        }
        map.entries().forEach((key, entry) -> {
            Map<String, String> line = labelled(rows, "", path, tab.lines());
            line.put("key", CellText.of(key));
            line.put("value", cell(entry.value()));
        });
        return true;
    }

    private void tagged(Map<String, String> row, Node value) {
        if (!(value instanceof Node.MapNode map) || map.entries().isEmpty()) {
            row.put(tab.tag(), whole(value));
            return;
        }
        Map.Entry<String, Node.Entry> only = map.entries().entrySet().iterator().next();
        Node inside = only.getValue().value();
        boolean kind = map.entries().size() == 1 && !(inside instanceof Node.ScalarNode) && !isAmount(inside);
        if (kind && isName(only.getKey())) {
            if (inside instanceof Node.ListNode list && !list.items().isEmpty()) {
                row.put(tab.tag(), Lines.tagOfListKind(only.getKey()));
                boolean rules = list.items().stream().anyMatch(TableWriter::isRule);
                list.items().forEach(item -> inList(item, rules));
                return;
            }
            if (inside instanceof Node.MapNode body && !body.entries().isEmpty() && !Lines.isListKind(only.getKey())) {
                row.put(tab.tag(), only.getKey());
                body(row, only.getKey(), body);
                return;
            }
        }
        if (!kind && map.entries().values().stream().allMatch(e -> isValue(e.value()))) {
            map.entries().forEach((key, entry) -> row.put(path(key), cell(entry.value())));
        } else {
            row.put(tab.tag(), whole(map));
        }
    }

    /** A value that stands in the cell that would name a kind. */
    private static String whole(Node value) {
        return value instanceof Node.ScalarNode scalar ? CellText.quoted(scalar.text()) : TreeText.flow(value);
    }

    /** One of a list of rules or conditions: in cells where there are some for it. */
    private void inList(Node item, boolean rules) {
        label = "";
        Map<String, String> line = row();
        if (isRule(item)) {
            Map.Entry<String, Node.Entry> only =
                    ((Node.MapNode) item).entries().entrySet().iterator().next();
            line.put(tab.tag(), only.getKey());
            body(line, only.getKey(), (Node.MapNode) only.getValue().value());
        } else if (!rules && item instanceof Node.MapNode map && !map.entries().isEmpty() && fits(map)) {
            cells(line, map);
        } else {
            line.put(tab.tag(), whole(item));
        }
    }

    /** Whether it is a rule of a kind that has cells and lines of its own. */
    private static boolean isRule(Node item) {
        if (!(item instanceof Node.MapNode map) || map.entries().size() != 1) {
            return false;
        }
        Map.Entry<String, Node.Entry> only = map.entries().entrySet().iterator().next();
        return KINDS.contains(only.getKey())
                && !Lines.isListKind(only.getKey())
                && only.getValue().value() instanceof Node.MapNode body
                && !body.entries().isEmpty();
    }

    private void body(Map<String, String> row, String kind, Node.MapNode body) {
        List<Map<String, String>> below = new ArrayList<>();
        label = "";
        body.entries().forEach((key, entry) -> {
            Node value = entry.value();
            if (!isPlace(below, kind, key, value)) {
                row.put(path(key), cell(value));
            }
        });
        rows.addAll(below);
        label = "";
    }

    /** Writes a list or a map inside of a rule as lines, if there are columns for all of it. */
    private boolean isPlace(List<Map<String, String>> below, String kind, String key, Node value) {
        if (value instanceof Node.ListNode) {
            return list(below, kind, key, value);
        }
        if (!(value instanceof Node.MapNode map)
                || map.entries().isEmpty()
                || isAmount(map)
                || !isName(key)
                || Lines.isList(key)) {
            return false;
        }
        if (fits(map)) {
            map(below, kind, key, map);
            return true;
        }
        boolean deeper = map.entries().entrySet().stream()
                .allMatch(e -> isName(e.getKey())
                        && !Lines.isList(e.getKey())
                        && e.getValue().value() instanceof Node.MapNode m
                        && !m.entries().isEmpty()
                        && !isAmount(m)
                        && fits(m));
        if (deeper) {
            map.entries().forEach((inner, entry) -> map(below, kind, key + "." + inner, (Node.MapNode) entry.value()));
        }
        return deeper;
    }

    private void map(List<Map<String, String>> below, String kind, String name, Node.MapNode map) {
        cells(labelled(below, kind, name, usual(kind, map)), map);
    }

    private boolean list(List<Map<String, String>> below, String kind, String key, Node value) {
        if (!(value instanceof Node.ListNode list) || list.items().isEmpty() || !isName(key)) {
            return false;
        }
        boolean scalars = Lines.isScalar(kind, key)
                && columns.contains(path("fact"))
                && list.items().stream().allMatch(Node.ScalarNode.class::isInstance);
        boolean maps = list.items().stream()
                .allMatch(item ->
                        item instanceof Node.MapNode map && !map.entries().isEmpty() && !isAmount(map) && fits(map));
        if (!scalars && !maps) {
            return false;
        }
        if (maps
                && Lines.isScalar(kind, key)
                && list.items().stream()
                        .anyMatch(i -> ((Node.MapNode) i).entries().size() == 1)) {
            return false;
        }
        String name = Lines.labelOfList(key);
        for (Node item : list.items()) {
            Map<String, String> line = labelled(below, kind, name, usual(kind, item));
            if (item instanceof Node.MapNode map) {
                cells(line, map);
            } else {
                line.put(path("fact"), cell(item));
            }
        }
        return true;
    }

    /** What a line of this kind is taken for when it says nothing. */
    private String usual(String kind, Node item) {
        boolean points = item instanceof Node.MapNode map && map.entries().containsKey("points");
        return tab.lines().isEmpty() ? Lines.label(kind, points) : tab.lines();
    }

    private Map<String, String> labelled(List<Map<String, String>> below, String kind, String name, String usual) {
        Map<String, String> line = new LinkedHashMap<>();
        below.add(line);
        String assumed = label.isEmpty() || Lines.isByContent(kind) ? usual : label;
        if (!name.equals(assumed)) {
            line.put(Tab.LINE, name);
        }
        label = name;
        return line;
    }

    private void cells(Map<String, String> line, Node.MapNode map) {
        map.entries().forEach((key, entry) -> line.put(path(key), cell(entry.value())));
    }

    private boolean fits(Node.MapNode map) {
        return map.entries().entrySet().stream()
                .allMatch(e -> columns.contains(path(e.getKey()))
                        && isValue(e.getValue().value()));
    }

    private String path(String key) {
        return Paths.join(tab.tag(), key);
    }

    private Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        rows.add(row);
        return row;
    }

    private static String cell(Node value) {
        return value instanceof Node.ScalarNode scalar ? CellText.of(scalar.text()) : TreeText.flow(value);
    }

    private static boolean isValue(Node value) {
        return value instanceof Node.ScalarNode || isAmount(value);
    }

    /** A number by name. */
    private static boolean isAmount(Node value) {
        return value instanceof Node.MapNode map
                && map.entries().keySet().equals(Set.of("parameter"))
                && get(map, "parameter") instanceof Node.ScalarNode;
    }

    /** Whether a key can stand as the name of a kind or of a line. */
    private static boolean isName(String key) {
        return Paths.isPlain(key) && !CellText.isFlow(key) && CellText.of(key).equals(key);
    }

    private static Node get(Node.MapNode map, String key) {
        Node.Entry entry = map.entries().get(key);
        return entry == null ? null : entry.value();
    }
}
