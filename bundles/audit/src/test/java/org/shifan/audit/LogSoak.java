// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.concurrent.Callable;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditVerification;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a log of a large province takes; minutes, so that only the profile soak runs it. */
public class LogSoak {
    private static final int ENTRIES = Integer.getInteger("shifan.soak.entries", 100_000);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aHundredThousandEntriesAreTakenOverVerifiedAndExportedInMinutes() throws Exception {
        try (TestDatabase database =
                TestDatabase.shared(folder.newFolder().toPath().resolve("database"))) {
            database.migrate("db/audit.xml");
            LedgerSource source = new LedgerSource(database, "core.grant", "T_GRANT");
            fill(database);
            ChainedAuditLog log = new ChainedAuditLog(database.source(), Clock.systemUTC());
            log.permissions = (operation, place, actor) -> java.util.Optional.empty();
            log.addSource(source);
            assertThat(timed("taken over", log::takeOver)).isEqualTo(ENTRIES);
            AuditVerification found = timed("verified", () -> log.verify(null));
            assertThat(found.faults()).isEmpty();
            assertThat(found.compared()).isEqualTo(ENTRIES);
            Path file = folder.newFile().toPath();
            AuditHead head = timed("exported", () -> {
                try (BufferedWriter out = Files.newBufferedWriter(file)) {
                    return log.export(out);
                }
            });
            assertThat(head.number()).isEqualTo(ENTRIES);
            System.out.println(Files.size(file) + " bytes");
            log.stop();
        }
    }

    private static void fill(TestDatabase database) throws Exception {
        try (Connection connection = database.source().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO T_GRANT VALUES (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= ENTRIES; i++) {
                insert.setLong(1, i);
                insert.setString(2, "zone:32058" + i % 10 + "-01");
                insert.setString(3, "national " + i);
                insert.addBatch();
                if (i % 1000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static <T> T timed(String what, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T result = work.call();
        System.out.printf("%d entries %s: %.1f s%n", ENTRIES, what, (System.nanoTime() - began) / 1e9);
        return result;
    }
}
