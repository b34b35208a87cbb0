// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rows of one chunk add to the sums; written in the transaction of the rows. Keys are written in order, so that
 * two imports at one time do not wait for each other in a circle.
 */
public final class Deltas {
    /** A line of a sum's table. */
    record Key(String first, int year, String second) implements Comparable<Key> {
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

    /** How often anybody changed the bureau's sums of the year, so that whoever kept them knows whether they are the same. */
    private static final String CHANGES = "changes";

    private static final SumTable COVERAGE = new SumTable(
            "REC_COVERAGE",
            List.of(text("bureau"), YEAR, text("kind")),
            List.of(new Column("row_count", Column.Type.DECIMAL), new Column(CHANGES, Column.Type.NUMBER)),
            List.of(),
            List.of(),
            "last_import",
            false);

    private final long importId;
    private final String bureau;
    private final String kind;
    /** Sums, and exports by market. */
    private record Line(Amounts amounts, Map<String, BigDecimal> markets) {
        Line() {
            this(new Amounts(), new HashMap<>(4));
        }

        void market(String destination, BigDecimal value) {
            markets.merge(destination, value, BigDecimal::add);
        }
    }

    private final Map<Key, Line> rollup = new HashMap<>();
    /** The same as they are written; null while they grow. */
    private Lines lines;

    /** Rows by year. */
    private final Map<Integer, BigDecimal> coverage = new HashMap<>();
    /** Rows that are not in it yet, all of one year: most rows have the year of the row before. */
    private long sameYear;

    private int lastYear;

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

    /** Only the sums that change are written; a line that is new has none of the others. */
    private SumTable rollupTable(List<Measure> changed) {
        return new SumTable(
                "REC_ROLLUP",
                List.of(code("enterprise"), YEAR, code("heading")),
                changed.stream()
                        .map(measure -> new Column(
                                measure.column(), measure.isMoney() ? Column.Type.DECIMAL : Column.Type.NUMBER))
                        .toList(),
                hasMarkets() ? List.of(text(Markets.COLUMN)) : List.of(),
                Arrays.stream(Measure.values())
                        .filter(measure -> !changed.contains(measure))
                        .map(Measure::column)
                        .toList(),
                "last_" + kind,
                true);
    }

    private boolean hasMarkets() {
        return kind.equals(Measure.EXPORTS);
    }

    private List<Measure> changed() {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.kind().equals(kind))
                .filter(measure -> rollup.values().stream()
                        .anyMatch(line -> !line.amounts().isZero(measure)))
                .toList();
    }

    private Line line(Key key) {
        lines = null;
        return rollup.computeIfAbsent(key, k -> new Line());
    }

    /** The sums of an enterprise, a year and a heading, to be added to. */
    public Amounts of(String enterprise, int year, String heading) {
        return line(new Key(enterprise, year, heading)).amounts();
    }

    /** Adds to what an enterprise exported of a heading to a market. */
    public void market(String enterprise, int year, String heading, String destination, BigDecimal value) {
        line(new Key(enterprise, year, heading)).market(destination, value);
    }

    /** Counts one row of exports to a market; the sums, to be added to. */
    public Amounts export(String enterprise, int year, String heading, String destination, BigDecimal value) {
        Line line = line(new Key(enterprise, year, heading));
        line.market(destination, value);
        return line.amounts().add(Measure.EXPORT_ROWS).add(Measure.EXPORT_VALUE, value);
    }

    /** Notes that the bureau has delivered a row of that year. */
    public void covers(int year) {
        if (year != lastYear) {
            coverage();
            lastYear = year;
        }
        sameYear++;
    }

    void covers(int year, BigDecimal rows) {
        coverage.merge(year, rows, BigDecimal::add);
    }

    private Map<Integer, BigDecimal> coverage() {
        if (sameYear > 0) {
            covers(lastYear, BigDecimal.valueOf(sameYear));
            sameYear = 0;
        }
        return coverage;
    }

    /** Says that all rows that were counted until now were invented. */
    Deltas markSynthetic() {
        lines = null;
        rollup.values().forEach(line -> line.amounts().markSynthetic());
        return this;
    }

    /** Takes away what other rows had added. */
    Deltas subtract(Deltas others) {
        others.rollup.forEach((key, other) -> {
            Line line = line(key);
            line.amounts().subtract(other.amounts());
            other.markets().forEach((market, value) -> line.market(market, value.negate()));
        });
        others.coverage().forEach((year, rows) -> covers(year, rows.negate()));
        return this;
    }

