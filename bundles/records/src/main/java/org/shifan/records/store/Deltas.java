// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the rows of one chunk add to the sums; written in the transaction of the rows. Keys are written in order, so that
 * two imports at one time do not wait for each other in a circle.
 */
public final class Deltas {
    /** A line of a sum's table. */
    private record Key(String first, int year, String second) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFirst = first.compareTo(other.first);
            int byYear = byFirst != 0 ? byFirst : Integer.compare(year, other.year);
            return byYear != 0 ? byYear : second.compareTo(other.second);
        }
    }

    private static final Column YEAR = new Column("rec_year", Column.Type.WHOLE);

    private static Column code(String name) {
        return new Column(name, Column.Type.CODE);
    }

    private static Column text(String name) {
        return new Column(name, Column.Type.TEXT);
    }

    private static final SumTable MARKET = new SumTable(
            "REC_MARKET",
            List.of(code("enterprise"), YEAR, code("destination")),
            List.of(new Column("export_value", Column.Type.DECIMAL)),
            List.of(),
            "last_import",
            true);
    private static final SumTable COVERAGE = new SumTable(
            "REC_COVERAGE",
            List.of(text("bureau"), YEAR, text("kind")),
            List.of(new Column("row_count", Column.Type.DECIMAL)),
            List.of(),
            "last_import",
            false);

    private final long importId;
    private final String bureau;
    private final String kind;
    private final Map<Key, Amounts> rollup = new HashMap<>();
    private final Map<Key, BigDecimal> market = new HashMap<>();
    private final Map<Key, BigDecimal> coverage = new HashMap<>();

    /**
     * Nothing yet.
     *
     * @param importId the import that changes the sums
     * @param bureau whose sums they are, where there are none yet
     * @param kind the kind of import that the rows are of
     */
    Deltas(long importId, String bureau, String kind) {
        this.importId = importId;
        this.bureau = bureau;
        this.kind = kind;
    }

    /** Only the sums of the own kind change; a line that is new has none of the others. */
    private SumTable rollupTable() {
        List<String> others = new ArrayList<>(Arrays.stream(Measure.values())
                .filter(measure -> !measure.kind().equals(kind))
                .map(Measure::column)
                .toList());
        return new SumTable(
                "REC_ROLLUP",
                List.of(code("enterprise"), YEAR, code("heading")),
                own().map(measure -> new Column(measure.column(), Column.Type.DECIMAL))
                        .toList(),
                others,
                "last_" + kind,
                true);
    }

    private Stream<Measure> own() {
        return Arrays.stream(Measure.values()).filter(measure -> measure.kind().equals(kind));
    }

    /** The sums of an enterprise, a year and a heading, to be added to. */
    public Amounts of(String enterprise, int year, String heading) {
        return rollup.computeIfAbsent(new Key(enterprise, year, heading), key -> new Amounts());
    }

    /** Adds to what an enterprise exported to a market. */
    public void market(String enterprise, int year, String destination, BigDecimal value) {
        market.merge(new Key(enterprise, year, destination), value, BigDecimal::add);
    }

    /** Notes that the bureau has delivered a row of that year. */
    public void covers(int year) {
        covers(year, BigDecimal.ONE);
    }

    void covers(int year, BigDecimal rows) {
        coverage.merge(new Key(bureau, year, kind), rows, BigDecimal::add);
    }

    /** Says that all rows that were counted until now were invented. */
    Deltas markSynthetic() {
        rollup.values().forEach(Amounts::markSynthetic);
        return this;
    }

    /** Takes away what other rows had added. */
    Deltas subtract(Deltas others) {
        others.rollup.forEach((key, amounts) ->
                rollup.computeIfAbsent(key, k -> new Amounts()).subtract(amounts));
        others.market.forEach((key, value) -> market.merge(key, value.negate(), BigDecimal::add));
        others.coverage.forEach((key, rows) -> coverage.merge(key, rows.negate(), BigDecimal::add));
        return this;
    }

    void write(Connection connection) throws SQLException {
        Map<Key, List<BigDecimal>> sums = new HashMap<>();
        rollup.forEach((key, amounts) -> sums.put(key, own().map(amounts::get).toList()));
        write(connection, rollupTable(), sums);
        write(connection, MARKET, single(market));
        write(connection, COVERAGE, single(coverage));
    }

    private static Map<Key, List<BigDecimal>> single(Map<Key, BigDecimal> sums) {
        Map<Key, List<BigDecimal>> out = new HashMap<>();
        sums.forEach((key, sum) -> out.put(key, List.of(sum)));
        return out;
    }

    private void write(Connection connection, SumTable table, Map<Key, List<BigDecimal>> deltas) throws SQLException {
        if (deltas.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>(deltas.size());
        for (Map.Entry<Key, List<BigDecimal>> line : new TreeMap<>(deltas).entrySet()) {
            List<Object> values = new ArrayList<>(line.getValue());
            values.add(importId);
            values.addAll(List.of(
                    line.getKey().first(), line.getKey().year(), line.getKey().second()));
            if (table.bureau()) {
                values.add(bureau);
            }
            rows.add(values.toArray());
        }
        table.add(connection, rows);
    }
}
