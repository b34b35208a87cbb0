// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;
import java.util.Objects;

/**
 * What a copy of the database has been proven to hold.
 *
 * @param from address of the database that was copied, without user and password
 * @param to address of the copy
 * @param tables every table, in the order of their names
 */
public record DatabaseCopy(String from, String to, List<Table> tables) {

    /**
     * A table that is the same on both sides.
     *
     * @param rows how many rows it has
     * @param checksum of its content in whatever order, 64 hexadecimal digits: the sum of the SHA-256 of its rows
     */
    public record Table(String name, long rows, String checksum) {
        public Table {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(checksum, "checksum");
        }
    }

    public DatabaseCopy {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        tables = List.copyOf(tables);
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
