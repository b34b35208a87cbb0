// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;

/** The sources that are here now. They come and go at any moment, and what one does wrong harms no other. */
final class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final List<AuditSource> offered = new CopyOnWriteArrayList<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    void add(AuditSource source) {
        offered.add(source);
    }

    void remove(AuditSource source) {
        offered.remove(source);
    }

    /** By name; of two with one name the first. */
    Map<String, AuditSource> byName() {
        Map<String, AuditSource> out = new HashMap<>();
        Set<String> wrong = new HashSet<>();
        for (AuditSource source : offered) {
            try {
                String name = source.name();
                if (!name.matches("[a-z][a-z0-9.-]{0,59}")) {
                    throw new IllegalArgumentException("name of an audit source: " + name);
                }
                if (out.putIfAbsent(name, source) != null) {
                    throw new IllegalStateException("two audit sources are called " + name);
                }
            } catch (RuntimeException | LinkageError e) {
                // Not under a name that another one bears rightly.
                wrong.add(source.getClass().getName());
                failed(source.getClass().getName(), e);
            }
        }
        // What one that has gone said is no news any more.
        failures.keySet().removeIf(name -> !out.containsKey(name) && !wrong.contains(name));
        return out;
    }

    /**
     * A page of a source.
     *
     * @throws IllegalStateException when its positions do not ascend
     */
    static List<AuditedChange> page(AuditSource source, String after, int limit) {
        List<AuditedChange> page = source.changes(after, limit);
        String last = after;
        for (AuditedChange change : page) {
            if (change.position().compareTo(last) <= 0) {
                throw new IllegalStateException(
                        source.name() + " shows " + change.position() + " behind " + last + ", so it is not in order");
            }
            last = change.position();
        }
        return page;
    }

    /** Remembered until it works again; told once, not at every turn. */
    void failed(String name, Throwable reason) {
        Throwable told = reason;
        // What a proxy wraps has no words of its own.
        while (told.getMessage() == null && told.getCause() != null) {
            told = told.getCause();
        }
        String said = told.getMessage() == null ? told.toString() : told.getMessage();
        if (!said.equals(failures.put(name, said))) {
            LOG.warn("Changes of {} cannot be taken into the log for now", name, reason);
        }
    }

    void worked(String name) {
        failures.remove(name);
    }

    Map<String, String> failures() {
        return failures;
    }
}
