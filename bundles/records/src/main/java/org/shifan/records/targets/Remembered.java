// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Codes by the cells in which they came: a file names the same enterprises, goods and markets again and again, and a code that was
 * read once need not be checked again. What is refused is not kept.
 */
final class Remembered implements UnaryOperator<String> {
    /** When there are more, it begins anew. */
    private static final int KEPT = 20_000;

    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final UnaryOperator<String> reader;

    Remembered(UnaryOperator<String> reader) {
        this.reader = reader;
    }

    @Override
    public String apply(String cell) {
        String known = codes.get(cell);
        if (known != null) {
            return known;
        }
        String code = reader.apply(cell);
        if (codes.size() >= KEPT) {
            codes.clear();
        }
        codes.put(cell, code);
        return code;
    }
}
