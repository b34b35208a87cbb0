// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.intake.ImportMode;
import org.shifan.core.store.Audited;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.CHANGSHU;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.YUYAO;
import static org.shifan.core.intake.ImportFixture.code;

/** R7: memberships that were entered wrongly are corrected or deleted, and what was entered is kept. */
@Category(EachDatabase.class)
public class CorrectedMembershipsTest {
    private static final LocalDate DAY = LocalDate.of(2014, 8, 1);
    private static final String DECIDED = "|decided_by=bureau|decided_on=2014-05-01|reason=admitted";
    private static final String LEFT = "|decided_by=bureau|decided_on=2014-12-01|reason=moved away";

    private final ImportFixture fixture =
            new ImportFixture().withEnterprises(JIANGSU, 1, 3).withEnterprises(NINGBO, 4, 4);

    @After
    public void close() {
        fixture.close();
    }

    private static String row(OrganisationCode enterprise, ZoneId zone, String from) {
        return "enterprise=" + enterprise + "|zone=" + zone + "|from=" + from + DECIDED;
    }

    private static String row(ZoneId zone, String from) {
        return row(code(1), zone, from);
    }

    private ImportFixture.Outcome take(String... rows) {
        return fixture.take(fixture.memberships, JIANGSU, rows);
    }

    private ImportFixture.Outcome correct(String... rows) {
        return fixture.change(fixture.memberships, JIANGSU, ImportMode.CORRECT, rows);
    }

    private ImportFixture.Outcome delete(String... rows) {
        return fixture.change(fixture.memberships, JIANGSU, ImportMode.DELETE, rows);
    }

    private Set<OrganisationCode> members(ZoneId zone, LocalDate on) {
        return fixture.registers.memberships.members(zone, on);
    }

    private List<Membership> history() {
        return fixture.registers.memberships.history(code(1));
    }

    @Test
    public void aMembershipOfTheWrongZoneIsOneOfTheRightZoneFromItsFirstDay() {
        take(row(KUNSHAN, "2014-06-01"));
        long before = fixture.registers.memberships.revision();
        assertThat(correct(row(CHANGSHU, "2014-06-01")).rows).containsExactly("stored");
        assertThat(members(KUNSHAN, DAY)).isEmpty();
        assertThat(members(CHANGSHU, DAY)).containsExactly(code(1));
        assertThat(history()).hasSize(1);
        assertThat(fixture.registers
                        .memberships
                        .memberships(List.of(code(1)), DAY)
                        .get(code(1))
                        .zone())
                .isEqualTo(CHANGSHU);
        // Whoever keeps what follows from memberships hears of it.
        assertThat(fixture.registers.memberships.revision()).isGreaterThan(before);
        assertThat(correct(row(CHANGSHU, "2014-06-01")).rows).containsExactly("unchanged");
    }

    @Test
    public void theDaysOfAMembershipAreCorrectedByItsNumberAndByItsFirstDay() {
        take(row(KUNSHAN, "2014-06-01"));
        long number = history().get(0).id();
        assertThat(correct(row(KUNSHAN, "2014-03-01") + "|membership=" + number).rows)
                .containsExactly("stored");
        assertThat(members(KUNSHAN, LocalDate.of(2014, 3, 1))).containsExactly(code(1));
        assertThat(correct(row(KUNSHAN, "2014-03-01") + "|to=2014-07-31").rows).containsExactly("stored");
        assertThat(members(KUNSHAN, LocalDate.of(2014, 7, 31))).containsExactly(code(1));
        assertThat(members(KUNSHAN, DAY)).isEmpty();
        assertThat(correct(row(KUNSHAN, "2014-03-01") + "|membership=" + number).codes)
                .containsExactly("core.membership.unknown");
        assertThat(correct(row(KUNSHAN, "2014-03-01") + "|membership=first").codes)
                .containsExactly("core.membership.number");
        assertThat(take(row(CHANGSHU, "2015-03-01") + "|membership=9").codes)
                .containsExactly("core.membership.number-new");
    }

    @Test
    public void aMembershipOfTheWrongEnterpriseIsGivenToTheRightOne() {
        take(row(code(1), KUNSHAN, "2014-06-01"));
        long number = history().get(0).id();
        assertThat(correct(row(code(2), KUNSHAN, "2014-06-01") + "|membership=" + number).rows)
                .containsExactly("stored");
        assertThat(members(KUNSHAN, DAY)).containsExactly(code(2));
        assertThat(history()).isEmpty();
    }

    @Test
    public void anEndThatWasDecidedStaysOneWithALastDayAndIsTakenBackWithout() {
        take(row(KUNSHAN, "2014-06-01"));
        take("enterprise=" + code(1) + "|zone=" + KUNSHAN + "|from=2014-06-01|to=2014-12-31" + LEFT);
        assertThat(correct(row(CHANGSHU, "2014-06-01") + "|to=2014-11-30").rows).containsExactly("stored");
        Membership right = history().get(0);
        assertThat(right.zone()).isEqualTo(CHANGSHU);
        assertThat(right.period().to()).isEqualTo(LocalDate.of(2014, 11, 30));
        assertThat(right.end().orElseThrow().reason()).isEqualTo("moved away");
        assertThat(correct(row(CHANGSHU, "2014-06-01")).rows).containsExactly("stored");
        assertThat(history().get(0).end()).isEmpty();
        assertThat(members(CHANGSHU, LocalDate.of(2016, 1, 1))).containsExactly(code(1));
    }

