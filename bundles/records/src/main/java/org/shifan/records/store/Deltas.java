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

import org.shifan.api.intake.ImportContext;

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

    private final ImportContext context;
    private final String kind;
    private final Map<Key, Amounts> rollup = new TreeMap<>();
    private final Map<Key, BigDecimal> market = new TreeMap<>();
    private final Map<Key, BigDecimal> coverage = new TreeMap<>();

    /** @param kind the kind of import that the rows are of */
    Deltas(ImportContext context, String kind) {
        this.context = context;
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
        coverage.merge(new Key(context.bureau().value(), year, kind), BigDecimal.ONE, BigDecimal::add);
    }

    void write(Connection connection) throws SQLException {
        Map<Key, List<BigDecimal>> sums = new TreeMap<>();
        rollup.forEach((key, amounts) -> {
            if (context.synthetic()) {
                amounts.markSynthetic();
            }
            sums.put(key, Arrays.stream(Measure.values()).map(amounts::get).toList());
        });
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
                        insert.setString(next, context.bureau().value());
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
        statement.setLong(i++, context.importId());
        statement.setString(i++, key.first());
        statement.setInt(i++, key.year());
        statement.setString(i++, key.second());
        return i;
    }
}
