// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.machine.Effect;
import org.shifan.lifecycle.store.CaseHead;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The registers are other bundles', with transactions of their own: whatever they kept while the case's own line was lost is
 * left alone when the step is taken again.
 */
public class TitlesTest {
    private static final LocalDate DAY = LocalDate.of(2015, 3, 1);

    private final List<Membership> lines = new ArrayList<>();
    private final FakeGrants grants = new FakeGrants();
    private final Titles titles = new Titles(grants, memberships());

    /** Keeps every call as a line, and refuses none. */
    private Memberships memberships() {
        return (Memberships) Proxy.newProxyInstance(
                Memberships.class.getClassLoader(), new Class<?>[] {Memberships.class}, (self, method, args) -> {
                    switch (method.getName()) {
                        case "membership":
                            return lines.stream()
                                    .filter(m -> m.period().contains((LocalDate) args[1]))
                                    .findFirst();
                        case "history":
                            return List.copyOf(lines);
                        case "admit":
                            lines.add(new Membership(
                                    lines.size() + 1,
                                    (OrganisationCode) args[0],
                                    (ZoneId) args[1],
                                    (DateRange) args[2],
                                    (Decision) args[3],
                                    null));
                            return lines.get(lines.size() - 1);
                        case "end":
                            int at = Math.toIntExact((Long) args[0]) - 1;
                            Membership m = lines.get(at);
                            assertThat(m.ended()).as("ended twice").isNull();
                            lines.set(
                                    at,
                                    new Membership(
                                            m.id(),
                                            m.enterprise(),
                                            m.zone(),
                                            DateRange.of(m.period().from(), (LocalDate) args[1]),
                                            m.admitted(),
                                            (Decision) args[2]));
                            return lines.get(at);
                        default:
                            throw new AssertionError(method);
                    }
                });
    }

    private static CaseHead about(Subject subject, Title title, ZoneId zone) {
        return new CaseHead(
                1,
                subject,
                "any",
                title,
                zone,
                0,
                BureauCode.of("jiangsu"),
                new Case.Rules("", "", List.of(), List.of()));
    }

    private static Decision decision(LocalDate on) {
        return new Decision("head", on, "as decided", "of " + on);
    }

    private void twice(Effect effect, CaseHead head, LocalDate on) {
        titles.apply(effect, head, decision(on));
        titles.apply(effect, head, decision(on));
    }

    @Test
    public void aMembershipIsBegunEndedAndGivenBackOnceHoweverOftenTheStepIsTaken() {
        CaseHead member = about(Office.FIRM, Title.MEMBER, Office.KUNSHAN.zoneId());
        twice(Effect.GRANT, member, DAY);
        twice(Effect.END, member, DAY.plusDays(30));
        twice(Effect.RESTORE, member, DAY.plusDays(40));
        assertThat(lines)
                .extracting(Membership::period)
                .containsExactly(DateRange.of(DAY, DAY.plusDays(29)), DateRange.from(DAY.plusDays(30)));
    }

    @Test
    public void aMembershipIsEndedOnceOnTheDayOnWhichItBegan() {
        CaseHead member = about(Office.FIRM, Title.MEMBER, Office.KUNSHAN.zoneId());
        twice(Effect.GRANT, member, DAY);
        twice(Effect.END, member, DAY);
        assertThat(lines).extracting(Membership::period).containsExactly(DateRange.of(DAY, DAY));
    }

