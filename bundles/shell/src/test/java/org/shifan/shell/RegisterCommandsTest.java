// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseLine;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.core.RegisterCorrections;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that set the registers right. */
public class RegisterCommandsTest {
    private static final OrganisationCode FIRM = OrganisationCode.of("192203821");
    private static final LocalDate DAY = LocalDate.of(2014, 6, 1);
    private static final Decision ADMITTED = new Decision("bureau", DAY, "admitted", "no. 1");
    private static final Decision LEFT = new Decision("bureau", DAY.plusMonths(6), "left", "");
    private static final Membership WRONG =
            new Membership(41, FIRM, ZoneId.of("320583-01"), DateRange.of(DAY, DAY.plusMonths(6)), ADMITTED, LEFT);
    private static final Enterprise ENTERED = new Enterprise(
            FIRM,
            SocialCreditCode.of("914403001922038216"),
            "甲",
            DivisionCode.of("320583"),
            BureauCode.of("jiangsu"),
            false);

    private final List<Object> asked = new ArrayList<>();
    private final Services services = new Fakes()
            .with(EnterpriseRegistry.class, Map.of("require", args -> ENTERED))
            .with(
                    RegisterCorrections.class,
                    Map.of(
                            "membership",
                            args -> WRONG,
                            "correctMembership",
                            args -> kept(args[0], args[1]),
                            "deleteMembership",
                            args -> {
                                kept(args[0], args[1]);
                                return WRONG;
                            },
                            "correctEnterprise",
                            args -> kept(args[0], args[1]),
                            "deleteEnterprise",
                            args -> {
                                kept(args[0], args[1]);
                                return ENTERED;
                            },
                            "memberships",
                            args -> List.of(
                                    new MembershipLine(
                                            WRONG,
                                            null,
                                            Instant.parse("2014-06-02T02:00:00Z"),
                                            Instant.parse("2014-12-02T02:00:00Z"),
                                            0,
                                            new Decision("Li", DAY.plusYears(1), "typed wrongly", ""),
                                            Instant.parse("2015-06-01T02:00:00Z")),
                                    new MembershipLine(
                                            new Membership(
                                                    42,
                                                    FIRM,
                                                    ZoneId.of("320581-01"),
                                                    DateRange.from(DAY),
                                                    ADMITTED,
                                                    null),
                                            null,
                                            Instant.parse("2015-06-01T02:00:00Z"),
                                            null,
                                            41,
                                            null,
                                            null)),
                            "enterprise",
                            args -> List.of(new EnterpriseLine(ENTERED, true, ADMITTED, Instant.EPOCH))));

    private Object kept(Object what, Object why) {
        asked.add(what);
        asked.add(((Decision) why).reason());
        return what;
    }

    private MembershipCorrectCommand correct() {
        MembershipCorrectCommand command = new MembershipCorrectCommand();
        command.number = "41";
        command.reason = "typed wrongly";
        command.services = services;
        return command;
    }

    @Test
    public void whatTheCorrectionOfAMembershipDoesNotNameStays() throws Exception {
        MembershipCorrectCommand command = correct();
        command.zone = "320581-01";
        assertThat(CommandsTest.printed(command)).contains("320581-01", "41");
        assertThat(asked)
                .containsExactly(
                        new Membership(41, FIRM, ZoneId.of("320581-01"), WRONG.period(), ADMITTED, LEFT),
                        "typed wrongly");
    }

    @Test
    public void aMembershipThatRunsOnHasNeitherLastDayNorEnd() throws Exception {
        MembershipCorrectCommand command = correct();
        command.from = "2014-05-01";
        command.running = true;
        CommandsTest.printed(command);
        assertThat(asked.get(0))
                .isEqualTo(new Membership(
                        41, FIRM, WRONG.zone(), DateRange.from(LocalDate.of(2014, 5, 1)), ADMITTED, null));
    }

    @Test
    public void aMembershipIsTakenBack() throws Exception {
        MembershipDeleteCommand command = new MembershipDeleteCommand();
        command.number = "41";
        command.reason = "twice";
        command.services = services;
        assertThat(CommandsTest.printed(command)).contains("41", "taken back");
        assertThat(asked).containsExactly(41L, "twice");
    }

    @Test
    public void theHistoryShowsWhatWasFoundWrongAndWhatWasKnownOnADay() throws Exception {
        MembershipHistoryCommand command = new MembershipHistoryCommand();
        command.code = FIRM.value();
        command.services = services;
        assertThat(CommandsTest.printed(command)).contains("320583-01", "320581-01", "2015-06-01 Li", "typed wrongly");
        command.known = "2015-05-31";
        assertThat(CommandsTest.printed(command))
                .contains("320583-01", "2014-12-01")
                .doesNotContain("320581-01", "typed wrongly");
        command.known = "2014-11-30";
        assertThat(CommandsTest.printed(command)).contains("320583-01").doesNotContain("2014-12-01");
    }

    @Test
    public void anEnterpriseIsCorrectedTakenBackAndItsEntriesAreListed() throws Exception {
        EnterpriseCorrectCommand command = new EnterpriseCorrectCommand();
        command.code = FIRM.value();
        command.name = "乙";
        command.creditCode = "none";
        command.reason = "typed wrongly";
        command.services = services;
        CommandsTest.printed(command);
        assertThat(asked.get(0))
                .isEqualTo(new Enterprise(FIRM, null, "乙", ENTERED.division(), ENTERED.bureau(), false));
        EnterpriseDeleteCommand delete = new EnterpriseDeleteCommand();
        delete.code = FIRM.value();
        delete.reason = "wrong code";
        delete.services = services;
        assertThat(CommandsTest.printed(delete)).contains("taken back");
        EnterpriseHistoryCommand history = new EnterpriseHistoryCommand();
        history.code = FIRM.value();
        history.services = services;
        assertThat(CommandsTest.printed(history)).contains("甲", "914403001922038216", "bureau");
    }
}
