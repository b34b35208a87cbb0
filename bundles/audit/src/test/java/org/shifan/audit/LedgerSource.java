// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.testdatabases.TestDatabase;

/** The decisions of another bundle in a table of its own. */
final class LedgerSource implements AuditSource {
    static final Instant ENTERED = Instant.parse("2015-06-30T08:00:00.123Z");

    private final TestDatabase database;
    private final String name;
    private final String table;

    LedgerSource(TestDatabase database, String name, String table) {
        this.database = database;
        this.name = name;
        this.table = table;
        database.execute(
                "CREATE TABLE " + table + " (ID BIGINT PRIMARY KEY, SUBJECT VARCHAR(40), VERDICT VARCHAR(40))");
    }

    void decide(long id, String subject, String verdict) {
        database.execute("INSERT INTO " + table + " VALUES (" + id + ", '" + subject + "', '" + verdict + "')");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        List<AuditedChange> out = new ArrayList<>();
        for (String row : database.rows("SELECT ID, SUBJECT, VERDICT FROM " + table + " WHERE ID > "
                + AuditedChange.number(after) + " ORDER BY ID FETCH FIRST " + limit + " ROWS ONLY")) {
            String[] cells = row.split("\\|");
            out.add(AuditedChange.added(
                    AuditedChange.position(Long.parseLong(cells[0])),
                    ENTERED,
                    // All that could be taken for the end of something.
                    "李 \"Li\" \\ \n \u2028 \u2029 \u0085 }}",
                    cells[1],
                    "decided",
                    AuditedChange.values("verdict", cells[2]),
                    "seen on site"));
        }
        return out;
    }
}
