// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Zone;

/**
 * Totals of zones over whole years that were read lately. They hold as long as nobody changed a membership, or records of the zone's
 * bureau and year, on whichever node: {@code REC_COVERAGE.changes} and the register of memberships count that in the transaction
 * of the change. The counts are read before the totals, so that what changes in between is read again the next time.
 */
final class KeptTotals {
    /** A country of 500 zones for two years; those that nobody asked for longest go first. */
    private static final int MOST = 1_000;

    private record Key(ZoneId zone, int year) {}

    /**
     * What totals were made of.
     *
     * @param changes of the zone's bureau, by kind of records
     */
    record State(long memberships, String bureau, Map<String, Long> changes) {
        /** The same of equal states only. */
        String text() {
            return "memberships " + memberships + ", " + new TreeMap<>(changes);
        }
    }

    private record Entry(State state, boolean withMarkets, Totals totals) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A reading of one year as things are now.
     *
     * @param memberships the revision of the register
     * @param changes by bureau and kind
     */
    Reading reading(long memberships, int year, boolean withMarkets, Map<String, Map<String, Long>> changes) {
        return new Reading(memberships, year, withMarkets, changes);
    }

    private synchronized Entry get(Key key) {
        return entries.get(key);
    }

    private synchronized void put(Key key, Entry entry) {
        entries.put(key, entry);
    }

    /** Looks up and keeps by the state in which it began. */
    final class Reading {
        private final long memberships;
        private final int year;
        private final boolean withMarkets;
        private final Map<String, Map<String, Long>> changes;

        private Reading(long memberships, int year, boolean withMarkets, Map<String, Map<String, Long>> changes) {
            this.memberships = memberships;
            this.year = year;
            this.withMarkets = withMarkets;
            this.changes = changes;
        }

        int year() {
            return year;
        }

        boolean withMarkets() {
            return withMarkets;
        }

        State state(Zone zone) {
            String bureau = zone.bureau().value();
            return new State(memberships, bureau, changes.getOrDefault(bureau, Map.of()));
        }

        /** The totals of the zone, which nobody may change; null when they have to be read. */
        Totals of(Zone zone) {
            Entry entry = get(new Key(zone.id(), year));
            boolean same = entry != null
                    && (entry.withMarkets() || !withMarkets)
                    && entry.state().equals(state(zone));
            return same ? entry.totals() : null;
        }

        /** Keeps totals that are filled. */
        void keep(Map<Zone, Totals> read) {
            read.forEach((zone, totals) -> put(new Key(zone.id(), year), new Entry(state(zone), withMarkets, totals)));
        }
    }
}
