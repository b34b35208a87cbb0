// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import org.shifan.workbook.Workbook;

/**
 * What a bundle has to know of a criteria document: a glance at its first level, no judgement. What cannot be read is
 * empty, and the reader of the criteria says why. The glance ends as soon as all is found, so that a mistake further
 * down does not hide whose document it is.
 *
 * @param id the set's id, if it is one
 * @param authority the key of the bureau, if it is one
 * @param version three numbers with points, if it is that
 */
public record Heading(Optional<String> id, Optional<String> authority, Optional<String> version) {
    /** As much as the reader of criteria takes; of a longer document one byte more, by which it is known and refused. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_DEPTH = 50;
    private static final int LONGEST = 60;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern AUTHORITY = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
    private static final Set<String> KEYS = Set.of("id", "authority", "version");

    /** Looks at the document; never fails, whatever the bytes are. */
    public static Heading of(byte[] document) {
        if (Workbook.isWorkbook(document)) {
            return of(SheetHeading.of(document));
        }
        Map<String, String> found = new HashMap<>();
        int length = Math.min(document.length, MOST_BYTES);
        String text = new String(document, 0, length, StandardCharsets.UTF_8);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
        try {
            collect(
                    new Parse(settings)
                            .parseString(text.startsWith("\uFEFF") ? text.substring(1) : text)
                            .iterator(),
                    found);
        } catch (YamlEngineException e) {
            // No YAML from there on: what was found before holds.
        }
        return of(found);
    }

    private static Heading of(Map<String, String> found) {
        return new Heading(
                matching(found, "id", ID),
                matching(found, "authority", AUTHORITY),
                matching(found, "version", VERSION));
    }

    private static void collect(Iterator<Event> events, Map<String, String> found) {
        int depth = 0;
        String key = null;
        boolean atKey = true;
        for (int seen = 0;
                events.hasNext() && seen < MOST_EVENTS && !found.keySet().equals(KEYS);
                seen++) {
            Event event = events.next();
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    if (++depth > MOST_DEPTH || (depth == 1 && event.getEventId() == Event.ID.SequenceStart)) {
                        return;
                    }
                }
                case MappingEnd, SequenceEnd -> {
                    if (--depth == 1) {
                        atKey = !atKey;
                    }
                }
                case Scalar, Alias -> {
                    if (depth == 1) {
                        String value = event instanceof ScalarEvent scalar ? scalar.getValue() : null;
                        if (atKey) {
                            key = value;
                        } else if (value != null && key != null && KEYS.contains(key)) {
                            found.putIfAbsent(key, value);
                        }
                        atKey = !atKey;
                    }
                }
                case DocumentEnd, StreamEnd -> {
                    return;
                }
                case StreamStart, DocumentStart, Comment -> {}
            }
        }
    }

    private static Optional<String> matching(Map<String, String> found, String key, Pattern form) {
        return Optional.ofNullable(found.get(key))
                .filter(value ->
                        value.length() <= LONGEST && form.matcher(value).matches());
    }
}
