// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML to a tree, from the parser's events: depth and size are bounded before anything is built, and what a
 * document of law has no use for (aliases, tags, several documents) is refused by name.
 */
final class TreeReader {
    static final int MOST_DEPTH = 50;
    static final int MOST_NODES = 100_000;
    static final int LONGEST_KEY = 80;

    private final Reading reading;
    private final Iterator<Event> events;
    private final Function<Mark, Place> places;
    private int nodes;

    private TreeReader(Reading reading, Iterator<Event> events, Function<Mark, Place> places) {
        this.reading = reading;
        this.events = events;
        this.places = places;
    }

    /** The tree; empty when the text is no YAML or breaks a bound, with the reason in the reading. */
    static Optional<Node> read(Reading reading, String text) {
        return read(reading, text, null, "", TreeReader::at);
    }

    /** The tree of a value that is written in one place of something else; every part of it is said to stand there. */
    static Optional<Node> read(Reading reading, String text, Node parent, String step, Place spot) {
        return read(reading, text, parent, step, mark -> spot);
    }

    private static Optional<Node> read(
            Reading reading, String text, Node parent, String step, Function<Mark, Place> places) {
        String path = new Node.Absent(parent, step).place().path();
        LoadSettings settings = LoadSettings.builder()
                .setLabel(reading.file())
                .setUseMarks(true)
                .setCodePointLimit(Source.MOST_BYTES)
                .build();
        try {
            return new TreeReader(reading, new Parse(settings).parseString(text).iterator(), places)
                    .document(parent, step);
        } catch (BoundException e) {
            reading.problem(e.place.as(path), e.key, e.bound);
        } catch (MarkedYamlEngineException e) {
            Optional<Place> tab = e.getProblemMark().flatMap(mark -> tab(text, mark));
            Place place = tab.isPresent() && parent == null
                    ? tab.get()
                    : e.getProblemMark().map(places).orElse(Place.WHOLE);
            String key = tab.isPresent() ? "criteria.yaml.tab" : "criteria.yaml.syntax";
            reading.problem(place.as(path), key, describe(e));
        } catch (ReaderException e) {
            String before = text.substring(0, Math.max(0, text.indexOf(Character.toString(e.getCodePoint()))));
            Place place = parent == null ? Source.end(before) : new Node.Absent(parent, step).place();
            reading.problem(place, "criteria.yaml.character", String.format("U+%04X", e.getCodePoint()));
        } catch (YamlEngineException e) {
            reading.problem(Place.WHOLE.as(path), "criteria.yaml.syntax", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Node> document(Node parent, String step) {
        Optional<Node> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
                case Alias, Scalar, MappingStart, SequenceStart -> {
                    if (root.isPresent()) {
                        reading.problem(start(event), "criteria.yaml.documents");
                        return root;
                    }
                    root = Optional.of(node(event, parent, step, 1));
                }
                case MappingEnd, SequenceEnd -> throw new IllegalStateException("an end without a start");
            }
        }
        if (root.isEmpty()) {
            reading.problem(Place.WHOLE, "criteria.file.empty");
        }
        return root;
    }

    private Node node(Event event, Node parent, String step, int depth) {
        Place start = start(event);
        if (depth > MOST_DEPTH) {
            throw new BoundException(start, "criteria.yaml.depth", MOST_DEPTH);
        }
        if (++nodes > MOST_NODES) {
            throw new BoundException(start, "criteria.yaml.nodes", MOST_NODES);
        }
        refuseAnchorAndTag(event, start, parent, step);
        return switch (event.getEventId()) {
            case Scalar -> new Node.ScalarNode(parent, step, start, ((ScalarEvent) event).getValue());
            case MappingStart -> map(new Node.MapNode(parent, step, start), depth);
            case SequenceStart -> list(new Node.ListNode(parent, step, start), depth);
            case Alias -> new Node.Absent(parent, step);
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, MappingEnd, SequenceEnd, Comment ->
                throw new IllegalStateException("the parser gave " + event);
        };
    }

    private Node map(Node.MapNode map, int depth) {
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            Place place = start(key);
            if (!(key instanceof ScalarEvent scalar) || scalar.getValue().length() > LONGEST_KEY) {
                throw new BoundException(place, "criteria.yaml.key", LONGEST_KEY);
            }
            String name = scalar.getValue();
            refuseAnchorAndTag(key, place, map, name);
            Node value = node(next(), map, name, depth + 1);
            if (!map.add(name, place, value)) {
                Place first = map.entries().get(name).spot();
                reading.problem(place.as(value.place().path()), "criteria.yaml.duplicate", name, first.spot());
            }
        }
        return map;
    }

    private Node list(Node.ListNode list, int depth) {
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            list.add(node(item, list, "[" + list.items().size() + "]", depth + 1));
        }
        return list;
    }

    private Event next() {
        Event event = events.next();
        return event.getEventId() == Event.ID.Comment ? next() : event;
    }

    private void refuseAnchorAndTag(Event event, Place start, Node parent, String step) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String anchor = node.getAnchor().get().getValue();
            reading.problem(at(start, parent, step), "criteria.yaml.alias", anchor);
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        tag.ifPresent(t -> reading.problem(at(start, parent, step), "criteria.yaml.tag", t));
    }

    private static Place at(Place start, Node parent, String step) {
        String path = new Node.Absent(parent, step).place().path();
        return start.as(path);
    }

    private Place start(Event event) {
        return event.getStartMark().map(places).orElse(Place.WHOLE);
    }

    private static Place at(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    /** The tab that a line is indented with where the parser gave up: in that line or, if it took that for a text, above. */
    private static Optional<Place> tab(String text, Mark mark) {
        List<String> lines = text.lines().limit(mark.getLine() + 1L).toList();
        for (int i = Math.max(0, lines.size() - 2); i < lines.size(); i++) {
            String line = lines.get(i);
            int tab = line.indexOf('\t');
            if (tab >= 0 && line.substring(0, tab).isBlank()) {
                return Optional.of(new Place(i + 1, tab + 1, ""));
            }
        }
        return Optional.empty();
    }

    private static String describe(MarkedYamlEngineException e) {
        return (e.getContext() == null ? "" : e.getContext() + ": ") + e.getProblem();
    }

    /** A bound of the reader was broken: nothing behind it is looked at. */
    private static final class BoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String key;
        private final int bound;

        BoundException(Place place, String key, int bound) {
            super(key, null, false, false);
            this.place = place;
            this.key = key;
            this.bound = bound;
        }
    }
}
