// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.core.intake.ImportFixture;
import org.shifan.core.store.Audited;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.core.intake.ImportFixture.CHANGSHU;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.YUYAO;
import static org.shifan.core.intake.ImportFixture.code;

/** R7: lines of the registers are set right one by one, and the state of any day as known on another is there. */
@Category(EachDatabase.class)
public class RegisterCorrectorTest {
    private static final LocalDate DAY = LocalDate.of(2014, 6, 1);
    private static final Decision ADMITTED = new Decision("bureau", DAY, "admitted", "no. 1");
    private static final Decision WHY = new Decision("Li", LocalDate.of(2018, 6, 30), "typed wrongly", "notice 7");

    private final ImportFixture fixture = new ImportFixture().withEnterprises(JIANGSU, 1, 2);
    private final Registers registers = fixture.registers;
    private Membership wrong;

    @Before
    public void admit() {
        wrong = registers.memberships.admit(code(1), KUNSHAN, DateRange.from(DAY), ADMITTED);
    }

    @After
    public void close() {
        fixture.close();
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().key()).isEqualTo(code));
    }

    private Membership as(DateRange period, Decision ended) {
        return new Membership(wrong.id(), code(1), CHANGSHU, period, ADMITTED, ended);
    }

    @Test
    public void theRightLineStandsInThePlaceOfTheWrongOne() {
        Membership right = registers.corrections.correctMembership(as(DateRange.from(DAY.plusMonths(1)), null), WHY);
        assertThat(registers.memberships.history(code(1))).containsExactly(right);
        assertThat(registers.memberships.members(KUNSHAN, DAY)).isEmpty();
        assertThat(registers.corrections.membership(right.id())).isEqualTo(right);
        refused("core.membership.unknown", () -> registers.corrections.membership(wrong.id()));
        refused("core.membership.unknown", () -> registers.corrections.deleteMembership(wrong.id(), WHY));
        refused("core.membership.unknown", () -> registers.memberships.end(wrong.id(), DAY.plusDays(9), WHY));
        assertThat(registers.corrections.correctMembership(right, WHY)).isEqualTo(right);
        assertThat(registers.corrections.memberships(code(1).value())).hasSize(2);
    }

    @Test
    public void whatWasKnownBeforeTheCorrectionIsStillTold() {
        Instant entered = Registers.CLOCK.instant();
        registers.corrections.correctMembership(as(DateRange.from(DAY), null), WHY);
        MembershipLine line = registers.corrections.memberships(code(1).value()).get(0);
        MembershipLine later = new MembershipLine(
                line.membership(), null, entered.minusSeconds(60), null, 0, line.voided(), line.voidRecorded());
        assertThat(later.at(entered.minusSeconds(61))).isEmpty();
        assertThat(later.at(entered.minusSeconds(1)).orElseThrow().isVoid()).isFalse();
        assertThat(later.at(entered)).isEmpty();
    }

    @Test
    public void anEndThatWasEnteredLaterWasNotKnownBefore() {
        Membership ended = registers.memberships.end(
                wrong.id(), DAY.plusMonths(2), new Decision("bureau", DAY.plusMonths(2), "left", ""));
        Instant entered = Registers.CLOCK.instant();
        MembershipLine line = new MembershipLine(ended, null, entered.minusSeconds(60), entered, 0, null, null);
        assertThat(line.at(entered.minusSeconds(1)).orElseThrow().membership()).isEqualTo(wrong);
        assertThat(line.at(entered)).contains(line);
    }

    @Test
    public void aDeletedMembershipLeavesItsPlaceToAnother() {
        assertThat(registers.corrections.deleteMembership(wrong.id(), WHY)).isEqualTo(wrong);
        assertThat(registers.memberships.history(code(1))).isEmpty();
        registers.memberships.admit(code(1), CHANGSHU, DateRange.from(DAY), ADMITTED);
        assertThat(registers.memberships.members(CHANGSHU, DAY)).containsExactly(code(1));
    }

    @Test
    public void whatDoesNotFitIsRefusedAndChangesNothing() {
        refused(
                "core.membership.end-open",
                () -> registers.corrections.correctMembership(as(DateRange.from(DAY), ADMITTED), WHY));
        refused(
                "core.membership.other-bureau",
                () -> registers.corrections.correctMembership(
                        new Membership(wrong.id(), code(1), YUYAO, DateRange.from(DAY), ADMITTED, null), WHY));
        refused(
                "core.enterprise.unknown",
                () -> registers.corrections.correctMembership(
                        new Membership(wrong.id(), code(9), KUNSHAN, DateRange.from(DAY), ADMITTED, null), WHY));
        registers.decidedBy(line -> Optional.of(7L));
        refused("core.membership.by-case", () -> registers.corrections.deleteMembership(wrong.id(), WHY));
        refused(
                "core.membership.by-case",
                () -> registers.corrections.correctMembership(as(DateRange.from(DAY), null), WHY));
        assertThat(registers.memberships.history(code(1))).containsExactly(wrong);
    }

    @Test
    public void theAuditLogSaysFromWhereALineWasCorrected() {
        try (CalledFrom address = CalledFrom.here("10.1.2.3")) {
            registers.corrections.deleteMembership(wrong.id(), WHY);
        }
        AuditedChange change =
                Audited.voidedMemberships(registers.jpa).changes("", 9).get(0);
        assertThat(change.from()).isEqualTo("10.1.2.3");
        assertThat(change.who().name()).isEqualTo("Li");
        assertThat(change.reason()).isEqualTo("typed wrongly");
    }

    private static Enterprise firm(String name) {
        return new Enterprise(code(2), null, name, DivisionCode.of("320583"), JIANGSU, false);
    }

    @Test
    public void theEntryOfAnEnterpriseIsCorrectedAndKeepsWhatItWas() {
        registers.corrections.correctEnterprise(firm("乙有限公司"), WHY);
        registers.corrections.correctEnterprise(firm("乙有限公司"), WHY);
        assertThat(registers.corrections.enterprise(code(2).value()))
                .extracting(line -> line.enterprise().name())
                .containsExactly("企业2", "乙有限公司");
        refused(
                "core.enterprise.other-bureau",
                () -> registers.corrections.correctEnterprise(
                        new Enterprise(code(2), null, "乙", DivisionCode.of("330281"), NINGBO, false), WHY));
        refused(
                "core.enterprise.real",
                () -> registers.corrections.correctEnterprise(
                        new Enterprise(code(2), null, "乙", DivisionCode.of("320583"), JIANGSU, true), WHY));
        refused(
                "core.division.unknown",
                () -> registers.corrections.correctEnterprise(
                        new Enterprise(code(2), null, "乙", DivisionCode.of("329999"), JIANGSU, false), WHY));
        refused("core.enterprise.unknown", () -> registers.corrections.enterprise(code(9).value()));
    }

    @Test
    public void anEnterpriseIsTakenBackOnlyWhereItsArchiveIsCompleteAndEmpty() {
        refused("core.enterprise.in-use", () -> registers.corrections.deleteEnterprise(code(1), WHY));
        registers.use.archives = registers.archive(List.of(Text.same("exports")));
        refused("core.enterprise.unproven", () -> registers.corrections.deleteEnterprise(code(2), WHY));
        registers.use.archives = null;
        refused("core.enterprise.unproven", () -> registers.corrections.deleteEnterprise(code(2), WHY));
        assertThat(registers.enterprises.enterprise(code(2))).isPresent();
        registers.use.archives = registers.archive(List.of());
        registers.corrections.deleteEnterprise(code(2), WHY);
        assertThat(registers.enterprises.enterprise(code(2))).isEmpty();
        refused("core.enterprise.unknown", () -> registers.corrections.deleteEnterprise(code(2), WHY));
    }
}
