// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;

/** A column that is written, with the type of its values. */
public record Column(String name, Type type) {

    /** What our tables hold: the JDBC type, and what PostgreSQL calls it in an array. */
    public enum Type {
        CODE(Types.CHAR, "bpchar"),
        TEXT(Types.VARCHAR, "varchar"),
        WHOLE(Types.INTEGER, "int4"),
        NUMBER(Types.BIGINT, "int8"),
        DECIMAL(Types.DECIMAL, "numeric"),
        DAY(Types.DATE, "date"),
        TRUTH(Types.BOOLEAN, "bool");

        private final int jdbc;
        private final String element;

        Type(int jdbc, String element) {
            this.jdbc = jdbc;
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, type.jdbc);
            return;
        }
        switch (type) {
            case CODE, TEXT -> statement.setString(index, (String) value);
            case WHOLE -> statement.setInt(index, (Integer) value);
            case NUMBER -> statement.setLong(index, (Long) value);
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case DAY -> statement.setDate(index, Date.valueOf((LocalDate) value));
            case TRUTH -> statement.setBoolean(index, (Boolean) value);
        }
    }
}
