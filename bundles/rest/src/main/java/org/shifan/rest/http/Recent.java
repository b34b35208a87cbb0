// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Answers that many ask for, kept for a second. What is changed through this API is in the next answer; what is changed at the
 * console or on another server a second later at the most. Only routes say so whose answer is the same for whoever may read it.
 */
final class Recent {
    private static final long KEPT_NANOS = 1_000_000_000L;
    /** All of them are forgotten when there are more: within a second nobody reads so many. */
    private static final int MOST = 200;

    private static final int LARGEST = 1 << 20;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Written>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final LongSupplier nanoTime;

    Recent(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Entry(Written answer, long at, long change) {}

    /** Makes an answer. */
    @FunctionalInterface
    interface Making {
        Written make() throws IOException;
    }

    /** The answer under the key; who ask at the same moment wait for the one who makes it. */
    Written of(String key, Making making) throws IOException {
        Entry entry = entries.get(key);
        long change = changes.get();
        if (entry != null && entry.change == change && nanoTime.getAsLong() - entry.at <= KEPT_NANOS) {
            return entry.answer;
        }
        CompletableFuture<Written> mine = new CompletableFuture<>();
        CompletableFuture<Written> first = underWay.putIfAbsent(change + key, mine);
        if (first != null) {
            Written made = first.join();
            return made == null ? making.make() : made;
        }
        try {
            Written made = making.make();
            keep(key, made, change);
            mine.complete(made);
            return made;
        } finally {
            underWay.remove(change + key);
            // What could not be made is refused to each by itself.
            mine.complete(null);
        }
    }

    /** @param change as it was before the answer was made: one that was made beside a change is not good afterwards */
    private void keep(String key, Written answer, long change) {
        if (answer.length() > LARGEST) {
            return;
        }
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(key, new Entry(answer, nanoTime.getAsLong(), change));
    }

    /** Something may have been changed. */
    void forget() {
        changes.incrementAndGet();
        entries.clear();
    }
}
