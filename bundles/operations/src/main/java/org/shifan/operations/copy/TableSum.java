// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How many rows there were and what they hold, in whatever order they came: the SHA-256 of each row, added up in four
 * numbers of 64 bits. A row that is missing, altered or there twice changes it.
 */
final class TableSum {
    private static final int LANES = 4;

    private final MessageDigest digest;
    private final long[] lanes = new long[LANES];
    private long rows;

    TableSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next value of the row under way; null for none. */
    void value(byte[] value) {
        // Its length stands before it, so that a value that moves to the next column is another row.
        int length = value == null ? -1 : value.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (value != null) {
            digest.update(value);
        }
    }

    /** The row under way is complete. */
    void row() {
        ByteBuffer row = ByteBuffer.wrap(digest.digest());
        for (int i = 0; i < LANES; i++) {
            lanes[i] += row.getLong();
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /** 64 hexadecimal digits. */
    String checksum() {
        return String.format("%016x%016x%016x%016x", lanes[0], lanes[1], lanes[2], lanes[3]);
    }
}
