// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;

/** What records of one kind and bureau were before an import changed them: writes REC_HISTORY. */
final class History implements AutoCloseable {
    private final ImportContext context;
    private final String kind;
    private final PreparedStatement last;
    private final PreparedStatement insert;

    History(Connection connection, ImportContext context, String kind) throws SQLException {
        this.context = context;
        this.kind = kind;
        this.last = connection.prepareStatement("SELECT revision, action FROM REC_HISTORY WHERE kind = ? AND bureau = ?"
                + " AND record_key = ? ORDER BY revision DESC");
        this.insert = connection.prepareStatement("INSERT INTO REC_HISTORY (kind, bureau, record_key, revision, action,"
                + " content, former_import, changed_import) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    private void bind(PreparedStatement statement, String key) throws SQLException {
        statement.setString(1, kind);
        statement.setString(2, context.bureau().value());
        statement.setString(3, key);
    }

    /** Whether the last change of the record was to take it away. */
    boolean deleted(String key) throws SQLException {
        bind(last, key);
        try (ResultSet row = last.executeQuery()) {
            return row.next() && row.getString(2).equals(ImportMode.DELETE.code());
        }
    }

    /** Keeps the content of a record that is about to change. */
    void keep(String key, Map<String, String> content, long formerImport) throws SQLException {
        int revision = 1;
        bind(last, key);
        try (ResultSet row = last.executeQuery()) {
            if (row.next()) {
                revision += row.getInt(1);
            }
        }
        bind(insert, key);
        insert.setInt(4, revision);
        insert.setString(5, context.mode().code());
        insert.setString(6, write(content));
        insert.setLong(7, formerImport);
        insert.setLong(8, context.importId());
        insert.executeUpdate();
    }

    /** A line for each column; a line end in a value is written as \\n. */
    static String write(Map<String, String> content) {
        StringBuilder out = new StringBuilder();
        content.forEach((column, value) -> out.append(column)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n'));
        return out.toString();
    }

    static Map<String, String> read(String content) {
        Map<String, String> out = new LinkedHashMap<>();
        content.lines().forEach(line -> {
            int equals = line.indexOf('=');
            out.put(line.substring(0, equals), unescaped(line.substring(equals + 1)));
        });
        return out;
    }

    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                c = switch (value.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> value.charAt(i);
                };
            }
            out.append(c);
        }
        return out.toString();
    }

    @Override
    public void close() throws SQLException {
        last.close();
        insert.close();
    }
}
