// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long list of keys into parts that a database takes as parameters of one question. */
final class Parts {
    private static final int SIZE = 500;

    /**
     * Derby compiles a question once, mostly while the table is still empty, and then holds looking through the table for
     * cheaper than looking up seven keys or more. It keeps to that while the table grows: every part of an import would
     * compare every row with every key.
     */
    private static final int LOOKED_UP = 5;

    private Parts() {}

    /** Parts for a question whose cost is the rows that it finds. */
    static <T> List<List<T>> of(List<T> all) {
        return of(all, SIZE);
    }

    /** Parts so small that each key is looked up in an index, however large the table has become. */
    static <T> List<List<T>> lookedUp(List<T> all) {
        return of(all, LOOKED_UP);
    }

    private static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            out.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return out;
    }
}
