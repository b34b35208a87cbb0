// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.postgresql.PGConnection;

/** Rows as text for PostgreSQL's COPY: cells parted by tabs, nothing as {@code \N}, what would part cells behind a backslash. */
final class CopyRows implements NewRows {
    private static final int FIRST_ROOM = 1 << 14;
    /** Sent at a time. */
    private static final int PIECE = 1 << 16;

    private final String names;
    private final int zeros;
    private byte[] text = new byte[FIRST_ROOM];
    private int length;

    /**
     * No rows yet.
     *
     * @param columns in the order of each row's values
     * @param zeros more columns, which are 0 in every row
     */
    CopyRows(List<Column> columns, List<String> zeros) {
        this.names = Dialect.names(columns, zeros);
        this.zeros = zeros.size();
    }

    @Override
    public void add(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            cell(values[i]);
        }
        for (int i = 0; i < zeros; i++) {
            put('\t');
            put('0');
        }
        put('\n');
    }

    private void cell(Object value) {
        if (value == null) {
            put('\\');
            put('N');
        } else if (value instanceof Boolean truth) {
            put(truth ? 't' : 'f');
        } else if (value instanceof BigDecimal number) {
            text(number.toPlainString());
        } else {
            text(value.toString());
        }
    }

    private void text(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter > '~') {
                for (byte each : cell.substring(i).getBytes(StandardCharsets.UTF_8)) {
                    escaped(each);
                }
                return;
            }
            escaped(letter);
        }
    }

    private void escaped(int letter) {
        switch (letter) {
            case '\\' -> escape('\\');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            default -> put(letter);
        }
    }

    private void escape(char letter) {
        put('\\');
        put(letter);
    }

    private void put(int letter) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = (byte) letter;
    }

    @Override
    public void insert(Connection connection, String table) throws SQLException {
        String copy = "COPY " + table + " (" + names + ") FROM STDIN";
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy, new ByteArrayInputStream(text, 0, length), PIECE);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
