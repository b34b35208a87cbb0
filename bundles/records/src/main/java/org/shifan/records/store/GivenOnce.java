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
    private final Set<Line> otherwise = new HashSet<>();
    private final Map<Deltas.Key, String> markets = new HashMap<>();

    private GivenOnce(Connection connection, RecordTable<R> table, ImportContext context) {
        this.connection = connection;
        this.table = table;
        this.context = context;
    }

    static <R> GivenOnce<R> of(Connection connection, RecordTable<R> table, ImportContext context) {
        return new GivenOnce<>(connection, table, context);
    }

    /**
     * Looks at the years of all.
     *
     * @throws SQLIntegrityConstraintViolationException when one is given otherwise, as a key would say it
     */
    void requireAll(List<Recorder.Candidate<R>> candidates) throws SQLException {
        look(candidates);
        if (!otherwise.isEmpty()) {
            throw new SQLIntegrityConstraintViolationException("a year that is given otherwise", "23505");
        }
    }

    /** Holds the bureau's years until the end of the transaction, and looks which of the enterprises gave them otherwise. */
    void look(List<Recorder.Candidate<R>> candidates) throws SQLException {
        if (table.givenOtherwise() == null) {
            return;
        }
        TreeSet<Integer> years = new TreeSet<>();
        Set<String> enterprises = new TreeSet<>();
        for (Recorder.Candidate<R> candidate : candidates) {
            years.add(table.year(candidate.record()));
            enterprises.add(table.enterprise(candidate.record()));
        }
        Deltas held = new Deltas(context.importId(), context.bureau().value(), table.sums());
        years.forEach(year -> held.covers(year, BigDecimal.ZERO));
        held.write(connection);
        String line = "SELECT enterprise, rec_year, heading, bureau, markets, CASE WHEN " + table.givenOtherwise()
                + " THEN 1 ELSE 0 END AS otherwise FROM REC_ROLLUP WHERE rec_year BETWEEN ? AND ? AND enterprise ";
        if (Dialect.of(connection) == Dialect.POSTGRESQL) {
            // Enterprise by enterprise: of a list the planner would read the whole table, while it knows nothing of it
            // yet.
            String sql = "SELECT l.* FROM unnest(?::bpchar[]) AS e(code) CROSS JOIN LATERAL (" + line
                    + "= e.code OFFSET 0) l";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("bpchar", enterprises.toArray()));
                look(select, 2, years);
            }
            return;
        }
        for (InList some : InList.of(enterprises)) {
            try (PreparedStatement select = connection.prepareStatement(line + some.sql())) {
                some.bind(select, 3);
                look(select, 1, years);
            }
        }
    }

    private void look(PreparedStatement select, int first, TreeSet<Integer> years) throws SQLException {
        boolean bureaus = Dialect.of(connection).keysHaveBureau();
        select.setInt(first, years.first());
        select.setInt(first + 1, years.last());
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Deltas.Key key = new Deltas.Key(row.getString(1), row.getInt(2), row.getString(3));
                if (!bureaus || row.getString(4).equals(context.bureau().value())) {
                    markets.put(key, row.getString(5));
                }
                if (row.getInt(6) == 1) {
                    otherwise.add(new Line(key.first(), key.year()));
                }
            }
        }
    }

    /** Adds sums of the records that were looked at. */
    void write(Deltas deltas) throws SQLException {
        if (table.givenOtherwise() == null) {
            deltas.write(connection);
        } else {
            deltas.write(connection, markets);
        }
    }

    /** Why the record does not go in; null when it does. */
    Message refusal(R record) {
        Line line = new Line(table.enterprise(record), table.year(record));
        return otherwise.contains(line)
                ? M.message("records.given." + table.kind(), line.enterprise(), line.year())
                : null;
    }
}
