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
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;

import static org.shifan.records.store.Recorder.M;

/**
 * Replaces or takes away records that are there, keeps what they were, and corrects the sums by the difference, all in one
 * transaction.
 *
 * @param <R> the record of the table
 */
final class Corrections<R> {
    private final RecordTable<R> table;

    Corrections(RecordTable<R> table) {
        this.table = table;
    }

    List<Consumer<RowSink>> change(Connection connection, ImportContext context, List<Recorder.Candidate<R>> candidates)
            throws SQLException {
        try (Work work = new Work(connection, context)) {
            List<Consumer<RowSink>> outcomes = new ArrayList<>();
            work.given.look(candidates);
            for (Recorder.Candidate<R> candidate : candidates) {
                outcomes.add(work.change(candidate));
            }
            work.sums();
            return outcomes;
        }
    }

    /** The statements and sums of one chunk. */
    private final class Work implements AutoCloseable {
        private final Connection connection;
        private final ImportContext context;
        private final PreparedStatement lock;
        private final PreparedStatement select;
        private final PreparedStatement delete;
        private final History history;
        private final GivenOnce<R> given;
        private final Deltas now;
        private final Deltas before;
        private final Deltas beforeSynthetic;
        private final Map<Long, Boolean> synthetic = new HashMap<>();

        Work(Connection connection, ImportContext context) throws SQLException {
            this.connection = connection;
            this.context = context;
            String where = Keys.where(connection, table);
            // An update that changes nothing holds the record until the end, so that nobody corrects it at the same
            // time.
            lock = connection.prepareStatement("UPDATE " + table.table() + " SET import_id = import_id" + where);
            select = connection.prepareStatement(Recorder.select(connection, table));
            delete = connection.prepareStatement("DELETE FROM " + table.table() + where);
            given = GivenOnce.of(connection, table, context, new KnownLines());
            history = new History(connection, context, table.kind());
            now = deltas();
            before = deltas();
            beforeSynthetic = deltas();
        }

        private Deltas deltas() {
            return new Deltas(context.importId(), context.bureau().value(), table.sums());
        }

        Consumer<RowSink> change(Recorder.Candidate<R> candidate) throws SQLException {
            R record = candidate.record();
            Recorder.Known<R> there = hold(record);
            boolean deletes = context.mode() == ImportMode.DELETE;
            String name = table.describe(record);
            if (there == null) {
                return deletes && history.deleted(name)
                        ? sink -> sink.unchanged(candidate.row())
                        : sink -> sink.rejected(candidate.row(), "", "", M.message("records.change.none", name));
            }
            if (!there.bureau().equals(context.bureau().value())) {
                return sink -> sink.rejected(
                        candidate.row(),
                        "",
                        "",
                        M.message("records.change.other-bureau", name, there.bureau(), context.bureau()));
            }
            String differs = Recorder.difference(table, there.record(), record);
            if (deletes && differs != null) {
                String is = table.content(there.record()).get(differs);
                String given = table.content(record).get(differs);
                return sink -> sink.rejected(
                        candidate.row(), differs, given, M.message("records.delete.differs", name, differs, is, given));
            }
            if (!deletes && differs == null) {
                return sink -> sink.unchanged(candidate.row());
            }
            Message refusal = deletes ? null : given.refusal(record);
            if (refusal != null) {
                return sink -> sink.rejected(candidate.row(), "", "", refusal);
            }
            replace(there, deletes ? null : record);
            return sink -> sink.stored(candidate.row());
        }

        /**
         * The record, held until the end; null when it is not there. Where a waiting update finds the record replaced by
         * the one that it waited for, it updates nothing and has to ask again.
         */
        private Recorder.Known<R> hold(R record) throws SQLException {
            while (true) {
                Keys.bind(lock, table, context, record);
                boolean held = lock.executeUpdate() > 0;
                Recorder.Known<R> there = Recorder.find(table, select, context, record);
                if (held || there == null) {
                    return there;
                }
            }
        }

        private void replace(Recorder.Known<R> there, R with) throws SQLException {
            history.keep(table.describe(there.record()), table.content(there.record()), there.importId());
            Keys.bind(delete, table, context, there.record());
            delete.executeUpdate();
            table.count(there.record(), isSynthetic(there.importId()) ? beforeSynthetic : before);
            if (with != null) {
                Dialect.of(connection)
                        .insert(
                                connection,
                                table.table(),
                                table.written(),
                                List.of(),
                                List.<Object[]>of(table.values(context, with)));
                table.count(with, now);
            }
        }

        /** Whether the import of a record was marked as invented. */
        private boolean isSynthetic(long importId) throws SQLException {
            Boolean known =
                    importId == context.importId() ? Boolean.valueOf(context.synthetic()) : synthetic.get(importId);
            if (known != null) {
                return known;
            }
            try (PreparedStatement ask = connection.prepareStatement("SELECT synthetic FROM REC_IMPORT WHERE id = ?")) {
                ask.setLong(1, importId);
                try (ResultSet row = ask.executeQuery()) {
                    boolean answer = row.next() && row.getBoolean(1);
                    synthetic.put(importId, answer);
                    return answer;
                }
            }
        }

        void sums() throws SQLException {
            if (context.synthetic()) {
                now.markSynthetic();
            }
            now.subtract(before).subtract(beforeSynthetic.markSynthetic()).write(connection);
        }

        @Override
        public void close() throws SQLException {
            lock.close();
            select.close();
            delete.close();
            history.close();
        }
    }
}
