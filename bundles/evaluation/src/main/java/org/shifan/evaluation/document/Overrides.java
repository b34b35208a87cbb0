// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Changes what a base says, target by target, and keeps where everything came from. */
final class Overrides {
    /** What an override may name, and where the base keeps it. */
    private enum Target {
        ITEM,
        PART,
        VETO,
        PARAMETER;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reading reading;
    private final Graft graft;
    private final CriteriaDocument base;
    private final String set;
    private final String version;
    private final Map<String, Object> tree;
    private final Map<String, Place> taken = new HashMap<>();
    private final Map<String, Place> dropped = new HashMap<>();

    Overrides(
            Reading reading, Graft graft, CriteriaDocument base, String set, String version, Map<String, Object> tree) {
        this.reading = reading;
        this.graft = graft;
        this.base = base;
        this.set = set;
        this.version = version;
        this.tree = tree;
    }

    /** Notes of everything that it comes from the base, unless the base had it from another set. */
    void inherit() {
        for (Map<String, Object> part : maps(tree.get("parts"))) {
            mark(part);
            maps(part.get("items")).forEach(this::mark);
        }
        bonusItems().forEach(this::mark);
        maps(tree.get("vetoes")).forEach(this::mark);
    }

    /** Where what was dropped. */
    Map<String, Place> dropped() {
        return dropped;
    }

    private void mark(Map<String, Object> piece) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("set", base.id());
        origin.put("version", base.version());
        piece.putIfAbsent("origin", origin);
    }

    void apply(Node node) {
        Values.list((r, each) -> {
                    override(each);
                    return each;
                })
                .read(reading, node);
    }

    private void override(Node node) {
        Fields fields = new Fields(reading, node, Element.OVERRIDE);
        Optional<String> key =
                fields.oneOf(List.of(Target.ITEM.key(), Target.PART.key(), Target.VETO.key(), Target.PARAMETER.key()));
        if (key.isEmpty() || !(node instanceof Node.MapNode map)) {
            return;
        }
        Target target = Target.valueOf(key.get().toUpperCase(Locale.ROOT));
        String id = fields.get(key.get(), Values::id);
        Place place = fields.node(key.get()).place();
        Place first = taken.putIfAbsent(key.get() + " " + id, place);
        if (first != null) {
            reading.problem(place, "criteria.override.twice", id, first.spot());
            return;
        }
        Optional<Slot> slot = find(target, id);
        if (slot.isEmpty()) {
            vanished(target, id, place);
        } else if (fields.find("drop", Values::truth).orElse(false)) {
            // A target may be named by the id that it had before.
            dropped.put(ReadResult.dropped(key.get(), id(slot.get(), id)), place);
            maps(slot.get().piece().get("items"))
                    .forEach(item -> dropped.put(ReadResult.dropped(Target.ITEM.key(), id(item)), place));
            slot.get().remove();
        } else {
            change(target, slot.get().piece(), map, fields);
        }
    }

    private void change(Target target, Map<String, Object> piece, Node.MapNode map, Fields fields) {
        TreeSet<String> changed = new TreeSet<>();
        for (String gone : fields.list("without", Values::string)) {
            if (piece.remove(gone) == null) {
                reading.problem(fields.node("without").place(), "criteria.override.without", gone);
            }
            changed.add(gone);
        }
        map.entries().forEach((key, entry) -> {
            boolean field = Element.OVERRIDE.keys().contains(key);
            if (!field || key.equals(target.key()) || key.equals("without") || key.equals("drop")) {
                return;
            }
            changed.add(key);
            if (target == Target.PART && key.equals("items")) {
                List<Object> items = new ArrayList<>(piece.get("items") instanceof List<?> list ? list : List.of());
                items.addAll(entry.value() instanceof Node.ListNode more ? more.items() : List.of(entry.value()));
                piece.put("items", items);
            } else {
                piece.put(key, entry.value());
            }
        });
        if (changed.isEmpty()) {
            if (map.entries().size() == 1) {
                reading.problem(fields.place(), "criteria.override.nothing");
            }
            return;
        }
        graft.place(piece, map);
        note(piece, changed);
    }

