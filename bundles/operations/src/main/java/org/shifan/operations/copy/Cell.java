// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The kinds of values that our tables hold, each with one form that every database can keep and give back. */
@SuppressWarnings("ImmutableEnumChecker") // what its functions do keeps nothing
enum Cell {
    TEXT(ResultSet::getString, (insert, column, value) -> insert.setString(column, (String) value)),
    BYTES(ResultSet::getBytes, (insert, column, value) -> insert.setBytes(column, (byte[]) value), byte[].class::cast),
    TRUTH(ResultSet::getBoolean, (insert, column, value) -> insert.setBoolean(column, (Boolean) value)),
    WHOLE(ResultSet::getLong, (insert, column, value) -> insert.setLong(column, (Long) value)),
    DECIMAL(
            ResultSet::getBigDecimal,
            (insert, column, value) -> insert.setBigDecimal(column, (BigDecimal) value),
            value -> text(((BigDecimal) value).stripTrailingZeros().toPlainString())),
    DAY(ResultSet::getDate, (insert, column, value) -> insert.setDate(column, (Date) value)),
    /** To the microsecond, which is as much as PostgreSQL keeps. */
    MOMENT(Cell::moment, (insert, column, value) -> insert.setTimestamp(column, (Timestamp) value));

    /** Reads a column. */
    @FunctionalInterface
    private interface Getter {
        Object get(ResultSet row, int column) throws SQLException;
    }

    /** Sets a parameter. */
    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement insert, int column, Object value) throws SQLException;
    }

    private final Getter getter;
    private final Setter setter;
    private final Function<Object, byte[]> bytes;

    Cell(Getter getter, Setter setter) {
        this(getter, setter, value -> text(String.valueOf(value)));
    }

    Cell(Getter getter, Setter setter, Function<Object, byte[]> bytes) {
        this.getter = getter;
        this.setter = setter;
        this.bytes = bytes;
    }

    /** The value in a column; whether it was null is asked after this. */
    Object get(ResultSet row, int column) throws SQLException {
        return getter.get(row, column);
    }

    /** Sets a value that is not null. */
    void set(PreparedStatement insert, int column, Object value) throws SQLException {
        setter.set(insert, column, value);
    }

    /** The value as bytes that are the same on every database. */
    byte[] bytes(Object value) {
        return bytes.apply(value);
    }

    private static Timestamp moment(ResultSet row, int column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null
                ? null
                : Timestamp.valueOf(moment.toLocalDateTime().truncatedTo(ChronoUnit.MICROS));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** The kind of a column by its type in JDBC; null for one that is not foreseen. */
    static Cell of(int type) {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            case Types.BIT, Types.BOOLEAN -> TRUTH;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.DATE -> DAY;
            case Types.TIMESTAMP -> MOMENT;
            default -> null;
        };
    }
}
