// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells which work of a group of nodes is lost: that of which no node has said for a while that it does it, by the time of this node, as
 * clocks of others may differ. For one thread.
 */
public final class LostWork {
    /** A node says every five seconds that it works; a long collection or a slow commit shall not look like its end. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    /** When work was first seen with so many beats. */
    private record Seen(long beats, long since) {}

    private final LongSupplier nanos;
    private final Map<Long, Seen> seen = new HashMap<>();

    /** @param nanos the time, as {@link System#nanoTime} has it */
    public LostWork(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Forgets all work but this, by its numbers. */
    public void keep(Set<Long> running) {
        seen.keySet().retainAll(running);
    }

    /**
     * Whether it is lost by now.
     *
     * @param work its number
     * @param beats how often its node has said that it does it
     */
    public boolean isLost(long work, long beats) {
        long now = nanos.getAsLong();
        Seen before = seen.get(work);
        if (before == null || before.beats() != beats) {
            seen.put(work, new Seen(beats, now));
            return false;
        }
        return now - before.since() >= PATIENCE.toNanos();
    }
}
