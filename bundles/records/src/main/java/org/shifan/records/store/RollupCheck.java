// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.records.Rollups;

/** Adds all records up anew, a year at a time, and sets the sums right when it is asked to. */
@Component(service = Rollups.class)
public final class RollupCheck implements Rollups {
    private static final int SHOWN = 100;
    private static final int FETCHED = 1000;
    private static final String SUMS = "sums";
    private static final String MARKETS = "markets";
    private static final String COVERAGE = "coverage";

    private final Database database;
    private final ImportLog log;
    private final Permissions permissions;

    @Activate
    public RollupCheck(@Reference Database database, @Reference Permissions permissions) {
        this(database, permissions, new ImportLog(database, Clock.system(ZoneId.of("Asia/Shanghai"))));
    }

    public RollupCheck(Database database, Permissions permissions, ImportLog log) {
        this.permissions = permissions;
        this.database = database;
        this.log = log;
    }

    /**
     * One line that is wrong: what is missing in it, by measure; of a market and of coverage it is one number.
     *
     * @param second the heading, or the kind
     * @param market null but of markets
     */
    private record Wrong(
            String table,
            String first,
            int year,
            String second,
            String market,
            String bureau,
            Amounts sums,
            BigDecimal one) {
        List<Difference> differences() {
            String key = first + " " + year + " " + second + (market == null ? "" : " " + market);
            if (sums == null) {
                return List.of(new Difference(table, key, table.equals(MARKETS) ? "export_value" : "row_count", one));
            }
            return Arrays.stream(Measure.values())
                    .filter(measure -> !sums.isZero(measure))
                    .map(measure -> new Difference(table, key, measure.column(), sums.get(measure)))
                    .toList();
        }
    }

    /** What a look at the sums found. */
    private static final class Found {
        private final Set<Integer> years = new TreeSet<>();
        private final List<Wrong> wrong = new ArrayList<>();
        private long records;
    }

    /** Takes the next row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public Check check(boolean repair, String by) {
        if (repair) {
            permissions.require("rollup.repair", Place.COUNTRY);
            database.transaction(RollupCheck::forgetTotals);
        }
        // Once over everything; most of the time that is all.
        Found found = database.transaction(connection -> {
            Found all = look(connection, RollupQueries.ofAllYears());
            all.years.addAll(query(connection, RollupQueries.YEARS, row -> row.getInt(1)));
            return all;
        });
        List<Difference> all = new ArrayList<>();
        long[] repairId = new long[1];
        for (int year : found.wrong.stream().map(Wrong::year).collect(Collectors.toCollection(TreeSet::new))) {
            // Imports may have been writing; now nobody may.
            if (repair && repairId[0] == 0) {
                repairId[0] = begin(by);
            }
            List<Wrong> wrong = database.serializable(connection -> {
                if (repair) {
                    hold(connection, year);
                }
                List<Wrong> ofYear = look(connection, RollupQueries.of(year)).wrong;
                if (repair) {
                    repair(connection, ofYear, repairId[0]);
                }
                return ofYear;
            });
            wrong.forEach(line -> all.addAll(line.differences()));
        }
        if (repairId[0] != 0) {
            log.end(repairId[0], true, new ImportLog.Counts(all.size(), all.size(), 0, 0));
        }
        return new Check(
                List.copyOf(found.years),
                found.records,
                all.size(),
                all.subList(0, Math.min(SHOWN, all.size())),
                repair || all.isEmpty());
    }

    /** A repair is on record like an import: facts made from the sums name it. */
    private long begin(String by) {
        return log.begin(new ImportLog.Begun(
                "rollup-repair", "", "", "", "", by == null ? "" : by, false, ImportMode.CORRECT, ""));
    }