    @Test
    public void aDeletedMembershipNeverHeldAndDeletingItAgainChangesNothing() {
        take(row(KUNSHAN, "2014-06-01"));
        assertThat(delete(row(CHANGSHU, "2014-06-01")).codes).containsExactly("core.membership.delete-differs");
        assertThat(members(KUNSHAN, DAY)).containsExactly(code(1));
        assertThat(delete(row(KUNSHAN, "2014-06-01")).rows).containsExactly("stored");
        assertThat(members(KUNSHAN, DAY)).isEmpty();
        assertThat(delete(row(KUNSHAN, "2014-06-01")).rows).containsExactly("unchanged");
        assertThat(delete(row(KUNSHAN, "2014-06-02")).codes).containsExactly("core.membership.none");
        assertThat(take(row(CHANGSHU, "2014-06-01")).rows).containsExactly("stored");
    }

    @Test
    public void aCorrectionThatDoesNotFitChangesNothing() {
        take(row(KUNSHAN, "2014-06-01") + "|to=2014-12-31", row(CHANGSHU, "2015-01-01"));
        assertThat(correct(row(KUNSHAN, "2014-06-01")).codes).containsExactly("core.membership.overlap");
        assertThat(correct(row(YUYAO, "2014-06-01")).codes).containsExactly("core.zone.other-bureau");
        assertThat(fixture.change(fixture.memberships, NINGBO, ImportMode.CORRECT, row(code(1), YUYAO, "2014-06-01"))
                        .codes)
                .containsExactly("core.membership.other-bureau");
        assertThat(history()).extracting(Membership::zone).containsExactly(KUNSHAN, CHANGSHU);
    }

    @Test
    public void whatACaseDecidedIsNotCorrectedBesideIt() {
        take(row(KUNSHAN, "2014-06-01"), row(code(2), KUNSHAN, "2014-06-01"));
        fixture.registers.decidedBy(
                line -> line.enterprise().equals(code(1)) ? Optional.of(7L) : Optional.<Long>empty());
        ImportFixture.Outcome out = correct(row(CHANGSHU, "2014-06-01"), row(code(2), CHANGSHU, "2014-06-01"));
        assertThat(out.codes).containsExactly("core.membership.by-case");
        assertThat(out.rows.get(0)).contains("case 7");
        assertThat(out.rows.get(1)).isEqualTo("stored");
        assertThat(delete(row(KUNSHAN, "2014-06-01")).codes).containsExactly("core.membership.by-case");
        assertThat(members(KUNSHAN, DAY)).containsExactly(code(1));
        fixture.registers.decidedBy(null);
        assertThat(correct(row(CHANGSHU, "2014-06-01")).codes).containsExactly("core.membership.no-cases");
    }

    @Test
    public void whatWasChangedWhileCasesWereAskedIsNotCorrected() {
        take(row(KUNSHAN, "2014-06-01"));
        fixture.registers.decidedBy(line -> {
            take("enterprise=" + code(1) + "|zone=" + KUNSHAN + "|from=2014-06-01|to=2014-12-31" + LEFT);
            return Optional.empty();
        });
        assertThat(correct(row(CHANGSHU, "2014-06-01")).codes).containsExactly("core.membership.changed");
    }

    @Test
    public void theListenersHearOfTheRightAndOfTheWrongEnterprise() {
        take(row(code(1), KUNSHAN, "2014-06-01"));
        Set<String> told = new HashSet<>();
        fixture.registers.tell(subjects -> subjects.forEach(each -> told.add(each.key())));
        correct(row(code(2), KUNSHAN, "2014-06-01") + "|membership="
                + history().get(0).id());
        assertThat(told).containsExactlyInAnyOrder(code(1).value(), code(2).value());
    }

    @Test
    public void theHistoryAndTheAuditLogKeepWhatItWasWhoChangedItAndWhy() {
        take(row(KUNSHAN, "2014-06-01"));
        AuditSource begun = Audited.begunMemberships(fixture.registers.jpa);
        AuditSource voided = Audited.voidedMemberships(fixture.registers.jpa);
        List<AuditedChange> before = begun.changes("", 10);
        assertThat(voided.changes("", 10)).isEmpty();
        correct(row(CHANGSHU, "2014-06-01"));
        List<MembershipLine> lines = fixture.registers.corrections.memberships(code(1).value());
        assertThat(lines).extracting(MembershipLine::isVoid).containsExactly(true, false);
        assertThat(lines.get(0).membership().zone()).isEqualTo(KUNSHAN);
        assertThat(lines.get(0).voided().by()).isEqualTo("li");
        assertThat(lines.get(0).voided().reason()).isEqualTo("notice of correction 7");
        assertThat(lines.get(1).replaces()).isEqualTo(lines.get(0).membership().id());
        assertThat(begun.changes("", 10)).hasSize(2).startsWith(before.get(0));
        assertThat(begun.changes("", 10).get(1).after())
                .containsEntry(
                        "replaces", Long.toString(lines.get(0).membership().id()));
        AuditedChange change = voided.changes("", 10).get(0);
        assertThat(change.subject()).isEqualTo("enterprise:" + code(1));
        assertThat(change.who().name()).isEqualTo("li");
        assertThat(change.from()).startsWith("import:");
        assertThat(change.before()).containsEntry("zone", KUNSHAN.value()).containsEntry("first-day", "2014-06-01");
        assertThat(voided.changes(change.position(), 10)).isEmpty();
    }
}
