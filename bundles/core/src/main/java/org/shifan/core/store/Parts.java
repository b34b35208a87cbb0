// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long list of keys into parts that a database takes as parameters of one question. */
final class Parts {
    private static final int SIZE = 500;

    private Parts() {}

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i += SIZE) {
            out.add(all.subList(i, Math.min(all.size(), i + SIZE)));
        }
        return out;
    }
}
