// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.util.Map;

import javax.persistence.Persistence;

import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The bundle's tables. */
public final class MarkTables extends LocalTransactions {
    private final TestDatabase tables;

    public MarkTables() {
        this(TestDatabase.of("db/mark.xml"));
    }

    private MarkTables(TestDatabase tables) {
        super(Persistence.createEntityManagerFactory(
                "shifan-mark",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING")));
        this.tables = tables;
    }

    /** Takes every row out, for the next test: making the tables takes longer than a test. */
    public void clear() {
        tables.execute(
                "delete from MARK_USAGE",
                "delete from MARK_WITHDRAWAL",
                "delete from MARK_PERMIT",
                "delete from MARK_CERTIFICATE");
    }

    public void close() {
        tables.close();
    }
}
