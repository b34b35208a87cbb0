// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;

/**
 * Stores a chunk of records and what they add to the sums in one transaction. It first inserts without looking, which is
 * all that a new file needs; only when a key is there already it looks at each.
 *
 * @param <R> the record of the table
 */
public final class Recorder<R> {
    static final Messages M = Messages.of(Recorder.class);

    /** A row with the record that was read from it. */
    public record Candidate<R>(ImportRow row, R record) {}

    /** A record that is there. */
    record Known<R>(R record, long importId, String bureau) {}

    private final Database database;
    private final RecordTable<R> table;
    private final Corrections<R> corrections;
    private final KnownLines known = new KnownLines();

    public Recorder(Database database, RecordTable<R> table) {
        this.database = database;
        this.table = table;
        this.corrections = new Corrections<>(table);
    }

    /** Makes rows and sums of records; of the database it asks only which one it is. */
    public Prepared<R> prepare(ImportContext context, List<Candidate<R>> candidates) {
        boolean inserts = !context.preview() && context.mode() == ImportMode.ADD;
        return new Prepared<>(inserts ? database.dialect() : null, table, context, candidates);
    }

    /** Stores what is new and tells the sink of each row, once all is committed. */
    public void record(ImportContext context, List<Candidate<R>> candidates, RowSink sink) {
        record(context, prepare(context, candidates), sink);
    }

    /** Stores what is new and tells the sink of each row, once all is committed. */
    public void record(ImportContext context, Prepared<R> prepared, RowSink sink) {
        List<Candidate<R>> candidates = prepared.candidates();
        if (candidates.isEmpty()) {
            return;
        }
        if (!context.preview()) {
            database.partitions().expect(table.table(), prepared.years());
        }
        if (context.preview() || context.mode() != ImportMode.ADD) {
            Database.Work<List<Consumer<RowSink>>> work = connection -> context.mode() == ImportMode.ADD
                    ? compare(connection, context, candidates)
                    : corrections.change(connection, context, candidates);
            List<Consumer<RowSink>> outcomes = context.preview() ? database.preview(work) : database.transaction(work);
            outcomes.forEach(outcome -> outcome.accept(sink));
            return;
        }
        try {
            GivenOnce<R> given = database.optimistic(connection -> add(connection, context, prepared));
            given.keep();
            candidates.forEach(candidate -> sink.stored(candidate.row()));
        } catch (Database.DuplicateKey duplicate) {
            database.transaction(connection -> compare(connection, context, candidates))
                    .forEach(outcome -> outcome.accept(sink));
        }
    }

    /** Stores all, or refuses as a key would when one is not new. */
    private GivenOnce<R> add(Connection connection, ImportContext context, Prepared<R> prepared) throws SQLException {
        GivenOnce<R> given = GivenOnce.of(connection, table, context, known);
        given.requireAll(prepared);
        Numbers.of(connection, table, context).requireNew(prepared.numbers());
        prepared.rows().insert(connection, table.table());
        given.writeSums(prepared.deltas());
        return given;
    }

    private List<Consumer<RowSink>> compare(Connection connection, ImportContext context, List<Candidate<R>> candidates)
            throws SQLException {
        List<Consumer<RowSink>> outcomes = new ArrayList<>();
        List<Candidate<R>> fresh = new ArrayList<>();
        Map<Object, Known<R>> seen = new HashMap<>();
        GivenOnce<R> given = GivenOnce.of(connection, table, context, known);
        given.look(candidates);
        Numbers.of(connection, table, context).hold();
        try (PreparedStatement select = connection.prepareStatement(select(connection, table))) {
            for (Candidate<R> candidate : candidates) {
                Object key = table.key(candidate.record());
                Known<R> there = seen.get(key);
                if (there == null) {
                    there = find(table, select, context, candidate.record());
                }
                Message refusal = there == null ? given.refusal(candidate.record()) : null;
                if (refusal != null) {
                    outcomes.add(sink -> sink.rejected(candidate.row(), "", "", refusal));
                    continue;
                }
                if (there == null) {
                    fresh.add(candidate);
                    outcomes.add(sink -> sink.stored(candidate.row()));
                    there = new Known<>(
                            candidate.record(),
                            context.importId(),
                            context.bureau().value());
                } else {
                    outcomes.add(outcome(candidate, there));
                }
                seen.put(key, there);
            }
        }
        if (!fresh.isEmpty()) {
            Prepared<R> prepared = new Prepared<>(Dialect.of(connection), table, context, fresh);
            prepared.rows().insert(connection, table.table());
            given.write(prepared.deltas());
        }
        return outcomes;
    }

    static String select(Connection connection, RecordTable<?> table) throws SQLException {
        return "SELECT " + table.columns() + ", import_id, bureau FROM " + table.table()
                + Keys.where(connection, table);
    }

    static <R> Known<R> find(RecordTable<R> table, PreparedStatement select, ImportContext context, R record)
            throws SQLException {
        Keys.bind(select, table, context, record);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? new Known<>(table.read(row), row.getLong("import_id"), row.getString("bureau")) : null;
        }
    }

    /** The first column whose content differs, or null. */
    static <R> String difference(RecordTable<R> table, R one, R other) {
        Map<String, String> before = table.content(one);
        return table.content(other).entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Consumer<RowSink> outcome(Candidate<R> candidate, Known<R> there) {
        String column = difference(table, there.record(), candidate.record());
        if (column == null) {
            return sink -> sink.unchanged(candidate.row());
        }
        String now = table.content(candidate.record()).get(column);
        return sink -> sink.rejected(
                candidate.row(),
                column,
                now,
                M.message(
                        "records.conflict",
                        table.describe(candidate.record()),
                        column,
                        table.content(there.record()).get(column),
                        there.importId(),
                        now));
    }
}
