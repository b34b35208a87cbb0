// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a connection's schema: their columns, and which must be filled before which. */
final class Tables {
    /** What the migrations keep for themselves; they write it anew in each database. */
    private static final Set<String> OF_MIGRATIONS =
            Set.of("DATABASECHANGELOG", "DATABASECHANGELOGLOCK", "SCHEMA_STAMP");

    private static final String POSTGRESQL = "PostgreSQL";

    /**
     * A column.
     *
     * @param counts whether the database gives it numbers of its own
     * @param size characters or digits that it may have
     */
    record Column(String name, int type, int size, boolean counts) {
        String quoted() {
            return '"' + name + '"';
        }
    }

    /**
     * A table as this database names it.
     *
     * @param columns by their names in upper case
     */
    record Table(String name, Map<String, Column> columns) {
        String quoted() {
            return '"' + name + '"';
        }
    }

    private final Map<String, Table> byName = new TreeMap<>();
    private final Map<String, Set<String>> parents = new TreeMap<>();

    private Tables() {}

    static Tables of(Connection connection) throws SQLException {
        Tables out = new Tables();
        DatabaseMetaData about = connection.getMetaData();
        String schema = connection.getSchema();
        List<String> names = new ArrayList<>();
        try (ResultSet rows = about.getTables(null, schema, "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        names.removeAll(partitions(connection, schema));
        for (String name : names) {
            out.byName.put(key(name), new Table(name, columns(about, schema, name)));
            out.parents.put(key(name), new HashSet<>());
            try (ResultSet keys = about.getImportedKeys(null, schema, name)) {
                while (keys.next()) {
                    out.parents.get(key(name)).add(key(keys.getString("PKTABLE_NAME")));
                }
            }
        }
        return out;
    }

    /** What lies in a partition lies in its table, and goes when that is dropped; only PostgreSQL has some. */
    private static Set<String> partitions(Connection connection, String schema) throws SQLException {
        Set<String> out = new HashSet<>();
        if (!POSTGRESQL.equals(connection.getMetaData().getDatabaseProductName())) {
            return out;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT c.relname FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relispartition AND n.nspname = ?")) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    out.add(rows.getString(1));
                }
            }
        }
        return out;
    }

    private static Map<String, Column> columns(DatabaseMetaData about, String schema, String table)
            throws SQLException {
        Map<String, Column> out = new TreeMap<>();
        // An underscore stands for any character in a pattern.
        String pattern = table.replace("_", about.getSearchStringEscape() + "_");
        try (ResultSet rows = about.getColumns(null, schema, pattern, "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                out.put(
                        key(name),
                        new Column(
                                name,
                                rows.getInt("DATA_TYPE"),
                                rows.getInt("COLUMN_SIZE"),
                                "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
            }
        }
        return out;
    }

    /** The same name on every database: one that is not quoted is in upper case on Derby, in lower on PostgreSQL. */
    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Table table(String name) {
        return byName.get(name);
    }

    /** All names, in upper case. */
    Set<String> names() {
        return byName.keySet();
    }

    /** The tables with data of modules, each behind those to which it refers. */
    List<String> inOrder() {
        List<String> out = new ArrayList<>();
        for (String name : byName.keySet()) {
            if (!OF_MIGRATIONS.contains(name)) {
                add(name, out, new HashSet<>());
            }
        }
        return out;
    }

    private void add(String name, List<String> out, Set<String> above) {
        if (out.contains(name) || !byName.containsKey(name) || !above.add(name)) {
            return;
        }
        for (String parent : parents.get(name)) {
            add(parent, out, above);
        }
        out.add(name);
    }

    /** Drops all of them, also those of the migrations. */
    void drop(Connection connection) throws SQLException {
        List<String> order = new ArrayList<>();
        byName.keySet().forEach(name -> add(name, order, new HashSet<>()));
        try (Statement statement = connection.createStatement()) {
            for (int i = order.size() - 1; i >= 0; i--) {
                statement.executeUpdate("DROP TABLE " + byName.get(order.get(i)).quoted());
            }
        }
    }
}
