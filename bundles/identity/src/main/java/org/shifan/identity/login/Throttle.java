// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Who tried too often has to wait. A try counts when it begins and is given back when it succeeds, so that many at once are
 * no more than many after each other. In memory: a start of the server forgets it.
 */
final class Throttle {
    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    private static final class Entry {
        private int tries;
        private int waits;
        private Instant until = Instant.MIN;
        private Instant last;
    }

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @param most how many may fail before one has to wait
     * @return how long to wait still; zero when the try may go on
     */
    synchronized Duration take(String key, int most, Duration wait) {
        Instant now = clock.instant();
        Entry entry = entries.computeIfAbsent(key, absent -> new Entry());
        if (now.isBefore(entry.until)) {
            return Duration.between(now, entry.until);
        }
        if (entry.last != null && entry.last.plus(LONGEST).isBefore(now)) {
            entry.tries = 0;
            entry.waits = 0;
        }
        entry.last = now;
        entry.tries++;
        if (entry.tries >= most) {
            // The try itself may go on: it is those after it that wait.
            Duration longer = wait.multipliedBy(1L << Math.min(entry.waits, 12));
            entry.until = now.plus(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
            entry.waits++;
            entry.tries = 0;
        }
        shrink(now);
        return Duration.ZERO;
    }

    /** Whoever waits longest already, and then whoever tried longest ago, is forgotten when there are too many. */
    private void shrink(Instant now) {
        if (entries.size() <= MOST) {
            return;
        }
        entries.values()
                .removeIf(entry ->
                        !now.isBefore(entry.until) && entry.last.plus(LONGEST).isBefore(now));
        Iterator<Entry> all = entries.values().iterator();
        while (entries.size() > MOST && all.hasNext()) {
            if (!now.isBefore(all.next().until)) {
                all.remove();
            }
        }
    }

    /** The last try succeeded: with the right password nobody is a guesser. */
    synchronized void succeeded(String key) {
        entries.remove(key);
    }

    /** One try succeeded, which says nothing of the others from that address. */
    synchronized void giveBack(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.tries > 0) {
            entry.tries--;
        }
    }

    /** Whether there was anything to forget. */
    synchronized boolean forget(String key) {
        Entry entry = entries.remove(key);
        return entry != null && clock.instant().isBefore(entry.until);
    }
}
