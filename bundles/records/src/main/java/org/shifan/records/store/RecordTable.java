// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportContext;

/**
 * A table of raw records with a natural key. A record that is there stays as it is.
 *
 * @param <R> an immutable record of the table
 */
public interface RecordTable<R> {
    /** The kind of import that fills it. */
    String kind();

    /** The kind of the sums that its records go into; {@code last_KIND} is a column of theirs. */
    default String sums() {
        return kind();
    }

    /**
     * What is true of a line of the sums when an enterprise's year is given by another table already whose records go into
     * the same sums; null where no other table does.
     */
    default String givenOtherwise() {
        return null;
    }

    /** The columns that an insert fills. */
    List<Column> written();

    /** The values of these columns, in their order. */
    Object[] values(ImportContext context, R record);

    /** The table's name. */
    String table();

    /** The columns that {@link #read} reads. */
    String columns();

    /** The condition that finds a record by its key. */
    String byKey();

    /** Gives the condition its values, from the first parameter on. */
    void bindKey(PreparedStatement statement, ImportContext context, R record) throws SQLException;

    /** Whether the bureau is a part of the key on a database that keeps it in every key, while {@link #byKey} does without. */
    default boolean isKeyedByBureauToo() {
        return false;
    }

    R read(ResultSet row) throws SQLException;

    /** The year of the record's day. */
    int year(R record);

    /**
     * The columns of a number that a bureau gives once, whatever the year, the one that tells most first; none where the
     * year is a part of the key. Where a table is parted by year the database itself only sees that a number is given once
     * on one day.
     */
    default List<Column> number() {
        return List.of();
    }

    /** The values of these columns. */
    default Object[] number(R record) {
        return new Object[] {key(record)};
    }

    /** The enterprise's organisation code; null when the record names none. */
    default String enterprise(R record) {
        return null;
    }

    /** The natural key, with equality. */
    Object key(R record);

    /** What the record is called in a message. */
    String describe(R record);

    /** The content beyond the key by column name, in one writing for equal content. */
    Map<String, String> content(R record);

    /** Adds the record to the sums. */
    void count(R record, Deltas deltas);
}