    /** What is kept of zones was made of sums that somebody doubts: none of it holds any more, on no node. */
    private static Void forgetTotals(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE REC_COVERAGE SET changes = changes + 1");
            statement.executeUpdate("DELETE FROM REC_ZONE_TOTALS");
        }
        return null;
    }

    /** Lets imports that hold the year's lines of coverage wait, as they let each other wait. */
    private static void hold(Connection connection, int year) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE REC_COVERAGE SET changes = changes + 1 WHERE rec_year = " + year);
        }
    }

    private static Found look(Connection connection, RollupQueries queries) throws SQLException {
        Found found = new Found();
        found.wrong.addAll(query(connection, queries.sums(), row -> {
            Amounts sums = new Amounts();
            for (Measure measure : Measure.values()) {
                sums.add(measure, row.getBigDecimal(5 + measure.ordinal()));
            }
            return new Wrong(
                    SUMS, row.getString(1), row.getInt(2), row.getString(3), null, row.getString(4), sums, null);
        }));
        markets(connection, queries, found.wrong);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(queries.coverage())) {
            while (row.next()) {
                BigDecimal rows = row.getBigDecimal(4);
                if (rows.signum() != 0) {
                    found.records += rows.longValue();
                    found.years.add(row.getInt(2));
                }
                BigDecimal missing = rows.subtract(row.getBigDecimal(5));
                if (missing.signum() != 0) {
                    String bureau = row.getString(1);
                    // Words that stand in a query are padded to one length.
                    String kind = row.getString(3).strip();
                    found.wrong.add(new Wrong(COVERAGE, bureau, row.getInt(2), kind, null, bureau, null, missing));
                }
            }
        }
        return found;
    }

    /** Compares line by line what the records add up to with what is kept as one text. */
    private static void markets(Connection connection, RollupQueries queries, List<Wrong> wrong) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Before it is executed: PostgreSQL's driver would hold them all at once otherwise.
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery(queries.markets())) {
                MarketLine line = null;
                while (row.next()) {
                    String enterprise = row.getString(1);
                    int year = row.getInt(2);
                    String heading = row.getString(3);
                    if (line == null || !line.is(enterprise, year, heading)) {
                        if (line != null) {
                            line.wrong(wrong);
                        }
                        line = new MarketLine(enterprise, year, heading, row.getString(4), new TreeMap<>());
                    }
                    if (row.getString(5) == null) {
                        Markets.read(row.getString(7)).forEach(line::take);
                    } else {
                        line.missing().merge(row.getString(5), row.getBigDecimal(6), BigDecimal::add);
                    }
                }
                if (line != null) {
                    line.wrong(wrong);
                }
            }
        }
    }

    /** What is missing in the markets of one line. */
    private record MarketLine(
            String enterprise, int year, String heading, String bureau, Map<String, BigDecimal> missing) {
        boolean is(String otherEnterprise, int otherYear, String otherHeading) {
            return enterprise.equals(otherEnterprise) && year == otherYear && heading.equals(otherHeading);
        }

        void take(String market, BigDecimal value) {
            missing.merge(market, value.negate(), BigDecimal::add);
        }

        void wrong(List<Wrong> out) {
            missing.forEach((market, value) -> {
                if (value.signum() != 0) {
                    out.add(new Wrong(MARKETS, enterprise, year, heading, market, bureau, null, value));
                }
            });
        }
    }

    private static void repair(Connection connection, List<Wrong> wrong, long importId) throws SQLException {
        Map<String, Deltas> deltas = new TreeMap<>();
        for (Wrong line : wrong) {
            switch (line.table()) {
                case SUMS -> {
                    for (Measure measure : Measure.values()) {
                        if (!line.sums().isZero(measure)) {
                            Deltas some = of(deltas, importId, line.bureau(), measure.kind());
                            some.of(line.first(), line.year(), line.second())
                                    .add(measure, line.sums().get(measure));
                            some.covers(line.year(), BigDecimal.ZERO);
                        }
                    }
                }
                case MARKETS -> {
                    Deltas some = of(deltas, importId, line.bureau(), Measure.EXPORTS);
                    some.market(line.first(), line.year(), line.second(), line.market(), line.one());
                    some.covers(line.year(), BigDecimal.ZERO);
                }
                default -> of(deltas, importId, line.bureau(), line.second()).covers(line.year(), line.one());
            }
        }
        for (Deltas some : deltas.values()) {
            some.write(connection);
        }
    }

    private static Deltas of(Map<String, Deltas> deltas, long importId, String bureau, String kind) {
        return deltas.computeIfAbsent(bureau + " " + kind, key -> new Deltas(importId, bureau, kind));
    }

    private static <T> List<T> query(Connection connection, String sql, Reader<T> reader) throws SQLException {
        List<T> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                out.add(reader.read(row));
            }
        }
        return out;
    }
}
