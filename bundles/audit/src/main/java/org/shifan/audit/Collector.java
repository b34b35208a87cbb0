// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;

/**
 * Takes over what sources show. It goes on behind the last position that it took; and every ten minutes it looks again
 * at the ten to twenty minutes before, since of two transactions at once the one with the lower position may be the last to
 * commit.
 */
final class Collector {
    /** No transaction of a source is expected to take longer. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    private static final int BATCH = 200;

    private final LogTable table;
    private final Sources sources;
    private final Clock clock;
    private final Map<String, Mark> marks = new HashMap<>();

    Collector(LogTable table, Sources sources, Clock clock) {
        this.table = table;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * How far a source was taken over.
     *
     * @see #takeOver(String, AuditSource, boolean)
     */
    private static final class Mark {
        private String last;
        /** How far when it was last looked at again. A transaction of before may have been under way then. */
        private String settling;
        /** How far the time before: whatever was under way then is over. */
        private String settled;

        private Instant looked;
    }

    /** How many changes were new. */
    int takeOver() {
        return takeOver(false);
    }

    /**
     * The same, with a look at what committed late.
     *
     * @param late whether to look now, whenever the next look would be
     */
    synchronized int takeOver(boolean late) {
        int taken = 0;
        for (Map.Entry<String, AuditSource> source : sources.byName().entrySet()) {
            try {
                taken += takeOver(source.getKey(), source.getValue(), late);
                sources.worked(source.getKey());
            } catch (RuntimeException | LinkageError e) {
                // Whatever it was, the next turn begins with what stands in the table.
                marks.remove(source.getKey());
                sources.failed(source.getKey(), e);
            }
        }
        return taken;
    }

    private int takeOver(String name, AuditSource source, boolean late) {
        Mark mark = marks.computeIfAbsent(name, this::begin);
        Instant now = clock.instant();
        if (mark.looked.isAfter(now)) {
            // The clock went back: ten minutes from now, and not from a time that may be far away.
            mark.looked = now;
        }
        boolean again = !now.isBefore(mark.looked.plus(SETTLED));
        String after = again || late ? mark.settled : mark.last;
        if (again) {
            mark.settled = mark.settling;
            mark.settling = mark.last;
            mark.looked = now;
        }
        int taken = 0;
        List<AuditedChange> page;
        do {
            page = Sources.page(source, after, BATCH);
            if (!page.isEmpty()) {
                taken += table.append(name, page, clock.instant());
                after = page.get(page.size() - 1).position();
            }
        } while (page.size() >= BATCH && !Thread.currentThread().isInterrupted());
        if (after.compareTo(mark.last) > 0) {
            mark.last = after;
        }
        return taken;
    }

    /** After a start: no transaction is under way any more that was before it, so that one look back is enough. */
    private Mark begin(String name) {
        Mark mark = new Mark();
        mark.last = table.mark(name, Instant.ofEpochMilli(Long.MAX_VALUE));
        mark.settled = table.mark(name, table.lastTaken(name).minus(SETTLED.multipliedBy(2)));
        mark.settling = mark.settled;
        mark.looked = Instant.EPOCH;
        return mark;
    }

    /** How many changes of each source wait, up to a limit. */
    synchronized Map<String, Integer> waiting(int limit) {
        Map<String, Integer> out = new HashMap<>();
        sources.byName().forEach((name, source) -> {
            try {
                Mark mark = marks.computeIfAbsent(name, this::begin);
                out.put(name, Sources.page(source, mark.last, limit).size());
            } catch (RuntimeException | LinkageError e) {
                sources.failed(name, e);
            }
        });
        return out;
    }
}
