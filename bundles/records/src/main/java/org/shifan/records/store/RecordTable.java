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
    /** The kind of import that fills it; {@code last_KIND} is a column of the sums that its records go into. */
    String kind();

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

    R read(ResultSet row) throws SQLException;

    /** The year of the record's day. */
    int year(R record);

    /**
     * The column of a number that a bureau gives once, whatever the year; null where the year is a part of the key. Where a
     * table is parted by year the database itself only sees that a number is given once on one day.
     */
    String number();

    /** The natural key, with equality. */
    Object key(R record);

    /** What the record is called in a message. */
    String describe(R record);

    /** The content beyond the key by column name, in one writing for equal content. */
    Map<String, String> content(R record);

    /** Adds the record to the sums. */
    void count(R record, Deltas deltas);
}
