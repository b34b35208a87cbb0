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
 * Resolves a document that extends another, or stands on a baseline, before it is read, so that what is read, compiled, archived and
 * replayed is an ordinary document, complete in itself.
 */
final class Layering {
    /** What every set says for itself or not at all. */
    private static final Set<String> OWN =
            Set.of("id", "version", "title", "document", "in-force", "baseline", "cases");

    /** The items of the other set are this one's too. */
    private static final String EXTENDS = "extends";

    /** The open terms of the other one are this one's too; its sheet is its own. */
    private static final String STANDS_ON = "stands-on";

    private final Reading reading;
    private final Node.MapNode root;
    private final Bases bases;
    private final String key;
    private Optional<CriteriaDocument> base = Optional.empty();
    private Map<String, Place> dropped = Map.of();
    private boolean waits;

    Layering(Reading reading, Node.MapNode root, Bases bases) {
        this.reading = reading;
        this.root = root;
        this.bases = bases;
        this.key = root.entries().containsKey(EXTENDS) ? EXTENDS : STANDS_ON;
    }

    static boolean extendsAnother(Node root) {
        return root instanceof Node.MapNode map
                && (map.entries().containsKey(EXTENDS) || map.entries().containsKey(STANDS_ON));
    }

    /** Whether it stands on a baseline with a sheet of its own, where nobody sees to it that the terms are used. */
    boolean ownSheet() {
        return stands();
    }

    private boolean stands() {
        return key.equals(STANDS_ON);
    }

    /** The set that it extends and was resolved against. */
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
        if (!stands() && root.entries().containsKey(STANDS_ON)) {
            reading.problem(
                    root.entries().get(STANDS_ON).value().place(),
                    "criteria.key.only-one",
                    "extends, stands-on",
                    EXTENDS);
            return Optional.empty();
        }
        Fields fields = new Fields(reading, root.entries().get(key).value(), Element.EXTENDS);
        String id = fields.get("id", Values::id);
        String text = fields.get("version", Values::string);
        Optional<VersionRange> range = VersionRange.of(text);
        if (range.isEmpty() && !text.isEmpty()) {
            reading.problem(fields.node("version").place(), "criteria.extends.range", text);
        }
        if (!reading.problems().isEmpty()) {
            return Optional.empty();
        }
        Optional<CriteriaDocument> found =
                choose(id, range.get(), fields.place()).filter(other -> fits(other, fields.place()));
        if (stands()) {
            return found.map(other -> withTerms(other, fields.place()));
        }
        base = found;
        return found.map(other -> merge(other, fields.place()));
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
            String missing = "criteria." + key + (versions.isEmpty() ? ".missing" : ".version");
            reading.problem(place, missing, id, range, versions);
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
        if (stands() && !(found.lineage().baseline() && found.level().code().equals(own("level")))) {
            reading.problem(
                    place,
                    "criteria.stands-on.other",
                    found.id(),
                    found.subject().code(),
                    found.level(),
                    own("level"));
            return false;
        }
        return true;
    }

    /** The document with the open terms of the baseline, each of which it has to bind and to use. */
    private Node withTerms(CriteriaDocument from, Place place) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("base", chain(from));
        tree.put("open-terms", Graft.copy(from.tree()).getOrDefault("open-terms", Map.of()));
        root.entries().forEach((name, entry) -> {
            switch (name) {
                case STANDS_ON, "base" -> {}
                case "open-terms" -> putAll(tree, name, entry.value());
                default -> tree.put(name, entry.value());
            }
        });
        return new Graft(place).build(tree);
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
        root.entries().forEach((name, entry) -> {
            Node value = entry.value();
            switch (name) {
                case EXTENDS, "base" -> {}
                case "overrides" -> overrides.apply(value);
                case "parts", "vetoes" -> append(tree, name, value);
                case "bindings", "parameters", "open-terms" -> putAll(tree, name, value);
                case "bonus" -> bonus(tree, value);
                default -> tree.put(name, value);
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
    private void append(Map<String, Object> tree, String name, Node value) {
        List<Object> all = new ArrayList<>(tree.get(name) instanceof List<?> list ? list : List.of());
        if (value instanceof Node.ListNode more) {
            all.addAll(more.items());
            tree.put(name, all);
        } else {
            reading.problem(value.place(), "criteria.type.list");
        }
    }

    private void putAll(Map<String, Object> tree, String name, Node value) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (tree.get(name) instanceof Map<?, ?> map) {
            map.forEach((id, each) -> all.put((String) id, each));
        }
        if (value instanceof Node.MapNode more) {
            more.entries().forEach((id, entry) -> {
                if (all.containsKey(id) && !name.equals("bindings")) {
                    reading.problem(entry.value().place(), "criteria.override.instead", id, own(key + ".id"));
                } else {
                    all.put(id, entry.value());
                }
            });
            tree.put(name, all);
        } else {
            tree.put(name, value);
        }
    }

    /** The cap is the document's own, its items stand behind those of the base. */
    private void bonus(Map<String, Object> tree, Node value) {
        if (!(tree.get("bonus") instanceof Map<?, ?> before) || !(value instanceof Node.MapNode now)) {
            tree.put("bonus", value);
            return;
        }
        Map<String, Object> both = new LinkedHashMap<>();
        before.forEach((name, each) -> both.put((String) name, each));
        now.entries().forEach((name, entry) -> {
            if (name.equals("items")) {
                append(both, name, entry.value());
            } else {
                both.put(name, entry.value());
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
