// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many may come from one place, and from all, in an hour. It is kept in memory only, so that no table says from where a
 * complaint came.
 */
final class RateLimit {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Places that are remembered at most; of more the one that is forgotten first may begin anew, the whole is limited still. */
    private static final int PLACES = 10_000;

    private final int fromOne;
    private final int fromAll;
    private final Clock clock;
    private final Deque<Instant> all = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> places = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > PLACES;
        }
    };

    RateLimit(int fromOne, int fromAll, Clock clock) {
        this.fromOne = fromOne;
        this.fromAll = fromAll;
        this.clock = clock;
    }

    /**
     * Counts one from this place.
     *
     * @return false when it is one too many, and then it does not count
     */
    synchronized boolean take(String place) {
        Instant now = clock.instant();
        Deque<Instant> its = places.computeIfAbsent(place, key -> new ArrayDeque<>());
        forget(its, now);
        forget(all, now);
        if (its.size() >= fromOne || all.size() >= fromAll) {
            return false;
        }
        its.add(now);
        all.add(now);
        return true;
    }

    private static void forget(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.peek().plus(HOUR).isAfter(now)) {
            times.poll();
        }
    }
}
