// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.core.registry.Registers;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class AuditSourcesTest {
    private static final LocalDate DAY = LocalDate.of(2015, 6, 30);

    private static Registers registers;

    @BeforeClass
    public static void open() {
        registers = new Registers();
    }

    @AfterClass
    public static void close() {
        registers.close();
    }

    private static GrantEntity grant(String key, boolean withdrawn) {
        return registers.jpa.txExpr(em -> {
            GrantEntity row = new GrantEntity(
                    new Grant(
                            0,
                            Subject.of("zone:" + key),
                            Grant.Kind.ZONE_LEVEL,
                            "provincial",
                            DateRange.of(DAY, null),
                            Grant.Precision.DAY,
                            new Decision("AQSIQ", DAY, "meets the criteria", "No. 7"),
                            null,
                            null),
                    Registers.CLOCK.instant(),
                    Origin.DECIDED);
            em.persist(row);
            if (withdrawn) {
                row.end(DAY.plusDays(9), new Decision("AQSIQ", DAY, "veto", ""), Registers.CLOCK.instant());
            }
            em.flush();
            return row;
        });
    }

    private static List<AuditedChange> all(AuditSource source, int page) {
        List<AuditedChange> out = new ArrayList<>();
        List<AuditedChange> some;
        do {
            some = source.changes(out.isEmpty() ? "" : out.get(out.size() - 1).position(), page);
            out.addAll(some);
        } while (!some.isEmpty());
        return out;
    }

    @Test
    public void aGrantSaysFromWhereItWasGivenAndFromWhereItWasTaken() {
        GrantEntity given;
        try (CalledFrom console = CalledFrom.here(CalledFrom.CONSOLE)) {
            given = grant("320583-05", false);
        }
        try (CalledFrom address = CalledFrom.here("10.1.2.3")) {
            registers.jpa.tx(em -> em.find(GrantEntity.class, given.grant().id())
                    .end(DAY.plusDays(9), new Decision("AQSIQ", DAY, "veto", ""), Registers.CLOCK.instant()));
        }
        GrantEntity row = registers.jpa.txExpr(
                em -> em.find(GrantEntity.class, given.grant().id()));
        assertThat(row.begun().from()).isEqualTo("console");
        assertThat(row.withdrawn().from()).isEqualTo("10.1.2.3");
        registers.jpa.tx(
                em -> em.remove(em.find(GrantEntity.class, given.grant().id())));
    }

    @Test
    public void aGrantReadsTheSameBeforeAndAfterItsWithdrawalWhichIsAChangeOfItsOwn() {
        GrantEntity given = grant("320583-01", false);
        AuditSource begun = new AuditSources.Grants(() -> "core", registers.jpa);
        AuditSource ended = new AuditSources.GrantEnds(() -> "core", registers.jpa);
        AuditedChange before = begun.changes("", 1).get(0);
        assertThat(before.subject()).isEqualTo("zone:320583-01");
        assertThat(before.who().name()).isEqualTo("AQSIQ");
        assertThat(before.who().loggedIn()).isFalse();
        assertThat(before.after()).containsEntry("value", "provincial").containsEntry("evidence", "No. 7");
        registers.jpa.tx(em -> em.find(GrantEntity.class, given.grant().id())
                .end(DAY.plusDays(9), new Decision("AQSIQ", DAY, "veto", ""), Registers.CLOCK.instant()));
        assertThat(begun.changes("", 1)).containsExactly(before);
        // Many of the same millisecond, in pages that part them.
        grant("320583-02", true);
        grant("320583-03", true);
        List<AuditedChange> ends = all(ended, 1);
        assertThat(ends).hasSize(3).isEqualTo(all(ended, 2)).isEqualTo(all(ended, 100));
        assertThat(ends).extracting(AuditedChange::reason).containsOnly("veto");
        assertThat(ends.get(0).before()).containsEntry("last-day", "9999-12-31");
        assertThat(ends.get(0).after()).containsEntry("last-day", "2015-07-09");
        // By SQL, so to say: the last day of a line that nobody ended.
        GrantEntity open = grant("320583-04", false);
        AuditedChange asGiven =
                begun.changes(AuditedChange.position(open.grant().id() - 1), 1).get(0);
        registers.jpa.tx(em -> em.createQuery("update GrantEntity g set g.lastDay = :day where g.id = :id")
                .setParameter("day", DAY)
                .setParameter("id", open.grant().id())
                .executeUpdate());
        assertThat(begun.changes(AuditedChange.position(open.grant().id() - 1), 1))
                .isNotEqualTo(List.of(asGiven));
    }
}
