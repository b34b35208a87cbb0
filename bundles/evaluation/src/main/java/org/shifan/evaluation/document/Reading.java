// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;

/** One document being read: gathers its problems, and knows which of its places are sound. */
public final class Reading {
    static final Messages M = Messages.of(Reading.class);

    /** More problems than this help nobody; the last one says that there are more. */
    static final int MOST_PROBLEMS = 200;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> unsound = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private Node root;
    private boolean full;

    Reading(String file) {
        this.file = file;
    }

    /** The document's name, for messages. */
    public String file() {
        return file;
    }

    void problem(Place place, String key, Object... arguments) {
        broken.add(place.path());
        markUnsound(place.path());
        problem(place, M.message(key, shorten(arguments)));
    }

    /**
     * Notes what is wrong at a place; the document is refused. What has no path is wrong with the file and says nothing
     * of the document in it, which is looked at as if it were sound.
     */
    public void problem(Place place, Message message) {
        if (!place.path().isEmpty()) {
            broken.add(place.path());
            markUnsound(place.path());
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(place.problem(file, message));
        } else if (!full) {
            full = true;
            problems.add(new Problem(file, 0, 0, "", M.message("criteria.problems.more", MOST_PROBLEMS)));
        }
    }

    /** Whether no problem was found at this path or below it. */
    boolean sound(String path) {
        return !unsound.contains(path);
    }

    /** Whether a problem was found at exactly this path. */
    boolean broken(String path) {
        return broken.contains(path);
    }

    void root(Node tree) {
        root = tree;
    }

    /** Where a key below the place stands; the place itself when there is no such key. */
    Place at(Place place, String key) {
        String path = place.path().isEmpty() ? key : place.path() + "." + key;
        Node node = root;
        for (String step : path.replace("[", ".[").split("\\.")) {
            Node next = null;
            if (node instanceof Node.ListNode list && step.startsWith("[")) {
                next = list.items().get(Integer.parseInt(step.substring(1, step.length() - 1)));
            } else if (node instanceof Node.MapNode map && map.entries().containsKey(step)) {
                next = map.entries().get(step).value();
            }
            if (next == null) {
                return place.as(path);
            }
            node = next;
        }
        return node.place();
    }

    /** Where the keys of the outermost level stand. */
    Map<String, Place> keys() {
        Map<String, Place> keys = new HashMap<>();
        if (root instanceof Node.MapNode map) {
            map.entries().forEach((key, entry) -> keys.put(key, entry.place()));
        }
        return keys;
    }

    List<Problem> problems() {
        List<String> sheets = problems.stream().map(Problem::sheet).distinct().toList();
        return problems.stream()
                .sorted(Comparator.comparing((Problem p) -> p.line() == 0)
                        .thenComparing(p -> sheets.indexOf(p.sheet()))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }

    private void markUnsound(String path) {
        String at = path;
        while (unsound.add(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
    }

    private static Object[] shorten(Object[] arguments) {
        Object[] out = arguments.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] instanceof String text && text.codePointCount(0, text.length()) > 60) {
                out[i] = text.substring(0, text.offsetByCodePoints(0, 57)) + "...";
            }
        }
        return out;
    }
}
