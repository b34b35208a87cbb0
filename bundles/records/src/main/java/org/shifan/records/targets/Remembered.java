// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values by the cells in which they came: a file names the same enterprises, goods, markets and days again and again, and what was
 * read once need not be checked again. What is refused is not kept.
 */
final class Remembered<T> implements Function<String, T> {
    /** When there are more, it begins anew. */
    private static final int KEPT = 20_000;

    private final Map<String, T> values = new ConcurrentHashMap<>();
    private final Function<String, T> reader;

    Remembered(Function<String, T> reader) {
        this.reader = reader;
    }

    @Override
    public T apply(String cell) {
        T known = values.get(cell);
        if (known != null) {
            return known;
        }
        T value = reader.apply(cell);
        if (values.size() >= KEPT) {
            values.clear();
        }
        values.put(cell, value);
        return value;
    }
}
