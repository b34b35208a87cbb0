// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.shifan.api.text.Message;

import static org.shifan.operations.backup.BackupMessages.M;
import static org.shifan.operations.backup.BackupMessages.refuse;

/** The embedded database: copied while it works, and a copy of it opened and examined. */
final class EmbeddedDatabase {
    private static final String DERBY = "Apache Derby";
    /** With these states Derby says that it did as it was told. */
    private static final String SHUT_DOWN = "08006";

    private EmbeddedDatabase() {}

    /**
     * Name and version.
     *
     * @throws org.shifan.api.text.ShifanException {@code backup.database.other} when it is not the embedded one
     */
    static String require(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String product = about.getDatabaseProductName();
            if (!DERBY.equals(product)) {
                throw refuse("backup.database.other", product);
            }
            return product + " " + about.getDatabaseProductVersion();
        }
    }

    /**
     * Copies the database as it is at one moment. Transactions go on meanwhile; those that end later are not in it.
     *
     * @param folder an empty folder
     */
    static void copy(DataSource source, Path folder) throws SQLException {
        try (Connection connection = source.getConnection();
                CallableStatement copy = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            copy.setString(1, folder.toString());
            copy.execute();
        }
    }

    /**
     * Opens a copy and lets the database examine every table with its indexes.
     *
     * @param copy the folder of the database; it is altered by being opened
     */
    static List<Message> problems(Driver driver, Path copy) {
        String url = "jdbc:derby:" + copy;
        List<Message> out = new ArrayList<>();
        try (Connection connection = driver.connect(url, new Properties())) {
            if (connection == null) {
                return List.of(M.message("backup.database.none"));
            }
            for (String[] table : tables(connection)) {
                examine(connection, table, out);
            }
        } catch (SQLException e) {
            out.add(M.message("backup.database.closed", words(e)));
        } finally {
            shutDown(driver, url);
        }
        return out;
    }

    private static List<String[]> tables(Connection connection) throws SQLException {
        List<String[]> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT S.SCHEMANAME, T.TABLENAME FROM SYS.SYSTABLES T"
                        + " JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = T.SCHEMAID WHERE T.TABLETYPE IN ('T', 'S')")) {
            while (rows.next()) {
                out.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return out;
    }

    private static void examine(Connection connection, String[] table, List<Message> out) {
        try (PreparedStatement check = connection.prepareStatement("VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(?, ?)")) {
            check.setString(1, table[0]);
            check.setString(2, table[1]);
            try (ResultSet answer = check.executeQuery()) {
                answer.next();
            }
        } catch (SQLException e) {
            out.add(M.message("backup.database.table", table[1], words(e)));
        }
    }

    private static void shutDown(Driver driver, String url) {
        try (Connection never = driver.connect(url + ";shutdown=true", new Properties())) {
            throw new IllegalStateException("Derby always answers a shutdown with an exception, not " + never);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                // It was not open: why not is among the problems already.
                return;
            }
        }
    }

    /** What the database says, with what lies beneath it. */
    static String words(SQLException e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        return last == e ? String.valueOf(e.getMessage()) : e.getMessage() + " " + last.getMessage();
    }
}
