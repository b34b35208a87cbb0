// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import javax.persistence.Persistence;

import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The bundle's tables; work within work joins its transaction, as in the container. */
public final class RestTables extends LocalTransactions {
    private final TestDatabase tables;

    public RestTables() {
        this(TestDatabase.of("db/rest.xml"));
    }

    private RestTables(TestDatabase tables) {
        super(Persistence.createEntityManagerFactory(
                "shifan-rest",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "OFF")));
        this.tables = tables;
    }

    public RestStore store(Clock clock) {
        return new RestStore(this, clock);
    }

    public List<String> rows(String sql) {
        return tables.rows(sql);
    }

    /** Takes every row out, for the next test. */
    public void clear() {
        tables.execute(
                "delete from RST_REVOCATION",
                "delete from RST_TOKEN",
                "delete from RST_REQUEST",
                "delete from RST_REPLY");
    }

    public AuditSources.Requests requests() {
        return new AuditSources.Requests(null, this);
    }

    public AuditSources.Tokens tokens() {
        return new AuditSources.Tokens(null, this);
    }

    public AuditSources.Revocations revocations() {
        return new AuditSources.Revocations(null, this);
    }
}
