// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.records.store.Amounts;
import org.shifan.records.store.InList;
import org.shifan.records.store.IncidentSums;
import org.shifan.records.store.Measure;

/**
 * The queries behind the computed facts. A few enterprises are asked for by code, many by their bureau, so that a bureau
 * costs as many queries as a zone.
 */
final class RollupReader {
    private static final int BY_CODE = 400;
    private static final int FETCHED = 2000;

    /** Told of one enterprise's sums of one heading, with the last import of each kind that made them, and its markets. */
    @FunctionalInterface
    interface Sums {
        void of(String enterprise, String heading, Amounts amounts, Map<Totals.Kind, Long> last, String markets);
    }

    /** Told of a single batch or incident as sums of one. */
    @FunctionalInterface
    interface Events {
        void on(String enterprise, LocalDate day, Amounts amounts, Map<Totals.Kind, Long> last);
    }

    /** Told of a single item of an export declaration as sums of one. */
    @FunctionalInterface
    interface Declarations {
        void on(
                String enterprise,
                LocalDate day,
                String heading,
                Amounts amounts,
                Map<Totals.Kind, Long> last,
                String market);
    }

    /** Every sum, then the last import of every kind. */
    private static final String COLUMNS = Stream.concat(
                    Arrays.stream(Measure.values()).map(Measure::column),
                    Arrays.stream(Totals.Kind.values()).map(kind -> "last_" + kind.name()))
            .map(column -> "r." + column)
            .collect(Collectors.joining(", "));

    private final Connection connection;
    private final Set<String> bureaus;
    private final int year;

    RollupReader(Connection connection, Set<String> bureaus, int year) {
        this.connection = connection;
        this.bureaus = bureaus;
        this.year = year;
    }

