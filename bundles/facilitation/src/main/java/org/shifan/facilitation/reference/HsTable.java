// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.shifan.api.code.HsCode;

/** Values by the first digits of the HS code; the line with the most digits wins. Immutable. */
public final class HsTable<V> {
    private final NavigableMap<String, List<Row<V>>> rows = new TreeMap<>();
    private final Comparator<V> strictness;
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
        for (Row<V> line : lines) {
            List<Row<V>> same = rows.computeIfAbsent(line.key(), k -> new ArrayList<>());
            CsvFile.refuseOverlap(same, line);
            same.add(line);
        }
    }

    /** What the table says of the goods on that day. */
    public Found<V> find(HsCode hs, LocalDate on) {
        Row<V> covering = covering(hs.value(), on);
        List<Row<V>> possible = new ArrayList<>();
        if (covering != null) {
            possible.add(covering);
        }
        // Finer lines matter when the declaration names fewer digits than the table.
        for (List<Row<V>> finer :
                rows.tailMap(hs.value(), false).headMap(hs.value() + ':', false).values()) {
            addInForce(finer, on, possible);
        }
        if (possible.isEmpty()) {
            return new Found<>(Found.State.UNKNOWN, strictest, List.of());
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
        for (int length = digits.length(); length >= 2; length--) {
            for (Row<V> row : rows.getOrDefault(digits.substring(0, length), List.of())) {
                if (row.period().contains(on)) {
                    return row;
                }
            }
        }
        return null;
    }

    private static <V> void addInForce(List<Row<V>> candidates, LocalDate on, List<Row<V>> out) {
        for (Row<V> row : candidates) {
            if (row.period().contains(on)) {
                out.add(row);
            }
        }
    }
}