    /** A parameter keeps no origin: it is a number, and its reference says whose. */
    private void note(Map<String, Object> piece, TreeSet<String> changed) {
        if (piece.get("origin") instanceof Map<?, ?> before) {
            Map<String, Object> origin = new LinkedHashMap<>();
            before.forEach((key, value) -> origin.put((String) key, value));
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("set", set);
            change.put("version", version);
            change.put("fields", new ArrayList<Object>(changed));
            List<Object> changes = new ArrayList<>(before.get("changes") instanceof List<?> all ? all : List.of());
            changes.add(change);
            origin.put("changes", changes);
            piece.put("origin", origin);
        }
    }

    private void vanished(Target target, String id, Place place) {
        List<String> known = new ArrayList<>();
        switch (target) {
            case ITEM -> {
                maps(tree.get("parts")).forEach(part -> maps(part.get("items")).forEach(i -> known.add(id(i))));
                bonusItems().forEach(item -> known.add(id(item)));
            }
            case PART -> maps(tree.get("parts")).forEach(part -> known.add(id(part)));
            case VETO -> maps(tree.get("vetoes")).forEach(veto -> known.add(id(veto)));
            case PARAMETER -> parameters().keySet().forEach(known::add);
        }
        Optional<String> nearest = Nearest.of(id, known);
        String name = base.id() + " " + base.version();
        if (nearest.isPresent()) {
            reading.problem(place, "criteria.override.vanished.nearest", id, name, nearest.get());
        } else {
            reading.problem(place, "criteria.override.vanished", id, name, String.join(", ", known));
        }
    }

    /** A piece of the base and the way to take it out. */
    private record Slot(Map<String, Object> piece, Runnable out) {
        void remove() {
            out.run();
        }
    }

    private Optional<Slot> find(Target target, String id) {
        return switch (target) {
            case ITEM -> item(id);
            case PART -> in(tree, "parts", id);
            case VETO -> in(tree, "vetoes", id);
            case PARAMETER ->
                Optional.ofNullable(parameters().get(id))
                        .map(Overrides::map)
                        .map(piece -> new Slot(piece, () -> parameters().remove(id)));
        };
    }

    private Optional<Slot> item(String id) {
        for (Map<String, Object> part : maps(tree.get("parts"))) {
            Optional<Slot> slot = in(part, "items", id);
            if (slot.isPresent()) {
                return slot;
            }
        }
        return tree.get("bonus") instanceof Map<?, ?> bonus ? in(map(bonus), "items", id) : Optional.empty();
    }

    /** By its id, or by the one that it had before it was renamed. */
    private static Optional<Slot> in(Map<String, Object> home, String key, String id) {
        List<Map<String, Object>> all = maps(home.get(key));
        return all.stream()
                .filter(piece -> id(piece).equals(id))
                .findFirst()
                .or(() -> all.stream()
                        .filter(piece -> id.equals(piece.get("renamed-from")))
                        .findFirst())
                .map(piece -> new Slot(piece, () -> {
                    if (home.get(key) instanceof List<?> list) {
                        list.remove(piece);
                    }
                }));
    }

    /** A parameter has its id for a key. */
    private static String id(Slot slot, String named) {
        return slot.piece().get("id") instanceof String id ? id : named;
    }

    private static String id(Map<String, Object> piece) {
        return String.valueOf(piece.get("id"));
    }

    private List<Map<String, Object>> bonusItems() {
        return tree.get("bonus") instanceof Map<?, ?> bonus ? maps(bonus.get("items")) : List.of();
    }

    private Map<String, Object> parameters() {
        return tree.get("parameters") instanceof Map<?, ?> map ? map(map) : Map.of();
    }

    /** The pieces of the base in a list; what the document itself put there is left out. */
    private static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> out = new ArrayList<>();
        if (list instanceof List<?> values) {
            values.stream().filter(Map.class::isInstance).forEach(value -> out.add(map(value)));
        }
        return out;
    }

    /** A tree has no other keys than texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