    /** How often the sums of each bureau were changed, by the kinds of records of that year. */
    static Map<String, Map<String, Long>> changes(Connection connection, int year) throws SQLException {
        Map<String, Map<String, Long>> out = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT bureau, kind, changes FROM REC_COVERAGE WHERE rec_year = ?")) {
            select.setInt(1, year);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.computeIfAbsent(row.getString(1), bureau -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                }
            }
        }
        return out;
    }

    void coverage(BiConsumer<String, String> bureauAndKind) throws SQLException {
        query(
                "SELECT bureau, kind FROM REC_COVERAGE WHERE rec_year = ? AND row_count > 0 AND bureau",
                List.of(year),
                bureaus,
                row -> bureauAndKind.accept(row.getString(1), row.getString(2)));
    }

    /** @param withMarkets whether the markets are read, or left empty */
    void rollups(Collection<String> enterprises, boolean withMarkets, Sums sums) throws SQLException {
        String select = "SELECT r.enterprise, r.heading, " + COLUMNS + (withMarkets ? ", r.markets" : "")
                + " FROM REC_ROLLUP r";
        byYear(select, enterprises, (enterprise, row) -> {
            Amounts amounts = new Amounts();
            String heading = row.getString(2);
            int column = 3;
            for (Measure measure : Measure.values()) {
                if (measure.isMoney()) {
                    amounts.add(measure, row.getBigDecimal(column));
                } else {
                    amounts.add(measure, row.getLong(column));
                }
                column++;
            }
            Map<Totals.Kind, Long> last = new EnumMap<>(Totals.Kind.class);
            for (Totals.Kind kind : Totals.Kind.values()) {
                last.put(kind, row.getLong(column++));
            }
            sums.of(enterprise, heading, amounts, last, withMarkets ? row.getString(column) : "");
        });
    }

    /** Single batches and incidents, for enterprises that count for a part of the year only. */
    void events(Collection<String> enterprises, Set<Totals.Kind> kinds, Events events) throws SQLException {
        List<Object> dates = days();
        if (kinds.contains(Totals.Kind.SAMPLINGS)) {
            samplings(enterprises, dates, events);
        }
        if (kinds.contains(Totals.Kind.INSPECTIONS)) {
            inspections(enterprises, dates, events);
        }
        if (kinds.contains(Totals.Kind.INCIDENTS)) {
            incidents(enterprises, dates, events);
        }
    }

    private List<Object> days() {
        return List.of(Date.valueOf(LocalDate.of(year, 1, 1)), Date.valueOf(LocalDate.of(year, 12, 31)));
    }

    /** Single items of export declarations, for enterprises that gave the year so and count for a part of it only. */
    void declarations(Collection<String> enterprises, Declarations declarations) throws SQLException {
        query(
                "SELECT enterprise, rec_date, SUBSTR(hs, 1, 4), value_usd, destination, r.import_id, i.synthetic"
                        + " FROM REC_EXPORT_DECLARATION r LEFT JOIN REC_IMPORT i ON i.id = r.import_id"
                        + " WHERE rec_date BETWEEN ? AND ? AND enterprise",
                days(),
                enterprises,
                row -> declarations.on(
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        row.getString(3),
                        mark(
                                new Amounts()
                                        .add(Measure.EXPORT_ROWS)
                                        .add(Measure.DECLARATION_ROWS)
                                        .add(Measure.EXPORT_VALUE, row.getBigDecimal(4)),
                                row.getBoolean(7)),
                        Map.of(Totals.Kind.EXPORTS, row.getLong(6)),
                        row.getString(5)));
    }

    private void inspections(Collection<String> enterprises, List<Object> dates, Events events) throws SQLException {
        query(
                "SELECT enterprise, rec_date, value_usd, passed, r.import_id, i.synthetic FROM REC_INSPECTION r"
                        + " LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE rec_date BETWEEN ? AND ? AND enterprise",
                dates,
                enterprises,
                row -> {
                    Amounts one = new Amounts().add(Measure.BATCHES).add(Measure.VALUE_INSPECTED, row.getBigDecimal(3));
                    if (!row.getBoolean(4)) {
                        one.add(Measure.BATCHES_FAILED).add(Measure.VALUE_FAILED, row.getBigDecimal(3));
                    }
                    events.on(
                            row.getString(1),
                            row.getDate(2).toLocalDate(),
                            mark(one, row.getBoolean(6)),
                            Map.of(Totals.Kind.INSPECTIONS, row.getLong(5)));
                });
    }

    private void incidents(Collection<String> enterprises, List<Object> dates, Events events) throws SQLException {
        query(
                "SELECT enterprise, rec_date, r.kind, cause, major, r.import_id, i.synthetic FROM REC_INCIDENT r"
                        + " LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE rec_date BETWEEN ? AND ? AND attributed = TRUE"
                        + " AND enterprise",
                dates,
                enterprises,
                row -> {
                    Amounts one = new Amounts();
                    IncidentSums.add(one, row.getString(3), row.getString(4), row.getBoolean(5));
                    events.on(
                            row.getString(1),
                            row.getDate(2).toLocalDate(),
                            mark(one, row.getBoolean(7)),
                            Map.of(Totals.Kind.INCIDENTS, row.getLong(6)));
                });
    }

    /** Lots sampled in supervision, for the same enterprises. */
    private void samplings(Collection<String> enterprises, List<Object> dates, Events events) throws SQLException {
        query(
                "SELECT enterprise, rec_date, passed, r.import_id, i.synthetic FROM REC_SAMPLING r"
                        + " LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE rec_date BETWEEN ? AND ? AND enterprise",
                dates,
                enterprises,
                row -> {
                    Amounts one = new Amounts().add(Measure.SAMPLES);
                    if (!row.getBoolean(3)) {
                        one.add(Measure.SAMPLES_FAILED);
                    }
                    events.on(
                            row.getString(1),
                            row.getDate(2).toLocalDate(),
                            mark(one, row.getBoolean(5)),
                            Map.of(Totals.Kind.SAMPLINGS, row.getLong(4)));
                });
    }

    private static Amounts mark(Amounts amounts, boolean synthetic) {
        return synthetic ? amounts.markSynthetic() : amounts;
    }

    /** Takes the next row. */
    @FunctionalInterface
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Takes the next row of an enterprise. */
    @FunctionalInterface
    private interface OfEnterprise {
        void take(String enterprise, ResultSet row) throws SQLException;
    }

    /** Rows whose first column is the enterprise. */
    private void byYear(String select, Collection<String> enterprises, OfEnterprise taker) throws SQLException {
        if (enterprises.size() <= BY_CODE) {
            query(
                    select + " WHERE r.rec_year = ? AND r.enterprise",
                    List.of(year),
                    enterprises,
                    row -> taker.take(row.getString(1), row));
            return;
        }
        Set<String> wanted = Set.copyOf(enterprises);
        query(select + " WHERE r.rec_year = ? AND r.bureau", List.of(year), bureaus, row -> {
            String enterprise = row.getString(1);
            if (wanted.contains(enterprise)) {
                taker.take(enterprise, row);
            }
        });
    }

    private void query(String before, List<Object> first, Collection<String> in, Taker taker) throws SQLException {
        for (InList some : InList.of(in)) {
            try (PreparedStatement select = connection.prepareStatement(before + " " + some.sql())) {
                int i = 1;
                for (Object parameter : first) {
                    select.setObject(i++, parameter);
                }
                some.bind(select, i);
                select.setFetchSize(FETCHED);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        taker.take(row);
                    }
                }
            }
        }
    }
}
