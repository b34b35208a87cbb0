// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.text.Message;

import static org.shifan.records.store.Recorder.M;

/**
 * Sees that an enterprise's year is given by the records of one table only, where those of two go into the same sums and
 * would count twice. Imports of one bureau and year take turns, chunk by chunk: each holds the line that says that the bureau
 * has delivered.
 *
 * @param <R> the record of the table
 */
final class GivenOnce<R> {
    /** An enterprise and a year. */
    private record Line(String enterprise, int year) {}

    private final Connection connection;
    private final RecordTable<R> table;
    private final ImportContext context;
    private final KnownLines known;
    private final boolean parted;
    private final Set<Line> otherwise = new HashSet<>();
    private final Map<Deltas.Key, String> markets = new HashMap<>();
    private final Map<Integer, Long> changes = new HashMap<>();
    private final Map<Integer, KnownLines.Year> years = new HashMap<>();

    private GivenOnce(Connection connection, RecordTable<R> table, ImportContext context, KnownLines known)
            throws SQLException {
        this.connection = connection;
        this.table = table;
        this.context = context;
        this.known = known;
        this.parted = Dialect.of(connection).keysHaveBureau();
    }

    static <R> GivenOnce<R> of(Connection connection, RecordTable<R> table, ImportContext context, KnownLines known)
            throws SQLException {
        return new GivenOnce<>(connection, table, context, known);
    }

    private String bureau() {
        return context.bureau().value();
    }

    /**
     * Counts the records of a chunk, and looks at the years of all.
     *
     * @throws SQLIntegrityConstraintViolationException when one is given otherwise, as a key would say it
     */
    void requireAll(Prepared<R> prepared) throws SQLException {
        if (table.givenOtherwise() == null) {
            return;
        }
        prepared.deltas().writeCoverage(connection);
        boolean given = parted ? knownIsGiven(prepared) : isGiven(prepared);
        if (given) {
            throw new SQLIntegrityConstraintViolationException("a year that is given otherwise", "23505");
        }
    }

    private boolean isGiven(Prepared<R> prepared) throws SQLException {
        look(new TreeSet<>(prepared.years()), prepared.enterprises());
        return !otherwise.isEmpty();
    }

    /** The same by what is known, so that only the others are looked up: where a line is of one bureau only. */
    private boolean knownIsGiven(Prepared<R> prepared) throws SQLException {
        changes.putAll(Deltas.changes(connection, bureau(), table.sums(), prepared.years()));
        Set<String> unknown = new TreeSet<>();
        changes.forEach((year, count) -> {
            KnownLines.Year lines = known.take(bureau(), year, count);
            years.put(year, lines);
            prepared.enterprises().stream()
                    .filter(enterprise -> !lines.knows(enterprise))
                    .forEach(unknown::add);
        });
        if (!unknown.isEmpty()) {
            look(new TreeSet<>(years.keySet()), unknown);
            otherwise.forEach(line -> {
                if (years.containsKey(line.year())) {
                    years.get(line.year()).otherwise(line.enterprise());
                }
            });
            markets.forEach((key, text) -> {
                if (years.containsKey(key.year())) {
                    years.get(key.year()).line(key, text);
                }
            });
            years.values().forEach(year -> year.looked(unknown));
        }
        return prepared.enterprises().stream()
                .anyMatch(enterprise -> years.values().stream().anyMatch(year -> year.isGivenOtherwise(enterprise)));
    }

    /** Holds the bureau's years until the end of the transaction, and looks which of the enterprises gave them otherwise. */
    void look(List<Recorder.Candidate<R>> candidates) throws SQLException {
        if (table.givenOtherwise() == null) {
            return;
        }
        TreeSet<Integer> asked = new TreeSet<>();
        Set<String> enterprises = new TreeSet<>();
        for (Recorder.Candidate<R> candidate : candidates) {
            asked.add(table.year(candidate.record()));
            enterprises.add(table.enterprise(candidate.record()));
        }
        Deltas held = new Deltas(context.importId(), bureau(), table.sums());
        asked.forEach(year -> held.covers(year, BigDecimal.ZERO));
        held.writeCoverage(connection);
        look(asked, enterprises);
    }

    private void look(TreeSet<Integer> asked, Set<String> enterprises) throws SQLException {
        String line = "SELECT enterprise, rec_year, heading, markets, CASE WHEN " + table.givenOtherwise()
                + " THEN 1 ELSE 0 END AS otherwise FROM REC_ROLLUP WHERE rec_year BETWEEN ? AND ? AND enterprise ";
        if (parted) {
            // Enterprise by enterprise: of a list the planner would read the whole table, while it knows nothing of it
            // yet.
            String sql = "SELECT l.* FROM unnest(?::bpchar[]) AS e(code) CROSS JOIN LATERAL (" + line
                    + "= e.code AND bureau = ? OFFSET 0) l";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("bpchar", enterprises.toArray()));
                select.setString(4, bureau());
                look(select, 2, asked);
            }
            return;
        }
        for (InList some : InList.of(enterprises)) {
            try (PreparedStatement select = connection.prepareStatement(line + some.sql())) {
                some.bind(select, 3);
                look(select, 1, asked);
            }
        }
    }

    private void look(PreparedStatement select, int first, TreeSet<Integer> asked) throws SQLException {
        select.setInt(first, asked.first());
        select.setInt(first + 1, asked.last());
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Deltas.Key key = new Deltas.Key(row.getString(1), row.getInt(2), row.getString(3));
                markets.put(key, row.getString(4));
                if (row.getInt(5) == 1) {
                    otherwise.add(new Line(key.first(), key.year()));
                }
            }
        }
    }

    /** Adds sums and numbers of the records that were looked at. */
    void write(Deltas deltas) throws SQLException {
        writeSums(deltas);
        if (table.givenOtherwise() != null) {
            deltas.writeCoverage(connection);
        }
    }

    /** Adds sums of the records that were looked at; their number, too, unless it was added when they were looked at. */
    void writeSums(Deltas deltas) throws SQLException {
        if (table.givenOtherwise() == null) {
            deltas.write(connection);
        } else if (years.isEmpty()) {
            deltas.writeSums(connection, markets::get, (key, text) -> {});
        } else {
            deltas.writeSums(
                    connection,
                    key -> years.get(key.year()).markets(key),
                    (key, text) -> years.get(key.year()).line(key, text));
        }
    }

    /** Keeps what is known for the next chunk, now that all is committed. */
    void keep() {
        years.forEach((year, lines) -> known.put(bureau(), year, changes.get(year), lines));
    }

    /** Why the record does not go in; null when it does. */
    Message refusal(R record) {
        Line line = new Line(table.enterprise(record), table.year(record));
        return otherwise.contains(line)
                ? M.message("records.given." + table.kind(), line.enterprise(), line.year())
                : null;
    }
}
