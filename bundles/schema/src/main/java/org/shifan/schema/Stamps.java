// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Remembers in the database which installed bundle last migrated each module, so that a restart needs one query and not
 * the start of Liquibase. The stamp lies in the database that it speaks of: another database, or an older copy of this
 * one, has another stamp or none.
 */
final class Stamps {

    private static final String CREATE =
            "create table SCHEMA_STAMP (MODULE varchar(100) not null primary key, STAMP varchar(200) not null)";
    private static final String READ = "select STAMP from SCHEMA_STAMP where MODULE = ?";
    private static final String CHANGE = "update SCHEMA_STAMP set STAMP = ? where MODULE = ?";
    private static final String ADD = "insert into SCHEMA_STAMP (STAMP, MODULE) values (?, ?)";

    private Stamps() {}

    static boolean has(Connection connection, String module, String stamp) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, module);
            try (ResultSet rows = read.executeQuery()) {
                return rows.next() && rows.getString(1).equals(stamp);
            }
        } catch (SQLException e) {
            if (isThere(connection)) {
                throw e;
            }
            return false;
        }
    }

    static void set(Connection connection, String module, String stamp) throws SQLException {
        if (!isThere(connection)) {
            try (Statement create = connection.createStatement()) {
                create.executeUpdate(CREATE);
            }
        }
        if (write(connection, CHANGE, module, stamp) == 0) {
            write(connection, ADD, module, stamp);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static int write(Connection connection, String sql, String module, String stamp) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, stamp);
            write.setString(2, module);
            return write.executeUpdate();
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        // Unquoted names are kept in upper case by Derby, in lower case by PostgreSQL.
        for (String name : new String[] {"SCHEMA_STAMP", "schema_stamp"}) {
            try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}
