// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class CollectorTest {
    private static final String ZONE = "zone:320583-01";

    private static TestDatabase database;
    private static LedgerSource source;

    private Instant now = Instant.parse("2016-01-01T00:00:00Z");
    private ChainedAuditLog log = open();

    @BeforeClass
    public static void migrate() {
        database = TestDatabase.of("db/audit.xml");
        source = new LedgerSource(database, "core.grant", "T_GRANT");
    }

    @AfterClass
    public static void drop() {
        database.close();
    }

    @Before
    public void empty() {
        database.execute("DELETE FROM AUDIT_ENTRY", "DELETE FROM T_GRANT");
    }

    private ChainedAuditLog open() {
        ChainedAuditLog opened = new ChainedAuditLog(database.source(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        opened.permissions = (operation, place, actor) -> java.util.Optional.empty();
        opened.addSource(source);
        return opened;
    }

    @After
    public void close() {
        log.stop();
    }

    private List<String> positions() {
        return log.entries(AuditLog.Query.ALL, Long.MAX_VALUE, 1000).stream()
                .map(entry -> String.valueOf(AuditedChange.number(entry.change().position())))
                .toList();
    }

    @Test
    public void everythingIsTakenOverOnceWhateverTheSizeOfABatch() {
        for (int i = 1; i <= 401; i++) {
            source.decide(i, ZONE, "national");
        }
        assertThat(log.takeOver()).isEqualTo(401);
        assertThat(log.takeOver()).isZero();
        source.decide(402, ZONE, "national");
        assertThat(log.state().sources()).containsEntry("core.grant", 1);
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.state().sources()).containsEntry("core.grant", 0);
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void anEntryIsReadBackAsItsSourceShowedIt() {
        source.decide(1, ZONE, "national");
        AuditEntry entry = log.entries(AuditLog.Query.ALL, Long.MAX_VALUE, 1).get(0);
        assertThat(entry.change()).isEqualTo(source.changes("", 1).get(0));
        assertThat(entry.taken()).isEqualTo(now);
        assertThat(entry.number()).isEqualTo(1);
    }

    @Test
    public void whatCommitsLateIsFoundInTimeAlsoWhenTheClockWentBackADay() {
        source.decide(1, ZONE, "national");
        source.decide(3, ZONE, "national");
        assertThat(log.takeOver()).isEqualTo(2);
        now = now.minus(Duration.ofDays(1));
        assertThat(log.takeOver()).isZero();
        source.decide(2, ZONE, "national");
        now = now.plus(Collector.SETTLED);
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void twoNodesAtOnceTakeEveryChangeOverOnceAndNeitherFails() throws Exception {
        for (int i = 1; i <= 600; i++) {
            source.decide(i, ZONE, "national");
        }
        ChainedAuditLog other = open();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<Integer> each : nodes.invokeAll(List.<Callable<Integer>>of(log::takeOver, other::takeOver))) {
                each.get();
            }
            assertThat(log.state().failures()).isEmpty();
            assertThat(other.state().failures()).isEmpty();
            assertThat(log.head().number()).isEqualTo(600);
            assertThat(log.verify(null).faults()).isEmpty();
        } finally {
            nodes.shutdownNow();
            other.stop();
        }
    }

    @Test
    public void afterARestartItGoesOnWhereItWas() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        source.decide(2, ZONE, "national");
        log = open();
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void oneThatCommitsLaterThanAHigherOneIsTakenOverWithinTenMinutes() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        source.decide(3, ZONE, "national");
        log.takeOver();
        source.decide(2, ZONE, "national");
        assertThat(log.takeOver()).isZero();
        now = now.plus(Collector.SETTLED);
        assertThat(positions()).containsExactly("2", "3", "1");
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void oneThatIsUnderWayWhileItIsLookedAgainIsTakenOverByTheNextLook() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        now = now.plus(Collector.SETTLED.minusMinutes(1));
        source.decide(3, ZONE, "national");
        log.takeOver();
        now = now.plus(Duration.ofMinutes(1));
        log.takeOver();
        // Begun a minute ago, before the one with the higher number.
        source.decide(2, ZONE, "national");
        now = now.plus(Collector.SETTLED);
        assertThat(log.takeOver()).isEqualTo(1);
    }

    @Test
    public void oneThatCommitsLateIsNoFaultInAVerificationMeanwhile() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        source.decide(3, ZONE, "national");
        log.takeOver();
        source.decide(2, ZONE, "national");
        assertThat(log.verify(null).faults()).isEmpty();
        assertThat(positions()).containsExactly("2", "3", "1");
    }

    @Test
    public void whatIsTakenOverWhileASourceIsComparedIsNotMissedThere() {
        source.decide(1, ZONE, "national");
        ChainedAuditLog[] other = {null};
        // Another node takes a change over between the last page of the source, which is compared, and the next one of
        // the log.
        AuditSource racing = new AuditSource() {
            @Override
            public String name() {
                return "core.grant";
            }

            @Override
            public List<AuditedChange> changes(String after, int limit) {
                List<AuditedChange> page = source.changes(after, limit);
                if (other[0] != null && page.isEmpty() && !after.isEmpty()) {
                    ChainedAuditLog node = other[0];
                    other[0] = null;
                    source.decide(2, ZONE, "national");
                    node.takeOver();
                }
                return page;
            }
        };
        ChainedAuditLog node = open();
        other[0] = node;
        log.removeSource(source);
        log.addSource(racing);
        assertThat(log.verify(null).faults()).isEmpty();
        assertThat(other[0]).as("the race took place").isNull();
        assertThat(log.head().number()).isEqualTo(2);
        node.stop();
    }

    @Test
    public void oneThatCommittedLateBeforeACrashIsTakenOverAfterIt() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        now = now.plus(Duration.ofHours(1));
        source.decide(3, ZONE, "national");
        log.takeOver();
        source.decide(2, ZONE, "national");
        log = open();
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void aSourceThatFailsKeepsNoOtherBackAndIsNamed() {
        log.addSource(new AuditSource() {
            @Override
            public String name() {
                return "broken.one";
            }

            @Override
            public List<AuditedChange> changes(String after, int limit) {
                throw new IllegalStateException("no table");
            }
        });
        source.decide(1, ZONE, "national");
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.state().failures()).containsEntry("broken.one", "no table");
    }

    @Test
    public void twoOfOneNameAreToldUntilOneGoesAndTheFirstServes() {
        AuditSource twin = new AuditSource() {
            @Override
            public String name() {
                return "core.grant";
            }

            @Override
            public List<AuditedChange> changes(String after, int limit) {
                throw new AssertionError("the first serves");
            }
        };
        log.addSource(twin);
        source.decide(1, ZONE, "national");
        assertThat(log.takeOver()).isEqualTo(1);
        assertThat(log.state().failures().values()).containsExactly("two audit sources are called core.grant");
        log.removeSource(twin);
        assertThat(log.state().failures()).isEmpty();
    }

    @Test
    public void aSourceThatIsNotInOrderIsNotBelieved() {
        AuditSource shuffled = new AuditSource() {
            @Override
            public String name() {
                return "shuffled.one";
            }

            @Override
            public List<AuditedChange> changes(String after, int limit) {
                return List.of(change(2), change(1));
            }
        };
        log.addSource(shuffled);
        assertThat(log.takeOver()).isZero();
        assertThat(log.state().failures().get("shuffled.one")).contains("not in order");
    }

    @Test
    public void whatASourceThatIsAwayToldIsKeptAndNamedAsNotCompared() {
        source.decide(1, ZONE, "national");
        log.takeOver();
        log.removeSource(source);
        assertThat(log.verify(null).absent()).containsExactly("core.grant");
        assertThat(log.verify(null).faults()).isEmpty();
    }

    @Test
    public void entriesAreFoundBySubjectPersonSourceAndDay() {
        source.decide(1, ZONE, "national");
        source.decide(2, "zone:320583-02", "national");
        String who = source.changes("", 1).get(0).who().name();
        assertThat(found(new AuditLog.Query(ZONE, null, null, null))).containsExactly(1L);
        assertThat(found(new AuditLog.Query(null, who, null, null))).containsExactly(2L, 1L);
        assertThat(found(new AuditLog.Query(null, "nobody", null, null))).isEmpty();
        assertThat(found(new AuditLog.Query(null, null, "core.grant", LedgerSource.ENTERED)))
                .containsExactly(2L, 1L);
        assertThat(found(new AuditLog.Query(null, null, null, LedgerSource.ENTERED.plusMillis(1))))
                .isEmpty();
        assertThat(log.entries(AuditLog.Query.ALL, 2, 10)).hasSize(1);
    }

    private List<Long> found(AuditLog.Query query) {
        return log.entries(query, Long.MAX_VALUE, 10).stream()
                .map(AuditEntry::number)
                .toList();
    }

    private static AuditedChange change(long number) {
        return AuditedChange.added(
                AuditedChange.position(number), null, "Li", ZONE, "decided", AuditedChange.values(), "");
    }
}