    @Test
    public void aTitleIsWithdrawnOnceOnTheDayOnWhichItWasGranted() {
        CaseHead zone = about(Office.KUNSHAN, Title.PROVINCIAL, null);
        twice(Effect.GRANT, zone, DAY);
        twice(Effect.END, zone, DAY);
        twice(Effect.RESTORE, zone, DAY.plusDays(3));
        assertThat(grants.history(Office.KUNSHAN))
                .extracting(Grant::value, g -> g.period().from())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Level.PROVINCIAL.code(), DAY),
                        org.assertj.core.groups.Tuple.tuple(Level.PROVINCIAL.code(), DAY.plusDays(1)));
    }

    /** With a term that the authority states, so that a renewal begins where it ends. */
    private static CaseHead aYear(Subject subject, Title title) {
        return new CaseHead(
                1,
                subject,
                "any",
                title,
                null,
                0,
                BureauCode.of("jiangsu"),
                new Case.Rules(
                        "",
                        "",
                        List.of(new Case.Term(
                                Procedure.Term.VALIDITY,
                                new Procedure.Length(12, Procedure.Unit.MONTHS, ""),
                                true,
                                Text.same("stated"))),
                        List.of()));
    }

    private Level level(LocalDate on) {
        return grants.level(Office.KUNSHAN.zoneId(), on);
    }

    @Test
    public void aTitleThatIsTakenAfterItsRenewalDoesNotComeBackWhenTheRenewedTermBegins() {
        CaseHead zone = aYear(Office.KUNSHAN, Title.PROVINCIAL);
        CaseHead national = aYear(Office.KUNSHAN, Title.NATIONAL);
        twice(Effect.GRANT, zone, DAY);
        twice(Effect.GRANT, national, DAY.plusDays(1));
        twice(Effect.RENEW, zone, DAY.plusMonths(9));
        twice(Effect.RENEW, national, DAY.plusMonths(9));
        LocalDate renewed = DAY.plusYears(1).plusDays(1);
        assertThat(level(renewed)).isEqualTo(Level.NATIONAL);

        twice(Effect.END, zone, DAY.plusMonths(10));

        assertThat(level(DAY.plusMonths(10))).isEqualTo(Level.CULTIVATING);
        assertThat(level(renewed)).isEqualTo(Level.CULTIVATING);
    }

    @Test
    public void aTermOfMonthsEndsOnTheDayBeforeTheSameDay() {
        twice(Effect.GRANT, aYear(Office.KUNSHAN, Title.PROVINCIAL), LocalDate.of(2015, 3, 1));
        twice(Effect.GRANT, aYear(Office.FIRM, Title.DEMONSTRATION_ENTERPRISE), LocalDate.of(2016, 2, 29));
        assertThat(grants.history(Office.KUNSHAN).get(0).period().to()).isEqualTo("2016-02-29");
        // There is no 29 February a year later, so that it ends with the month.
        assertThat(grants.history(Office.FIRM).get(0).period().to()).isEqualTo("2017-02-28");
    }

    @Test
    public void anEnterprisesTitleThatIsTakenAfterItsRenewalStaysAway() {
        CaseHead firm = aYear(Office.FIRM, Title.DEMONSTRATION_ENTERPRISE);
        twice(Effect.GRANT, firm, DAY);
        twice(Effect.RENEW, firm, DAY.plusMonths(9));
        twice(Effect.END, firm, DAY.plusMonths(10));
        assertThat(grants.held(Office.FIRM, Grant.Kind.DEMONSTRATION_ENTERPRISE, DAY.plusYears(1)))
                .isEmpty();
    }

    @Test
    public void theRenewalComesBackWithTheTitleThatIsGivenBackEvenAfterTheFirstTermHasRunOut() {
        CaseHead zone = aYear(Office.KUNSHAN, Title.PROVINCIAL);
        CaseHead national = aYear(Office.KUNSHAN, Title.NATIONAL);
        twice(Effect.GRANT, zone, DAY);
        twice(Effect.GRANT, national, DAY.plusDays(1));
        twice(Effect.RENEW, zone, DAY.plusMonths(9));
        twice(Effect.RENEW, national, DAY.plusMonths(9));
        twice(Effect.END, zone, DAY.plusMonths(10));

        twice(Effect.RESTORE, zone, DAY.plusMonths(14));

        for (LocalDate day = DAY.plusDays(1); day.isBefore(DAY.plusYears(2)); day = day.plusDays(1)) {
            assertThat(level(day)).as("on " + day).isEqualTo(Level.NATIONAL);
        }
        assertThat(level(DAY.plusYears(2).plusDays(1))).isEqualTo(Level.CULTIVATING);
    }

    @Test
    public void aTitleThatWasGrantedAfterTheDecisionIsNotTakenByIt() {
        CaseHead zone = aYear(Office.KUNSHAN, Title.PROVINCIAL);
        twice(Effect.GRANT, zone, DAY);
        twice(Effect.GRANT, zone, DAY.plusYears(1));
        twice(Effect.END, zone, DAY.plusMonths(11));
        assertThat(level(DAY.plusMonths(11))).isEqualTo(Level.CULTIVATING);
        assertThat(level(DAY.plusYears(1))).isEqualTo(Level.PROVINCIAL);
    }
}
