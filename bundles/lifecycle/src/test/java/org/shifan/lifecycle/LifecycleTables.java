// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle;

import java.util.Map;

import javax.persistence.Persistence;

import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The bundle's tables; work within work joins its transaction, as in the container. */
public final class LifecycleTables extends LocalTransactions {
    private final TestDatabase tables;

    public LifecycleTables() {
        this(TestDatabase.of("db/lifecycle.xml"));
    }

    private LifecycleTables(TestDatabase tables) {
        super(Persistence.createEntityManagerFactory(
                "shifan-lifecycle",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING")));
        this.tables = tables;
    }

    /** Takes every row out, for the next test: making the tables takes longer than a test. */
    public void clear() {
        execute(
                "delete from LIFE_PAPER",
                "delete from LIFE_ENTRY",
                "delete from LIFE_CASE",
                "delete from LIFE_WORK_LINE",
                "delete from LIFE_WORK");
    }

    /** Statements past the program, as somebody with the database's password could give them. */
    public void execute(String... statements) {
        tables.execute(statements);
    }
}
