// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Writes down what a piece of work sends to its database, every statement with its values, and sends the same again bare: no
 * checks, no facts, no words, but all rows read. Only the number of the import and of the history's revision are new each time.
 */
final class Tape {
    /** One execution; several sets of values make a batch, no statement at all is the end of a transaction. */
    private record Step(String sql, boolean keys, String method, List<Map<Integer, Object>> values) {}

    private static final int REVISION = 4;

    private final List<Step> steps = new ArrayList<>();
    private boolean on;
    private long recordedImport;
    private long importId;
    private int plays;

    /** The same connections; what goes through them is written down while the tape runs. */
    DataSource source(DataSource source) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object out = call(source, method, arguments);
            return out instanceof Connection connection ? connection(connection) : out;
        });
    }

    void start() {
        steps.clear();
        on = true;
    }

    void stop() {
        on = false;
    }

    int size() {
        return steps.size();
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object out = call(connection, method, arguments);
            if (method.getName().equals("prepareStatement")) {
                return statement((PreparedStatement) out, (String) arguments[0], arguments.length > 1);
            }
            if (on && (method.getName().equals("commit") || method.getName().equals("rollback"))) {
                steps.add(new Step(null, false, method.getName(), List.of()));
            }
            return out;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql, boolean keys) {
        Map<Integer, Object> values = new TreeMap<>();
        List<Map<Integer, Object>> batch = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer index) {
                values.put(index, name.equals("setNull") ? null : arguments[1]);
            }
            if (name.equals("addBatch")) {
                batch.add(new TreeMap<>(values));
            }
            if (on && name.startsWith("execute")) {
                boolean many = name.equals("executeBatch");
                steps.add(new Step(sql, keys, name, many ? List.copyOf(batch) : List.of(new TreeMap<>(values))));
                batch.clear();
            }
            return call(statement, method, arguments);
        });
    }

    /** Sends everything again. */
    void play(DataSource source) throws SQLException {
        plays++;
        Connection connection = null;
        try {
            for (Step step : steps) {
                if (connection == null) {
                    connection = source.getConnection();
                    connection.setAutoCommit(false);
                }
                if (step.sql() == null) {
                    connection.commit();
                    connection.setAutoCommit(true);
                    connection.close();
                    connection = null;
                } else {
                    execute(connection, step);
                }
            }
        } finally {
            if (connection != null) {
                connection.rollback();
                connection.close();
            }
        }
    }

    private void execute(Connection connection, Step step) throws SQLException {
        try (PreparedStatement statement = step.keys()
                ? connection.prepareStatement(step.sql(), Statement.RETURN_GENERATED_KEYS)
                : connection.prepareStatement(step.sql())) {
            for (Map<Integer, Object> values : step.values()) {
                for (Map.Entry<Integer, Object> value : values.entrySet()) {
                    statement.setObject(value.getKey(), fresh(step.sql(), value));
                }
                if (step.method().equals("executeBatch")) {
                    statement.addBatch();
                }
            }
            switch (step.method()) {
                case "executeBatch" -> statement.executeBatch();
                case "executeQuery" -> read(statement.executeQuery());
                default -> {
                    statement.executeUpdate();
                    if (step.keys()) {
                        keys(statement);
                    }
                }
            }
        }
    }

    private static void read(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            for (int i = 1; i <= columns; i++) {
                row.getObject(i);
            }
        }
        row.close();
    }

    /** The number that the database gave on this play takes the place of the one that was written down. */
    private void keys(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            importId = keys.getLong(1);
        }
    }

    private Object fresh(String sql, Map.Entry<Integer, Object> value) {
        if (sql.startsWith("INSERT INTO REC_HISTORY") && value.getKey() == REVISION) {
            return -plays;
        }
        return value.getValue() instanceof Long number && number == recordedImport && importId != 0
                ? (Object) importId
                : value.getValue();
    }

    /** Says which number the import had that was written down. */
    void importIs(long id) {
        recordedImport = id;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
