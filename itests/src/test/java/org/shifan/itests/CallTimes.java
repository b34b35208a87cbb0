// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long calls took, and what went wrong with them. */
final class CallTimes {
    private static final int MOST_REASONS = 20;

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitedMillis = new AtomicLong();
    private volatile long longestWait;
    private volatile String longestWhere = "";

    /**
     * @param time in nanoseconds
     * @param waited milliseconds of it for which somebody else was waited for
     * @param where it waited; empty when it did not
     */
    void took(long time, long waited, String where) {
        nanos.add(time);
        waitedMillis.addAndGet(waited);
        if (waited > longestWait) {
            longest(waited, where);
        }
    }

    private synchronized void longest(long waited, String where) {
        if (waited > longestWait) {
            longestWait = waited;
            longestWhere = where;
        }
    }

    void failed(Throwable failure) {
        failures.add(failure.toString());
    }

    /** It was answered, and the answer does not fit together. */
    void wrong(String reason) {
        wrong.add(reason);
    }

    int count() {
        return nanos.size();
    }

    int failed() {
        return failures.size();
    }

    int mixed() {
        return wrong.size();
    }

    List<String> failures() {
        return failures.stream().limit(MOST_REASONS).toList();
    }

    List<String> wrong() {
        return wrong.stream().limit(MOST_REASONS).toList();
    }

    /** Milliseconds within which this share of the calls came back. */
    double millis(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int at = (int) Math.ceil(share * sorted.length) - 1;
        return (double) sorted[Math.max(0, at)] / TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Milliseconds that an average call waited for somebody else. */
    double waited() {
        return count() == 0 ? 0 : (double) waitedMillis.get() / count();
    }

    /** The most milliseconds that one call waited for somebody else. */
    long longestWait() {
        return longestWait;
    }

    /** Where that call waited. */
    String longestWhere() {
        return longestWhere;
    }
}
