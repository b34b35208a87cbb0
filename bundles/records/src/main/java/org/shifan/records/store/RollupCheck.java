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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** One line that is wrong: what is missing in it, by measure; of a market and of coverage it is one number. */
    private record Wrong(
            String table, String first, int year, String second, String bureau, Amounts sums, BigDecimal one) {
        List<Difference> differences() {
            String key = first + " " + year + " " + second;
            if (sums == null) {
                return List.of(new Difference(table, key, table.equals(MARKETS) ? "export_value" : "row_count", one));
            }
            return java.util.Arrays.stream(Measure.values())
                    .filter(measure -> !sums.isZero(measure))
                    .map(measure -> new Difference(table, key, measure.column(), sums.get(measure)))
                    .toList();
        }
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
        }
        List<Integer> years =
                database.transaction(connection -> query(connection, RollupQueries.YEARS, row -> row.getInt(1)));
        long records = 0;
        List<Difference> all = new ArrayList<>();
        long[] repairId = new long[1];
        for (int year : years) {
            RollupQueries queries = new RollupQueries(year);
            records += database.transaction(connection ->
                    query(connection, queries.count(), row -> row.getLong(1)).get(0));
            if (database.transaction(connection -> wrong(connection, queries, year))
                    .isEmpty()) {
                continue;
            }
            // Imports may have been writing; now nobody may.
            if (repair && repairId[0] == 0) {
                repairId[0] = begin(by);
            }
            List<Wrong> wrong = database.serializable(connection -> {
                List<Wrong> found = wrong(connection, queries, year);
                if (repair) {
                    repair(connection, found, repairId[0]);
                }
                return found;
            });
            wrong.forEach(line -> all.addAll(line.differences()));
        }
        if (repairId[0] != 0) {
            log.end(repairId[0], true, new ImportLog.Counts(all.size(), all.size(), 0, 0));
        }
        return new Check(
                years, records, all.size(), all.subList(0, Math.min(SHOWN, all.size())), repair || all.isEmpty());
    }

    /** A repair is on record like an import: facts made from the sums name it. */
    private long begin(String by) {
        return log.begin(new ImportLog.Begun(
                "rollup-repair", "", "", "", "", by == null ? "" : by, false, ImportMode.CORRECT, ""));
    }

    private static List<Wrong> wrong(Connection connection, RollupQueries queries, int year) throws SQLException {
        List<Wrong> out = new ArrayList<>(query(connection, queries.sums(), row -> {
            Amounts sums = new Amounts();
            for (Measure measure : Measure.values()) {
                sums.add(measure, row.getBigDecimal(4 + measure.ordinal()));
            }
            return new Wrong(SUMS, row.getString(1), year, row.getString(2), row.getString(3), sums, null);
        }));
        out.addAll(query(
                connection,
                queries.markets(),
                row -> new Wrong(
                        MARKETS,
                        row.getString(1),
                        year,
                        row.getString(2),
                        row.getString(3),
                        null,
                        row.getBigDecimal(4))));
        // Words that stand in a query are padded to one length.
        out.addAll(query(
                connection,
                queries.coverage(),
                row -> new Wrong(
                        COVERAGE,
                        row.getString(1),
                        year,
                        row.getString(2).strip(),
                        row.getString(1),
                        null,
                        row.getBigDecimal(3))));
        return out;
    }

    private static void repair(Connection connection, List<Wrong> wrong, long importId) throws SQLException {
        Map<String, Deltas> deltas = new TreeMap<>();
        for (Wrong line : wrong) {
            switch (line.table()) {
                case SUMS -> {
                    for (Measure measure : Measure.values()) {
                        if (!line.sums().isZero(measure)) {
                            of(deltas, importId, line.bureau(), measure.kind())
                                    .of(line.first(), line.year(), line.second())
                                    .add(measure, line.sums().get(measure));
                        }
                    }
                }
                case MARKETS ->
                    of(deltas, importId, line.bureau(), Measure.EXPORTS)
                            .market(line.first(), line.year(), line.second(), line.one());
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
