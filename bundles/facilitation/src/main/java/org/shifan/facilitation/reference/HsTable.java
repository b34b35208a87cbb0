// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.HsCode;

/** Values by the first digits of the HS code; the line with the most digits wins. Immutable. */
public final class HsTable<V> {
    private final Map<String, List<Row<V>>> rows = new HashMap<>();
    /** Finer lines by every beginning of their digits, for declarations with fewer digits than the table. */
    private final Map<String, List<Row<V>>> finer = new HashMap<>();

    private final Comparator<V> strictness;
    private final Found<V> unknown;
    private final V strictest;

    /**
     * @param strictness orders values from the mildest to the strictest
     * @param strictest the value of goods that no line speaks of; null when that means that nothing is said
     * @throws org.shifan.api.text.ShifanException {@code facilitation.data.overlap} when two lines speak of the same
     *     digits on the same day
     */
    HsTable(List<Row<V>> lines, Comparator<V> strictness, V strictest) {
        this.strictness = strictness;
        this.strictest = strictest;
        this.unknown = new Found<>(Found.State.UNKNOWN, strictest, List.of());
        Map<String, List<Row<V>>> ordered = new TreeMap<>();
        for (Row<V> line : lines) {
            List<Row<V>> same = ordered.computeIfAbsent(line.key(), k -> new ArrayList<>());
            CsvFile.refuseOverlap(same, line);
            same.add(line);
        }
        ordered.forEach((digits, same) -> {
            rows.put(digits, List.copyOf(same));
            for (int length = 2; length < digits.length(); length++) {
                finer.computeIfAbsent(digits.substring(0, length), k -> new ArrayList<>())
                        .addAll(same);
            }
        });
    }

    /** What the table says of the goods on that day. */
    public Found<V> find(HsCode hs, LocalDate on) {
        Row<V> covering = covering(hs.value(), on);
        List<Row<V>> below = finer.get(hs.value());
        if (below == null) {
            return covering == null ? unknown : new Found<>(Found.State.KNOWN, covering.value(), List.of(covering));
        }
        List<Row<V>> possible = new ArrayList<>();
        if (covering != null) {
            possible.add(covering);
        }
        for (Row<V> row : below) {
            if (row.period().contains(on)) {
                possible.add(row);
            }
        }
        if (possible.isEmpty()) {
            return unknown;
        }
        boolean settled = covering != null
                && possible.stream().allMatch(row -> strictness.compare(row.value(), covering.value()) == 0);
        if (settled) {
            return new Found<>(Found.State.KNOWN, covering.value(), List.of(covering));
        }
        V value = possible.stream().map(Row::value).max(strictness).orElseThrow();
        if (covering == null && strictest != null) {
            value = strictest;
        }
        return new Found<>(Found.State.AMBIGUOUS, value, possible);
    }

    private Row<V> covering(String digits, LocalDate on) {
        // Lines have an even number of digits.
        for (int length = Math.min(digits.length() & ~1, 10); length >= 2; length -= 2) {
            List<Row<V>> lines = rows.get(digits.substring(0, length));
            if (lines == null) {
                continue;
            }
            for (Row<V> row : lines) {
                if (row.period().contains(on)) {
                    return row;
                }
            }
        }
        return null;
    }
}
