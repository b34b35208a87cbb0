// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Pages of what somebody may read, out of rows of which they may not read all; for services that keep much about many (R6). */
public final class ReadableRows {
    /** So many rows are read at once. */
    private static final int AT_ONCE = 500;

    private ReadableRows() {}

    /** Where rows are read from, always in the same order. */
    @FunctionalInterface
    public interface Source<T> {
        /** At most {@code limit} rows behind the first {@code offset}; fewer only at the end. */
        List<T> read(int offset, int limit);
    }

    /**
     * A page of the rows that may be read, full all the same while there are enough.
     *
     * @param offset so many that may be read are left out before it
     * @param limit the most that it has
     */
    public static <T> List<T> page(int offset, int limit, Source<T> rows, Predicate<T> may) {
        List<T> out = new ArrayList<>();
        int before = offset;
        List<T> read;
        int at = 0;
        do {
            read = rows.read(at, AT_ONCE);
            for (T each : read) {
                if (out.size() < limit && may.test(each)) {
                    if (before > 0) {
                        before--;
                    } else {
                        out.add(each);
                    }
                }
            }
            at += AT_ONCE;
        } while (read.size() == AT_ONCE && out.size() < limit);
        return out;
    }
}
