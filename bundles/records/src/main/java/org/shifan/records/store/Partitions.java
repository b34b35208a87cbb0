// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.shifan.api.text.ShifanException;

/**
 * The partitions by year of the tables of records. Only PostgreSQL has them: {@code REC_EXPORT_2014} and so on, and {@code
 * REC_EXPORT_OTHER} for what came in before its year was made: a copy from another database, or records of older tables.
 */
final class Partitions {
    /** A table that is parted by year, and the column that tells the year. */
    private record Parted(String table, String column, boolean byDay) {
        String partition(int year) {
            return table + "_" + year;
        }

        String other() {
            return table + "_OTHER";
        }

        String from(int year) {
            // PostgreSQL would take a year of two digits for a month, or for one of this century.
            return byDay ? String.format(Locale.ROOT, "'%04d-01-01'", year) : String.valueOf(year);
        }

        String inYear(int year) {
            return column + " >= " + from(year) + " AND " + column + " < " + from(year + 1);
        }

        String year() {
            return byDay ? "CAST(EXTRACT(YEAR FROM " + column + ") AS INT)" : column;
        }
    }

    private static final List<Parted> TABLES = List.of(
            new Parted("REC_EXPORT", "rec_year", false),
            new Parted("REC_EXPORT_DECLARATION", "rec_date", true),
            new Parted("REC_INSPECTION", "rec_date", true),
            new Parted("REC_INCIDENT", "rec_date", true));

    /** Two servers that make the same partition wait for each other. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('shifan records by year'))";

    /** Whether there is a table of a name, and whether it is a partition of another. */
    private static final String FIND =
            "SELECT t.oid IS NOT NULL, EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = t.oid"
                    + " AND inhparent = to_regclass(t.parent)) FROM (SELECT to_regclass(?) AS oid, CAST(? AS TEXT) AS parent) t";

    private final Database database;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    Partitions(Database database) {
        this.database = database;
    }

    /** The tables that are parted. */
    static List<String> tables() {
        return TABLES.stream().map(Parted::table).toList();
    }

    /** Sees that each of the years has its partition, before records of it come in. */
    void expect(String table, Collection<Integer> years) {
        for (Parted parted : TABLES) {
            if (parted.table().equals(table)) {
                years.stream()
                        .filter(year -> !made.contains(parted.partition(year)))
                        .forEach(year -> make(parted, year));
            }
        }
    }

    /** The years of records that lie in no partition of their own. */
    Set<Integer> strays(String table) {
        Set<Integer> out = new TreeSet<>();
        for (Parted parted : TABLES) {
            if (parted.table().equals(table)) {
                out.addAll(database.transaction(connection -> strays(connection, parted)));
            }
        }
        return out;
    }

    private static List<Integer> strays(Connection connection, Parted parted) throws SQLException {
        List<Integer> years = new ArrayList<>();
        if (Dialect.of(connection) == Dialect.POSTGRESQL) {
            try (Statement select = connection.createStatement();
                    ResultSet row =
                            select.executeQuery("SELECT DISTINCT " + parted.year() + " FROM " + parted.other())) {
                while (row.next()) {
                    years.add(row.getInt(1));
                }
            }
        }
        return years;
    }

    private void make(Parted parted, int year) {
        database.transaction(connection -> {
            if (Dialect.of(connection) == Dialect.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(LOCK);
                    if (isNew(connection, parted, year)) {
                        make(statement, parted, year);
                    }
                }
            }
            return null;
        });
        made.add(parted.partition(year));
    }

    /** What lies among the others goes along, so that the new partition has all of its year. */
    private static void make(Statement statement, Parted parted, int year) throws SQLException {
        String partition = parted.partition(year);
        statement.execute("CREATE TABLE " + partition + " (LIKE " + parted.table() + " INCLUDING DEFAULTS)");
        statement.execute("WITH moved AS (DELETE FROM " + parted.other() + " WHERE " + parted.inYear(year)
                + " RETURNING *) INSERT INTO " + partition + " SELECT * FROM moved");
        statement.execute("ALTER TABLE " + parted.table() + " ATTACH PARTITION " + partition + " FOR VALUES FROM ("
                + parted.from(year) + ") TO (" + parted.from(year + 1) + ")");
    }

    /**
     * Whether there is no partition of the year yet.
     *
     * @throws ShifanException {@code records.partition.detached} when somebody detached it: what lies in it would come in, and count, twice
     */
    private static boolean isNew(Connection connection, Parted parted, int year) throws SQLException {
        String partition = parted.partition(year);
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, partition.toLowerCase(Locale.ROOT));
            select.setString(2, parted.table().toLowerCase(Locale.ROOT));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (row.getBoolean(1) && !row.getBoolean(2)) {
                    throw new ShifanException(Recorder.M.message(
                            "records.partition.detached",
                            year,
                            partition,
                            parted.table(),
                            parted.from(year),
                            parted.from(year + 1)));
                }
                return !row.getBoolean(1);
            }
        }
    }
}
