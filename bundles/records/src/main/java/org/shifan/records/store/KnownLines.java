// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What earlier chunks saw and wrote in the lines of a bureau's year, so that the next need not read it again. It holds as long as
 * nobody else changed the year, which {@code REC_COVERAGE.changes} counts. A chunk takes a year out, and puts it back once it is
 * committed; of two chunks at one time the second finds nothing and reads.
 */
final class KnownLines {
    /** More are not kept. */
    private static final int KEPT = 40_000;

    /** The year of a bureau. */
    private record Key(String bureau, int year) {}

    private final Map<Key, Year> years = new HashMap<>();

    /** What is known of a year. */
    static final class Year {
        private long changes;
        private final boolean whole;
        private final Map<Deltas.Key, String> markets = new HashMap<>();
        private final Set<String> looked = new HashSet<>();
        private final Set<String> otherwise = new HashSet<>();

        /** @param whole whether the year was empty: then what is not known is not there */
        Year(boolean whole) {
            this.whole = whole;
        }

        boolean knows(String enterprise) {
            return whole || looked.contains(enterprise);
        }

        void looked(Set<String> enterprises) {
            looked.addAll(enterprises);
        }

        void line(Deltas.Key key, String line) {
            markets.put(key, line);
        }

        void otherwise(String enterprise) {
            otherwise.add(enterprise);
        }

        boolean isGivenOtherwise(String enterprise) {
            return otherwise.contains(enterprise);
        }

        /** The markets of a line; null when it is not there. */
        String markets(Deltas.Key key) {
            return markets.get(key);
        }

        private int size() {
            return markets.size() + looked.size();
        }
    }

    /** Takes out what is known of a year that has been changed once since, by whoever asks. */
    synchronized Year take(String bureau, int year, long changes) {
        Year known = years.remove(new Key(bureau, year));
        // The line of coverage begins with a first change.
        return known != null && known.changes == changes - 1 ? known : new Year(changes == 1);
    }

    /** Puts it back, when the change is committed. */
    synchronized void put(String bureau, int year, long changes, Year known) {
        known.changes = changes;
        years.put(new Key(bureau, year), known);
        if (years.values().stream().mapToInt(Year::size).sum() > KEPT) {
            years.clear();
        }
    }
}
