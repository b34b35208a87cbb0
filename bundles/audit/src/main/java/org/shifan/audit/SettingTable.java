// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.text.ShifanException;

/** Changes of settings in AUDIT_SETTING: rows are added, never changed. */
final class SettingTable {
    private final DataSource database;

    SettingTable(DataSource database) {
        this.database = database;
    }

    /**
     * A change of a setting.
     *
     * @param server whose: each server that shares the database has settings of its own
     * @param name file and name
     * @param before null for what was not known before
     */
    record Changed(String server, String name, String before, String after, Actor who, Instant made) {}

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** @throws ShifanException {@code audit.database} when the database refuses */
    private <T> T statement(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new ShifanException(AuditMessages.M.message("audit.database", String.valueOf(e.getMessage())), e);
        }
    }

    /** What held of each setting of a server when it was looked at last, by name. */
    Map<String, String> known(String server) {
        return statement("SELECT SETTING, AFTER_VALUE FROM AUDIT_SETTING WHERE SERVER = ? ORDER BY ID", select -> {
            select.setString(1, server);
            Map<String, String> out = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.put(row.getString(1), row.getString(2));
                }
            }
            return out;
        });
    }

    void add(Changed changed) {
        statement(
                "INSERT INTO AUDIT_SETTING (SERVER, SETTING, BEFORE_VALUE, AFTER_VALUE, ACCOUNT, MADE)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setString(1, changed.server());
                    insert.setString(2, changed.name());
                    insert.setObject(3, changed.before(), Types.VARCHAR);
                    insert.setString(4, changed.after());
                    insert.setString(5, changed.who().account());
                    insert.setLong(6, changed.made().toEpochMilli());
                    return insert.executeUpdate();
                });
    }

    List<AuditedChange> after(long number, int limit) {
        return statement(
                "SELECT ID, SERVER, SETTING, BEFORE_VALUE, AFTER_VALUE, ACCOUNT, MADE FROM AUDIT_SETTING WHERE ID > ?"
                        + " ORDER BY ID",
                select -> {
                    select.setLong(1, number);
                    select.setMaxRows(limit);
                    List<AuditedChange> out = new ArrayList<>();
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            out.add(change(row));
                        }
                    }
                    return out;
                });
    }

    private static AuditedChange change(ResultSet row) throws SQLException {
        String before = row.getString(4);
        return new AuditedChange(
                AuditedChange.position(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(7)),
                new Actor(row.getString(6), ""),
                row.getString(2),
                "setting:" + row.getString(3),
                before == null ? "setting.found" : "setting.changed",
                AuditedChange.values("value", before),
                AuditedChange.values("value", row.getString(5)),
                "");
    }
}
