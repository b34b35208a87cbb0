// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Level;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Title;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.JIANGSU;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;
import static org.shifan.lifecycle.desk.ZoneLifeTest.assertRefused;

/** Nobody is refused without a notice and a time to reply. */
@Category(EachDatabase.class)
public class RefusalTest {
    private final Office office = new Office();

    @Test
    public void r4NobodyIsRefusedBeforeTheyCouldReplyAndTheTimeForItIsADeadline() {
        long number = office.assessed();
        assertRefused(() -> office.step(number, "refuse", "head"), "lifecycle.step.state", "notify-refusal");
        assertRefused(() -> office.step(number, "notify-refusal", "officer"), "lifecycle.step.missing", "notice");
        office.attach(number, "notice", "officer");
        office.step(number, "notify-refusal", "officer");
        assertThat(office.deadlines.list(JIANGSU, LocalDate.of(2014, 6, 2), LocalDate.of(2014, 7, 1)))
                .extracting(Deadline::due)
                .contains(LocalDate.of(2014, 6, 17));
        office.today("2014-06-17");
        assertRefused(() -> office.step(number, "refuse-unanswered", "head"), "lifecycle.step.missing", "2014-06-17");
        office.today("2014-06-18");
        office.step(number, "refuse-unanswered", "head");
        assertThat(office.step(number, "refuse-unanswered", "deputy").state()).isEqualTo("refused");
    }

    @Test
    public void r4AReplyThatConvincesLeadsBackToTheApplication() {
        long number = office.assessed();
        office.hear(number, "notify-refusal");
        assertThat(office.step(number, "reconsider", "head").state()).isEqualTo("assessed");
        office.decide(number, "designate", "苏检〔2014〕1号");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2014, 6, 2)))
                .isEqualTo(Level.PROVINCIAL);
    }

    @Test
    public void r4WhoIsToBeRefusedLaterAfterAllGetsANoticeOfThatAndRepliesToIt() {
        long number = office.assessed();
        office.hear(number, "notify-refusal");
        office.step(number, "reconsider", "head");
        assertRefused(() -> office.step(number, "notify-refusal", "officer"), "lifecycle.step.missing", "notice");
        office.attach(number, "notice", "officer");
        office.step(number, "notify-refusal", "officer");
        assertRefused(() -> office.step(number, "reply", "county"), "lifecycle.step.missing", "reply");
        office.attach(number, "reply", "county");
        office.step(number, "reply", "county");
        office.decide(number, "refuse", "");
        assertThat(office.cases.require(number).state()).isEqualTo("refused");
    }

    @Test
    public void r4AnApplicationFailsAfterANoticeAndTheReplyOfItsApplicant() {
        long number = office.assessing();
        assertRefused(() -> office.step(number, "fail", "officer"), "lifecycle.step.state", "notify-fail");
        assertRefused(() -> office.step(number, "notify-fail", "officer"), "lifecycle.step.missing", "notice");
        office.attach(number, "notice", "officer");
        office.step(number, "notify-fail", "officer");
        assertRefused(() -> office.step(number, "fail-unanswered", "officer"), "lifecycle.step.missing", "2014-06-17");
        office.attach(number, "reply", "county");
        office.step(number, "reply-to-fail", "county");
        assertThat(office.step(number, "reassess", "officer").state()).isEqualTo("assessing");
        assertRefused(() -> office.step(number, "notify-fail", "officer"), "lifecycle.step.missing", "notice");
        office.attach(number, "notice", "officer");
        office.step(number, "notify-fail", "officer");
        office.today("2014-06-18");
        assertThat(office.step(number, "fail-unanswered", "officer").state()).isEqualTo("failed");
    }

    @Test
    public void r4TheNoticeOfAFailureIsNoneOfARefusal() {
        long number = office.assessing();
        office.attach(number, "notice", "officer");
        office.step(number, "notify-fail", "officer");
        office.step(number, "reassess", "officer");
        office.panel(number);
        office.step(number, "pass", "officer");
        assertRefused(() -> office.step(number, "notify-refusal", "officer"), "lifecycle.step.missing", "notice");
    }

    @Test
    public void r4ATitleThatIsNotRenewedEndsAfterTheReplyOfItsHolder() {
        office.provincial();
        office.today("2016-01-10");
        long number = office.cases
                .open(KUNSHAN, "renewal", Title.PROVINCIAL, null, 0, office.by("county"))
                .number();
        office.submit(number);
        office.cases.evaluation(number, 1, office.by("officer"));
        office.attach(number, "notice", "officer");
        office.step(number, "notify-refusal", "officer");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2016, 1, 10)))
                .isEqualTo(Level.PROVINCIAL);
        office.attach(number, "reply", "county");
        office.step(number, "reply", "county");
        office.decide(number, "refuse", "苏检〔2016〕3号");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2016, 1, 10)))
                .isEqualTo(Level.CULTIVATING);
    }

    @Test
    public void whatTwoPersonsHaveRefusedIsNotUndoneByOne() {
        long number = office.assessed();
        office.hear(number, "notify-refusal");
        office.decide(number, "refuse", "");
        int line = office.cases.require(number).entries().size();
        assertRefused(
                () -> office.cases.annul(number, line, office.by("head")), "lifecycle.correct.effect", "two persons");
    }
}
