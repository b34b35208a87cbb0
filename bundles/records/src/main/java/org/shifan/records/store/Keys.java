// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.shifan.api.intake.ImportContext;

/** How a record is found by its key: within its bureau where the bureau is a part of every key, so that one machine can answer. */
final class Keys {
    private Keys() {}

    private static boolean addsBureau(Connection connection, RecordTable<?> table) throws SQLException {
        return table.isKeyedByBureauToo() && Dialect.of(connection).keysHaveBureau();
    }

    static String where(Connection connection, RecordTable<?> table) throws SQLException {
        return " WHERE " + table.byKey() + (addsBureau(connection, table) ? " AND bureau = ?" : "");
    }

    static <R> void bind(PreparedStatement statement, RecordTable<R> table, ImportContext context, R record)
            throws SQLException {
        table.bindKey(statement, context, record);
        if (addsBureau(statement.getConnection(), table)) {
            int parameters = (int) table.byKey().chars().filter(c -> c == '?').count();
            statement.setString(parameters + 1, context.bureau().value());
        }
    }
}
