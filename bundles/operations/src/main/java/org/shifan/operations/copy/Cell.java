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

/** The kinds of values that our tables hold, each with one form that every database can keep and give back. */
enum Cell {
    TEXT {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setString(column, (String) value);
        }
    },
    BYTES {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setBytes(column, (byte[]) value);
        }

        @Override
        byte[] bytes(Object value) {
            return (byte[]) value;
        }
    },
    TRUTH {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getBoolean(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setBoolean(column, (Boolean) value);
        }
    },
    WHOLE {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getLong(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setLong(column, (Long) value);
        }
    },
    DECIMAL {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setBigDecimal(column, (BigDecimal) value);
        }

        @Override
        byte[] bytes(Object value) {
            return text(((BigDecimal) value).stripTrailingZeros().toPlainString());
        }
    },
    DAY {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            return row.getDate(column);
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setDate(column, (Date) value);
        }
    },
    /** To the microsecond, which is as much as PostgreSQL keeps. */
    MOMENT {
        @Override
        Object get(ResultSet row, int column) throws SQLException {
            Timestamp moment = row.getTimestamp(column);
            return moment == null
                    ? null
                    : Timestamp.valueOf(moment.toLocalDateTime().truncatedTo(ChronoUnit.MICROS));
        }

        @Override
        void set(PreparedStatement insert, int column, Object value) throws SQLException {
            insert.setTimestamp(column, (Timestamp) value);
        }
    };

    /** The value in a column; whether it was null is asked after this. */
    abstract Object get(ResultSet row, int column) throws SQLException;

    /** Sets a value that is not null. */
    abstract void set(PreparedStatement insert, int column, Object value) throws SQLException;

    /** The value as bytes that are the same on every database. */
    byte[] bytes(Object value) {
        return text(String.valueOf(value));
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
