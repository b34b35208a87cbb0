// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.Locale;

import org.junit.Before;
import org.junit.Test;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.ZoneLifeTest.assertRefused;

/** R6: anybody objects during a public notice, without an account, and learns what became of it. */
public class OpenObjectionsTest {
    private static final String TEXT = "the smoke of plant 3 is in every garden";

    private final Office office = new Office();
    private final TableOfRoles roles = new TableOfRoles();
    private long number;

    @Before
    public void notice() {
        office.inNotice();
        number = office.assessed();
    }

    private void publish() {
        office.step(number, "publish", "officer");
        office.permissions = roles;
        office.start();
        roles.become("", "public");
    }

    @Test
    public void r6WhoObjectsWithoutAnAccountIsAnsweredByReceiptAndKeptNowhere() {
        publish();
        String receipt = office.cases.objectOpenly(number, TEXT).code();
        assertThat(receipt).matches(number + "(-[0-9A-Z]{5}){4}");
        Cases.ObjectionFollowed open = office.cases.followObjection(receipt.toLowerCase(Locale.ROOT));
        assertThat(open.outcome()).isEmpty();
        assertThat(open.number()).isEqualTo(number);
        roles.open();
        Case.Objection kept = office.cases.require(number).objections().get(0);
        assertThat(kept.text()).isEqualTo(TEXT);
        assertThat(kept.by()).contains("the public");
        assertThat(office.cases.require(number).entries())
                .noneMatch(entry -> entry.details().toString().contains(receipt));
        office.cases.answer(number, kept.entry(), false, office.by("officer"));
        roles.become("", "public");
        Cases.ObjectionFollowed answered = office.cases.followObjection(" " + receipt);
        assertThat(answered.outcome()).isEqualTo("dismissed");
        assertThat(answered.answer()).isEqualTo("as decided");
    }

    @Test
    public void r6AReceiptOfNothingTellsNothing() {
        publish();
        String receipt = office.cases.objectOpenly(number, TEXT).code();
        String other = receipt.substring(0, receipt.length() - 5) + (receipt.endsWith("00000") ? "11111" : "00000");
        for (String wrong : new String[] {
            other,
            "4711" + receipt.substring(receipt.indexOf('-')),
            "",
            null,
            "1",
            "1' or '1'='1",
            "9".repeat(30) + "-A"
        }) {
            assertRefused(() -> office.cases.followObjection(wrong), "lifecycle.objection.receipt", "no objection");
        }
    }

    @Test
    public void r6TheSameAgainTooShortOrOutsideTheNoticeIsRefused() {
        assertRefused(() -> office.cases.objectOpenly(number, TEXT), "lifecycle.objection.no-notice", "-");
        publish();
        office.cases.objectOpenly(number, TEXT);
        assertRefused(() -> office.cases.objectOpenly(number, " " + TEXT), "lifecycle.objection.same", "");
        assertRefused(() -> office.cases.objectOpenly(number, "no"), "lifecycle.objection.short", "10");
        assertRefused(() -> office.cases.objectOpenly(number, "x".repeat(2001)), "lifecycle.text.long", "2000");
        office.today("2014-06-20");
        assertRefused(
                () -> office.cases.objectOpenly(number, TEXT + "!"), "lifecycle.objection.no-notice", "2014-06-09");
    }

    @Test
    public void r6NobodyFillsACaseUntilItCannotBeReadAnyMore() {
        publish();
        for (int i = 0; i < 200; i++) {
            office.cases.objectOpenly(number, TEXT + " " + i);
        }
        assertRefused(() -> office.cases.objectOpenly(number, TEXT), "lifecycle.objection.many", "200");
        roles.open();
        // Whoever has an account still can.
        assertThat(office.cases.object(number, office.by("neighbour")).text()).isEqualTo("as decided");
    }
}
