// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.time.Clock;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class AuditIntegrityTest {
    private final TestDatabase database = TestDatabase.of("db/audit.xml");
    private final LedgerSource grants = new LedgerSource(database, "core.grant", "T_GRANT");
    private final ChainedAuditLog log = new ChainedAuditLog(database.source(), Clock.systemUTC());
    private final AuditIntegrity integrity = new AuditIntegrity(log);

    public AuditIntegrityTest() {
        log.permissions = (operation, place, actor) -> java.util.Optional.empty();
        log.addSource(grants);
        grants.decide(1, "zone:320583-01", "national");
        grants.decide(2, "zone:320583-02", "national");
    }

    @After
    public void close() {
        log.stop();
        database.close();
    }

    @Test
    public void whatSourcesShowIsTakenOverAndCompared() {
        IntegrityFindings findings = integrity.check();
        assertThat(findings.sound()).isTrue();
        assertThat(findings.remarks()).isEmpty();
        assertThat(findings.counted()).containsEntry("entries", 2L).containsEntry("compared", 2L);
    }

    @Test
    public void anEntryThatIsGoneIsAFault() {
        integrity.check();
        database.execute("DELETE FROM AUDIT_ENTRY WHERE ENTRY_NO = 1");
        assertThat(integrity.check().faults()).isPositive();
    }

    @Test
    public void aSourceThatFailsIsAFaultAndOneThatIsAwayIsARemark() {
        integrity.check();
        log.removeSource(grants);
        log.addSource(new AuditSource() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public List<AuditedChange> changes(String after, int limit) {
                throw new IllegalStateException("table is gone");
            }
        });
        IntegrityFindings findings = integrity.check();
        assertThat(findings.first()).extracting(Message::key).containsExactly("integrity.failing");
        assertThat(findings.remarks()).extracting(Message::key).containsExactly("integrity.absent");
    }
}
