// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets so many through in a minute, for each key, and as many at once. */
public final class Rates {
    private static final long MINUTE = 60_000_000_000L;
    /** More keys than these are forgotten, the longest unused first: nobody fills the memory by changing addresses. */
    private static final int MOST_KEYS = 10_000;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Rates(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    private static final class Bucket {
        private double tokens;
        private long filled;
    }

    /** Takes one, or gives the seconds after which there is one again. */
    public long take(String key) {
        return ask(key, 1);
    }

    /** The seconds after which there is one; 0 when there is one now, which stays. */
    public long look(String key) {
        return ask(key, 0);
    }

    private synchronized long ask(String key, int taken) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(key, fresh -> {
            Bucket full = new Bucket();
            full.tokens = perMinute;
            full.filled = now;
            return full;
        });
        bucket.tokens = Math.min(perMinute, bucket.tokens + (double) (now - bucket.filled) / MINUTE * perMinute);
        bucket.filled = now;
        if (bucket.tokens < 1) {
            return Math.max(1, (long) Math.ceil((1 - bucket.tokens) * 60 / perMinute));
        }
        bucket.tokens -= taken;
        return 0;
    }
}
