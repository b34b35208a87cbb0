// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** A table with a key of three columns, columns that are summed, the bureau, and the last import. */
    private record SumTable(String name, List<String> key, List<String> sums, String last, boolean bureau) {
        String update() {
            return "UPDATE " + name + " SET "
                    + sums.stream().map(sum -> sum + " = " + sum + " + ?").collect(Collectors.joining(", "))
                    + ", " + last + " = ? WHERE "
                    + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        }

        String insert() {
            List<String> columns = new ArrayList<>(sums);
            columns.add(last);
            columns.addAll(key);
            if (bureau) {
                columns.add("bureau");
            }
            return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                    + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }
    }

    private static final SumTable MARKET = new SumTable(
            "REC_MARKET",
            List.of("enterprise", "rec_year", "destination"),
            List.of("export_value"),
            "last_import",
            true);
    private static final SumTable COVERAGE = new SumTable(
            "REC_COVERAGE", List.of("bureau", "rec_year", "kind"), List.of("row_count"), "last_import", false);

    private final long importId;
    private final String bureau;
    private final String kind;
    private final Map<Key, Amounts> rollup = new TreeMap<>();
    private final Map<Key, BigDecimal> market = new TreeMap<>();
    private final Map<Key, BigDecimal> coverage = new TreeMap<>();

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

    private SumTable rollupTable() {
        return new SumTable(
                "REC_ROLLUP",
                List.of("enterprise", "rec_year", "heading"),
                Arrays.stream(Measure.values()).map(Measure::column).toList(),
                "last_" + kind,
                true);
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
        Map<Key, List<BigDecimal>> sums = new TreeMap<>();
        rollup.forEach((key, amounts) ->
                sums.put(key, Arrays.stream(Measure.values()).map(amounts::get).toList()));
        if (!sums.isEmpty()) {
            write(connection, rollupTable(), sums);
        }
        write(connection, MARKET, single(market));
        write(connection, COVERAGE, single(coverage));
    }

    private static Map<Key, List<BigDecimal>> single(Map<Key, BigDecimal> sums) {
        Map<Key, List<BigDecimal>> out = new TreeMap<>();
        sums.forEach((key, sum) -> out.put(key, List.of(sum)));
        return out;
    }

    private void write(Connection connection, SumTable table, Map<Key, List<BigDecimal>> deltas) throws SQLException {
        if (deltas.isEmpty()) {
            return;
        }
        List<Key> keys = List.copyOf(deltas.keySet());
        int[] updated;
        try (PreparedStatement update = connection.prepareStatement(table.update())) {
            for (Key key : keys) {
                bind(update, key, deltas.get(key));
                update.addBatch();
            }
            updated = update.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            boolean any = false;
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    int next = bind(insert, keys.get(i), deltas.get(keys.get(i)));
                    if (table.bureau()) {
                        insert.setString(next, bureau);
                    }
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private int bind(PreparedStatement statement, Key key, List<BigDecimal> sums) throws SQLException {
        int i = 1;
        for (BigDecimal sum : sums) {
            statement.setBigDecimal(i++, sum);
        }
        statement.setLong(i++, importId);
        statement.setString(i++, key.first());
        statement.setInt(i++, key.year());
        statement.setString(i++, key.second());
        return i;
    }
}
