// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/**
 * The fields of one element. Making it reports what is no map, every key that is missing and every key that
 * is not known; after that a reader asks for values and need not think of either.
 */
final class Fields {
    private final Reading reading;
    private final Node node;
    private final Element element;

    Fields(Reading reading, Node node, Element element) {
        this.reading = reading;
        this.node = node;
        this.element = element;
        if (node instanceof Node.MapNode map) {
            reportUnknown(map);
            for (String key : element.required()) {
                if (!map.entries().containsKey(key)) {
                    reading.problem(below(key), "criteria.key.missing", key);
                }
            }
        } else if (!(node instanceof Node.Absent)) {
            reading.problem(node.place(), "criteria.type.map", Text.same(String.join(", ", element.keys())));
        }
    }

    /** Reports which of these keys are missing too. */
    void demand(List<String> keys) {
        if (node instanceof Node.MapNode) {
            keys.stream()
                    .filter(key -> !has(key))
                    .forEach(key -> reading.problem(below(key), "criteria.key.missing", key));
        }
    }

    Place place() {
        return node.place();
    }

    Reading reading() {
        return reading;
    }

    boolean has(String key) {
        return node instanceof Node.MapNode map && map.entries().containsKey(key);
    }

    /** The value of the key, or a node that stands for its absence. */
    Node node(String key) {
        if (!element.keys().contains(key)) {
            throw new IllegalArgumentException(key + " is no key of " + element);
        }
        return node instanceof Node.MapNode map && map.entries().containsKey(key)
                ? map.entries().get(key).value()
                : new Node.Absent(node, key);
    }

    <T> T get(String key, Values.Of<T> value) {
        return value.read(reading, node(key));
    }

    <T> Optional<T> find(String key, Values.Of<T> value) {
        return has(key) ? Optional.of(get(key, value)) : Optional.empty();
    }

    /** The elements of a list, none of it when it is absent; an empty list is reported. */
    <T> List<T> list(String key, Values.Of<T> value) {
        return Values.list(value).read(reading, node(key));
    }

    /** The one key of these that is there; reports when there is none or more than one. */
    Optional<String> oneOf(List<String> keys) {
        List<String> there = keys.stream().filter(this::has).toList();
        if (there.size() == 1) {
            return Optional.of(there.get(0));
        }
        if (!(node instanceof Node.MapNode)) {
            return Optional.empty();
        }
        if (there.isEmpty()) {
            reading.problem(place(), "criteria.key.one-of", Text.same(String.join(", ", keys)));
        } else {
            reading.problem(
                    node(there.get(1)).place(), "criteria.key.only-one", String.join(", ", there), there.get(0));
        }
        return Optional.empty();
    }

    private void reportUnknown(Node.MapNode map) {
        map.entries().forEach((key, entry) -> {
            if (!element.keys().contains(key)) {
                Place place = entry.place();
                Optional<String> nearest = Nearest.of(key, element.keys());
                if (nearest.isPresent()) {
                    reading.problem(place, "criteria.key.unknown.nearest", key, nearest.get());
                } else {
                    reading.problem(place, "criteria.key.unknown", key, Text.same(String.join(", ", element.keys())));
                }
            }
        });
    }

    private Place below(String key) {
        return new Node.Absent(node, key).place();
    }
}
