// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.code.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.api.Refusals.refused;

public class CoreTypesTest {
    private static final LocalDate DAY = LocalDate.of(2014, 4, 22);
    private static final Decision DECIDED = new Decision("bureau", DAY, "test", null);

    @Test
    public void aSubjectIsReadByItsKindAndPrintedTheSame() {
        assertThat(Subject.of("zone:320583-01")).isEqualTo(Subject.zone(ZoneId.of("320583-01")));
        assertThat(Subject.of("enterprise:19220382-1")).hasToString("enterprise:192203821");
        refused("core.subject.form", () -> Subject.of("320583-01"), "320583-01");
        refused("code.zone.form", () -> Subject.of("zone:1"));
        refused("code.organisation.check", () -> Subject.of("enterprise:192203822"));
    }

    @Test
    public void aDecisionNamesWhoAndWhy() {
        assertThat(DECIDED.evidence()).isEmpty();
        refused("core.decision.incomplete", () -> new Decision(" ", DAY, "why", ""));
        refused("core.decision.incomplete", () -> new Decision("who", DAY, null, ""));
        assertThatThrownBy(() -> new Decision("who", null, "why", "")).isInstanceOf(NullPointerException.class);
    }

    @Test
    public void twoCodesOfOneEnterpriseBelongTogether() {
        SocialCreditCode credit = SocialCreditCode.of("914403001922038216");
        assertThat(enterprise(OrganisationCode.of("192203821"), credit).socialCreditCode())
                .contains(credit);
        assertThat(enterprise(OrganisationCode.of("551385082"), null).socialCreditCode())
                .isEmpty();
        refused(
                "core.enterprise.codes",
                () -> enterprise(OrganisationCode.of("551385082"), credit),
                "192203821",
                "551385082");
    }

    private static Enterprise enterprise(OrganisationCode code, SocialCreditCode credit) {
        return new Enterprise(code, credit, "甲", DivisionCode.of("440300"), BureauCode.of("shenzhen"), false);
    }

    @Test
    public void aGrantHoldsFromItsFirstDayToItsTermOrItsWithdrawal() {
        Grant term = grant(DateRange.of(DAY, DAY.plusDays(10)), null);
        assertThat(term.holdsOn(DAY.minusDays(1))).isFalse();
        assertThat(term.holdsOn(DAY)).isTrue();
        assertThat(term.holdsOn(DAY.plusDays(10))).isTrue();
        assertThat(term.holdsOn(DAY.plusDays(11))).isFalse();
        Grant withdrawn = grant(DateRange.from(DAY), DAY.plusDays(3));
        assertThat(withdrawn.holdsOn(DAY.plusDays(3))).isTrue();
        assertThat(withdrawn.holdsOn(DAY.plusDays(4))).isFalse();
    }

    private static Grant grant(DateRange period, LocalDate endedOn) {
        return new Grant(
                1,
                Subject.of("zone:320583-01"),
                Grant.Kind.ZONE_LEVEL,
                "provincial",
                period,
                Grant.Precision.DAY,
                DECIDED,
                endedOn == null ? null : DECIDED,
                endedOn);
    }

    @Test
    public void c07_levelsAreAListOfCodesThatABureauMayExtend() {
        assertThat(Level.LADDER).containsExactly(Level.CULTIVATING, Level.PROVINCIAL, Level.NATIONAL);
        assertThat(Level.of(" Municipal ")).hasToString("municipal");
        assertThatThrownBy(() -> Level.of("省级")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void kindsOfGrantAreOpenCodes() {
        assertThat(Grant.Kind.of("Enterprise-Class")).isEqualTo(Grant.Kind.ENTERPRISE_CLASS);
        assertThat(Grant.Kind.of("brand-licence")).hasToString("brand-licence");
        assertThatThrownBy(() -> Grant.Kind.of("class 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
