// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;

import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.FIRM;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** R7: whoever corrects the register is told which memberships a case decided. */
@Category(EachDatabase.class)
public class MembershipCasesTest {
    private final Office office = new Office();
    private long admission;

    @Before
    public void aMember() {
        office.decide(office.assessed(), "designate", "1");
        admission = office.cases
                .open(FIRM, "admission", null, KUNSHAN.zoneId(), 0, office.by("firm"))
                .number();
        office.attach(admission, "application", "firm");
        office.step(admission, "admit", "officer");
    }

    private static Membership entered(Decision admitted, Decision ended) {
        LocalDate first = LocalDate.of(2014, 6, 2);
        return new Membership(
                9,
                FIRM.organisationCode(),
                KUNSHAN.zoneId(),
                DateRange.of(first, ended == null ? null : first.plusDays(9)),
                admitted,
                ended);
    }

    @Test
    public void aMembershipThatACaseBeganIsTheCases() {
        assertThat(office.memberships).hasSize(1);
        assertThat(office.membershipCases.decidedIn(office.memberships.get(0))).contains(admission);
    }

    @Test
    public void oneThatWasEnteredBesideCasesIsNoCasesButForAnEndByOne() {
        Decision typed = new Decision("officer", LocalDate.of(2014, 6, 2), "list of 2014", "no. 1");
        assertThat(office.membershipCases.decidedIn(entered(typed, null))).isEmpty();
        Decision ofCase = office.memberships.get(0).admitted();
        assertThat(office.membershipCases.decidedIn(entered(typed, ofCase))).contains(admission);
        assertThat(office.membershipCases.decidedIn(entered(typed, typed))).isEmpty();
    }
}