    /**
     * Lines of sums as the table takes them, each as if it were new.
     *
     * @param changed the sums in a row, first of its values
     * @param keys in order
     * @param rows one for each key
     */
    private record Lines(List<Measure> changed, List<Key> keys, List<Object[]> rows) {}

    /** Makes the lines now, so that whoever writes them need not do it in the transaction. */
    void arrange() {
        List<Measure> changed = changed();
        List<Key> keys = new ArrayList<>(rollup.keySet());
        Collections.sort(keys);
        List<Object[]> rows = new ArrayList<>(keys.size());
        for (Key key : keys) {
            Line line = rollup.get(key);
            List<Object> values = new ArrayList<>(changed.size() + 6);
            changed.forEach(measure -> values.add(line.amounts().value(measure)));
            if (hasMarkets()) {
                values.add(Markets.write(line.markets()));
            }
            values.addAll(List.of(importId, key.first(), key.year(), key.second(), bureau));
            rows.add(values.toArray());
        }
        lines = new Lines(changed, keys, rows);
    }

    void write(Connection connection) throws SQLException {
        Map<Key, String> kept = hasMarkets() && !rollup.isEmpty() ? keptMarkets(connection) : Map.of();
        writeSums(connection, kept::get, (key, text) -> {});
        writeCoverage(connection);
    }

    /** Adds the numbers of rows, and holds the bureau's years until the transaction ends. */
    void writeCoverage(Connection connection) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(coverage())
                .forEach((year, count) -> rows.add(new Object[] {count, 1L, importId, bureau, year, kind}));
        if (!rows.isEmpty()) {
            COVERAGE.add(connection, rows);
        }
    }

    /** How often each of the years was changed, for a transaction that holds them. */
    static Map<Integer, Long> changes(Connection connection, String bureau, String kind, Set<Integer> years)
            throws SQLException {
        Map<Integer, Long> out = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT rec_year, " + CHANGES
                + " FROM REC_COVERAGE WHERE bureau = ? AND kind = ? AND rec_year BETWEEN ? AND ?")) {
            select.setString(1, bureau);
            select.setString(2, kind);
            select.setInt(3, Collections.min(years));
            select.setInt(4, Collections.max(years));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (years.contains(row.getInt(1))) {
                        out.put(row.getInt(1), row.getLong(2));
                    }
                }
            }
        }
        return out;
    }

    /**
     * Adds the sums.
     *
     * @param kept the markets of every line that is there and changes, which nobody else changes meanwhile; null of others
     * @param now told of the markets of every line as they are now
     */
    void writeSums(Connection connection, Function<Key, String> kept, BiConsumer<Key, String> now) throws SQLException {
        if (rollup.isEmpty()) {
            return;
        }
        if (lines == null) {
            arrange();
        }
        SumTable table = rollupTable(lines.changed());
        if (!hasMarkets()) {
            table.add(connection, lines.rows());
            return;
        }
        int markets = lines.changed().size();
        List<Object[]> there = new ArrayList<>();
        List<Object[]> others = new ArrayList<>();
        for (int i = 0; i < lines.keys().size(); i++) {
            Key key = lines.keys().get(i);
            Object[] row = lines.rows().get(i);
            String before = kept.apply(key);
            if (before != null) {
                row = row.clone();
                row[markets] = Markets.plus(before, rollup.get(key).markets());
            }
            now.accept(key, (String) row[markets]);
            (before == null ? others : there).add(row);
        }
        table.add(connection, there, others);
    }

    /** The markets of the lines that are there, which nobody else changes until the transaction ends. */
    private Map<Key, String> keptMarkets(Connection connection) throws SQLException {
        Map<Key, String> kept = new HashMap<>();
        Dialect dialect = Dialect.of(connection);
        Set<String> enterprises =
                rollup.keySet().stream().map(Key::first).collect(Collectors.toCollection(TreeSet::new));
        IntSummaryStatistics years = rollup.keySet().stream().collect(Collectors.summarizingInt(Key::year));
        for (InList some : InList.of(enterprises)) {
            String sql = "SELECT enterprise, rec_year, heading, " + Markets.COLUMN + " FROM REC_ROLLUP WHERE rec_year"
                    + " BETWEEN ? AND ? AND enterprise " + some.sql()
                    + (dialect.keysHaveBureau() ? " AND bureau = ?" : "") + dialect.holding();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, years.getMin());
                select.setInt(2, years.getMax());
                int next = some.bind(select, 3);
                if (dialect.keysHaveBureau()) {
                    select.setString(next, bureau);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        kept.put(new Key(row.getString(1), row.getInt(2), row.getString(3)), row.getString(4));
                    }
                }
            }
        }
        return kept;
    }
}
