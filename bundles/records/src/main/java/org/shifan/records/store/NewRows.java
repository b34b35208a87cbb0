// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.SQLException;

/** New rows of a table in the writing in which a database takes them fastest; they are written before there is a connection. */
interface NewRows {
    /** Adds a row; its values are in the order of the columns. */
    void add(Object[] values);

    /** Inserts all of them. */
    void insert(Connection connection, String table) throws SQLException;
}
