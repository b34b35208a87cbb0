// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.records.Rollups;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/**
 * Every row that an import says it stored is there once, as it is or in the history of what it was, and the sums are those of the
 * rows. An import that was cut off does not know how many it stored; importing its file again does.
 */
@Component
public final class RecordIntegrity implements IntegrityCheck {
    private static final Messages M = Messages.of(RecordIntegrity.class);

    private static final Map<String, String> TABLES = Map.of(
            "exports", "REC_EXPORT",
            "export-declarations", "REC_EXPORT_DECLARATION",
            "inspections", "REC_INSPECTION",
            "incidents", "REC_INCIDENT",
            "samplings", "REC_SAMPLING",
            "statistics", "REC_STATISTIC",
            "declarations", "REC_DECLARED");
    /** Exports that count twice. */
    private static final String BOTH = "SELECT enterprise, rec_year FROM REC_ROLLUP GROUP BY enterprise, rec_year"
            + " HAVING SUM(declaration_rows) > 0 AND SUM(export_rows) > SUM(declaration_rows) ORDER BY 1, 2";

    private static final String ADD = "add";
    private static final String DELETE = "delete";

    private final Database database;
    private final Rollups rollups;

    @Activate
    public RecordIntegrity(@Reference Database database, @Reference Rollups rollups) {
        this.database = database;
        this.rollups = rollups;
    }

    /** An import as it is noted. */
    private record Noted(
            long id, String kind, String file, String bureau, String content, String state, String mode, long stored) {
        /** Whether its own count is final. */
        boolean done() {
            return state.equals("DONE");
        }

        /** Whether its rows are records, which say by which import they came. */
        boolean counts() {
            return TABLES.containsKey(kind);
        }

        /** Whether finishing the other one would change back what this one did. */
        boolean overtakes(Noted other) {
            return id > other.id()
                    && kind.equals(other.kind())
                    && bureau.equals(other.bureau())
                    && !content.equals(other.content())
                    && (!mode.equals(ADD) || !other.mode().equals(ADD) || kind.equals("enterprises"));
        }
    }

    /** How many rows each import left: in the tables now, in the history as what they were, in it as what it changed. */
    private record Left(Map<Long, Long> there, Map<Long, Long> former, Map<Long, Long> changed) {
        long of(Noted noted) {
            return noted.mode().equals(DELETE)
                    ? changed.getOrDefault(noted.id(), 0L)
                    : there.getOrDefault(noted.id(), 0L) + former.getOrDefault(noted.id(), 0L);
        }
    }

    /**
     * What is known at one moment.
     *
     * @param imports those of records
     * @param all those of registers and others too
     */
    private record State(Map<Long, Noted> imports, Map<Long, Noted> all, Left left) {}

    @Override
    public String name() {
        return "records";
    }

    @Override
    public Text title() {
        return M.text("integrity.title");
    }

    @Override
    public IntegrityFindings check() {
        IntegrityFindings.Gathering found = new IntegrityFindings.Gathering();
        // Corrections may be under way, which move rows from one import to another; when something is wrong nobody may.
        State state = database.transaction(RecordIntegrity::state);
        if (!wrong(state).isEmpty()) {
            state = database.serializable(RecordIntegrity::state);
        }
        found.count("imports", state.imports().size());
        found.count(
                "rows",
                state.left().there().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        found.count(
                "former",
                state.left().former().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        wrong(state).forEach((id, wrong) -> found.fault(wrong.told(id)));
        for (Noted noted : cutOff(state)) {
            found.remark(remark(state, noted));
        }
        database.transaction(RecordIntegrity::both).forEach(found::fault);
        Rollups.Check sums = rollups.check(false, "");
        found.count("years", sums.years().size());
        for (Rollups.Difference difference : sums.first()) {
            found.fault(M.message(
                    "integrity.sum", difference.table(), difference.key(), difference.measure(), difference.missing()));
        }
        return found.with(M.message(
                "integrity.summary",
                found.counted("rows"),
                found.counted("imports"),
                found.counted("former"),
                found.counted("years")));
    }

    private static List<Message> both(Connection connection) throws SQLException {
        List<Message> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BOTH)) {
            while (row.next()) {
                out.add(M.message("integrity.both", row.getString(1), row.getInt(2)));
            }
        }
        return out;
    }

    /** An import whose rows are not as many as it noted; {@code noted} is null when there is no such import. */
    private record Wrong(Noted noted, long rows) {
        Message told(long id) {
            return noted == null
                    ? M.message("integrity.orphan", rows, id)
                    : M.message("integrity.stored", id, noted.kind(), noted.file(), noted.stored(), rows);
        }
    }

    private static Map<Long, Wrong> wrong(State state) {
        Map<Long, Wrong> out = new TreeMap<>();
        state.imports().values().stream().filter(Noted::done).forEach(noted -> {
            long rows = state.left().of(noted);
            if (rows != noted.stored()) {
                out.put(noted.id(), new Wrong(noted, rows));
            }
        });
        Set<Long> named = new TreeSet<>(state.left().there().keySet());
        named.addAll(state.left().former().keySet());
        named.removeAll(state.imports().keySet());
        named.forEach(id -> out.put(
                id,
                new Wrong(
                        null,
                        state.left().there().getOrDefault(id, 0L)
                                + state.left().former().getOrDefault(id, 0L))));
        return out;
    }

    /** Those that did not come to their end, and whose file was not imported to its end since. */
    private static List<Noted> cutOff(State state) {
        Map<String, Long> ended = new HashMap<>();
        state.all().values().stream()
                .filter(Noted::done)
                .forEach(noted -> ended.merge(noted.content(), noted.id(), Math::max));
        return state.all().values().stream()
                .filter(noted -> !noted.done() && ended.getOrDefault(noted.content(), 0L) < noted.id())
                .toList();
    }

    private static Message remark(State state, Noted noted) {
        return state.all().values().stream()
                .filter(other -> other.overtakes(noted))
                .findFirst()
                .map(other -> M.message(
                        "integrity.overtaken", noted.id(), noted.kind(), noted.file(), noted.state(), other.id()))
                .orElseGet(() -> M.message("integrity.cut-off", noted.id(), noted.kind(), noted.file(), noted.state()));
    }

    private static State state(Connection connection) throws SQLException {
        Map<Long, Noted> all = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, kind, file_name, sha256, bureau, import_mode, state, stored FROM REC_IMPORT"
                                + " WHERE kind <> 'rollup-repair'")) {
            while (row.next()) {
                all.put(
                        row.getLong(1),
                        new Noted(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(5),
                                String.join(
                                        " ", row.getString(2), row.getString(4), row.getString(5), row.getString(6)),
                                row.getString(7),
                                row.getString(6),
                                row.getLong(8)));
            }
        }
        Map<Long, Noted> imports = new TreeMap<>(all);
        imports.values().removeIf(noted -> !noted.counts());
        Map<Long, Long> there = new HashMap<>();
        for (String table : TABLES.values()) {
            count(connection, "import_id", table).forEach((id, rows) -> there.merge(id, rows, Long::sum));
        }
        return new State(
                imports,
                all,
                new Left(
                        there,
                        count(connection, "former_import", "REC_HISTORY"),
                        count(connection, "changed_import", "REC_HISTORY")));
    }

    private static Map<Long, Long> count(Connection connection, String number, String table) throws SQLException {
        Map<Long, Long> out = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + number + ", COUNT(*) FROM " + table + " GROUP BY " + number)) {
            while (row.next()) {
                out.put(row.getLong(1), row.getLong(2));
            }
        }
        return out;
    }
}
