// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resolves a document that extends another before it is read, so that what is read, compiled, archived and replayed is
 * an ordinary document, complete in itself.
 */
final class Layering {
    /** What every set says for itself or not at all. */
    private static final Set<String> OWN =
            Set.of("id", "version", "title", "document", "in-force", "baseline", "cases");

    private final Reading reading;
    private final Node.MapNode root;
    private final Bases bases;
    private Optional<CriteriaDocument> base = Optional.empty();
    private Map<String, Place> dropped = Map.of();
    private boolean waits;

    Layering(Reading reading, Node.MapNode root, Bases bases) {
        this.reading = reading;
        this.root = root;
        this.bases = bases;
    }

    static boolean extendsAnother(Node root) {
        return root instanceof Node.MapNode map && map.entries().containsKey("extends");
    }

    /** The set that it was resolved against. */
    Optional<CriteriaDocument> base() {
        return base;
    }

    /** Where it says what it drops of the base. */
    Map<String, Place> dropped() {
        return dropped;
    }

    /** Whether nothing is wrong but that the set it extends is not here. */
    boolean waits() {
        return waits;
    }

    /** The document in effect; empty when it cannot be made, with the reason in the reading. */
    Optional<Node> resolve() {
        Fields fields = new Fields(reading, root.entries().get("extends").value(), Element.EXTENDS);
        String id = fields.get("id", Values::id);
        String text = fields.get("version", Values::string);
        Optional<VersionRange> range = VersionRange.of(text);
        if (range.isEmpty() && !text.isEmpty()) {
            reading.problem(fields.node("version").place(), "criteria.extends.range", text);
        }
        if (!reading.problems().isEmpty()) {
            return Optional.empty();
        }
        base = choose(id, range.get(), fields.place());
        return base.filter(b -> fits(b, fields.place())).map(b -> merge(b, fields.place()));
    }

    private Optional<CriteriaDocument> choose(String id, VersionRange range, Place place) {
        List<CriteriaDocument> here = bases.of(id);
        Optional<CriteriaDocument> best = Optional.empty();
        for (CriteriaDocument each : here) {
            boolean fits = range.contains(each.semanticVersion());
            if (fits
                    && best.filter(b -> b.semanticVersion().compareTo(each.semanticVersion()) >= 0)
                            .isEmpty()) {
                best = Optional.of(each);
            }
        }
        if (best.isEmpty() && id.equals(own("id"))) {
            reading.problem(place, "criteria.extends.cycle", id, id);
        } else if (best.isEmpty()) {
            String versions = here.stream()
                    .map(CriteriaDocument::semanticVersion)
                    .sorted(Comparator.reverseOrder())
                    .map(SemanticVersion::toString)
                    .distinct()
                    .collect(Collectors.joining(", "));
            String key = versions.isEmpty() ? "criteria.extends.missing" : "criteria.extends.version";
            reading.problem(place, key, id, range, versions);
            // The rest is read when the other set is here; what no key can be is told now.
            new Fields(reading, root, Element.DOCUMENT);
            waits = reading.problems().size() == 1;
        }
        return best;
    }

    private boolean fits(CriteriaDocument found, Place place) {
        List<String> chain = new ArrayList<>(List.of(found.id()));
        found.lineage().bases().forEach(each -> chain.add(each.id()));
        if (chain.contains(own("id"))) {
            chain.add(0, own("id"));
            reading.problem(place, "criteria.extends.cycle", own("id"), String.join(" → ", chain));
            return false;
        }
        if (!found.subject().code().equals(own("subject"))) {
            reading.problem(
                    place,
                    "criteria.extends.subject",
                    found.id(),
                    found.subject().code(),
                    own("subject"));
            return false;
        }
        return true;
    }

    private Node merge(CriteriaDocument from, Place place) {
        Graft graft = new Graft(place);
        Map<String, Object> tree = Graft.copy(from.tree());
        OWN.forEach(tree::remove);
        if (!from.authority().value().equals(own("authority"))) {
            // A number that another authority gave a term binds that authority only.
            tree.remove("bindings");
        }
        tree.put("base", chain(from));
        Overrides overrides = new Overrides(reading, graft, from, own("id"), own("version"), tree);
        overrides.inherit();
        root.entries().forEach((key, entry) -> {
            Node value = entry.value();
            switch (key) {
                case "extends", "base" -> {}
                case "overrides" -> overrides.apply(value);
                case "parts", "vetoes" -> append(tree, key, value);
                case "bindings", "parameters", "open-terms" -> putAll(tree, key, value);
                case "bonus" -> bonus(tree, value);
                default -> tree.put(key, value);
            }
        });
        dropped = overrides.dropped();
        if (from.demonstration()) {
            // Numbers for demonstration that were taken over stay what they are.
            tree.put("demonstration", true);
        }
        return graft.build(tree);
    }

    private static List<Object> chain(CriteriaDocument from) {
        List<Object> out = new ArrayList<>();
        out.add(Canonical.base(new Lineage.Base(
                from.id(), from.version(), from.digest(), from.lineage().baseline())));
        out.addAll(Canonical.list(from.lineage().bases(), Canonical::base));
        return out;
    }

    /** New parts and vetoes stand behind those of the base. */
    private void append(Map<String, Object> tree, String key, Node value) {
        List<Object> all = new ArrayList<>(tree.get(key) instanceof List<?> list ? list : List.of());
        if (value instanceof Node.ListNode more) {
            all.addAll(more.items());
            tree.put(key, all);
        } else {
            reading.problem(value.place(), "criteria.type.list");
        }
    }

    private void putAll(Map<String, Object> tree, String key, Node value) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (tree.get(key) instanceof Map<?, ?> map) {
            map.forEach((id, each) -> all.put((String) id, each));
        }
        if (value instanceof Node.MapNode more) {
            more.entries().forEach((id, entry) -> {
                if (all.containsKey(id) && !key.equals("bindings")) {
                    reading.problem(entry.value().place(), "criteria.override.instead", id, own("extends.id"));
                } else {
                    all.put(id, entry.value());
                }
            });
            tree.put(key, all);
        } else {
            tree.put(key, value);
        }
    }

    /** The cap is the document's own, its items stand behind those of the base. */
    private void bonus(Map<String, Object> tree, Node value) {
        if (!(tree.get("bonus") instanceof Map<?, ?> before) || !(value instanceof Node.MapNode now)) {
            tree.put("bonus", value);
            return;
        }
        Map<String, Object> both = new LinkedHashMap<>();
        before.forEach((key, each) -> both.put((String) key, each));
        now.entries().forEach((key, entry) -> {
            if (key.equals("items")) {
                append(both, key, entry.value());
            } else {
                both.put(key, entry.value());
            }
        });
        tree.put("bonus", both);
    }

    /** A text of the document itself, by its path; empty when there is none. */
    private String own(String path) {
        Node node = root;
        for (String step : path.split("\\.")) {
            Node.Entry entry = node instanceof Node.MapNode map ? map.entries().get(step) : null;
            node = entry == null ? null : entry.value();
        }
        return node instanceof Node.ScalarNode scalar ? scalar.text().strip() : "";
    }
}
