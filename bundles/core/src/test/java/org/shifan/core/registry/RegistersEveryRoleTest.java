// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.LocalDate;
import java.util.List;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.RegisterCorrections;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Text;
import org.shifan.core.store.EnterpriseBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;
import org.shifan.testroles.TableOfRoles;

/** O1, R7: the registers of zones, memberships and titles in every role, at home and elsewhere, as the shipped table says. */
public class RegistersEveryRoleTest {
    private static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    private static final OrganisationCode FIRM = OrganisationCode.of("192203821");
    private static final LocalDate DAY = LocalDate.of(2014, 1, 1);
    private static final Decision DECISION = new Decision("Li", DAY, "test", "no. 1");
    private static final Place HOME = new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), KUNSHAN, null);

    private final TableOfRoles roles = new TableOfRoles();
    private final Registers registers = new Registers(roles);

    @After
    public void drop() {
        registers.close();
    }

    private static Zone zone(String id) {
        return new Zone(
                ZoneId.of(id),
                Text.same("one"),
                DivisionCode.of("320583"),
                BureauCode.of("jiangsu"),
                Text.same("bicycles"),
                List.of(HsCode.of("8712")),
                "C37",
                "test",
                "");
    }

    @Test
    public void everyRoleEntersZonesMembersAndTitlesAsTheTableSays() {
        registers.zones.register(zone("320583-01"), DECISION);
        roles.everyRole(ZoneRegistry.class, HOME)
                .change("register", () -> registers.zones.register(zone("320583-02"), DECISION))
                .isAsDocumented(registers.zones::zones);
        registers.jpa.tx(em -> {
            Register.ENTERPRISES.write(em);
            new EnterpriseBook(em)
                    .enter(
                            new Enterprise(FIRM, null, "甲", DivisionCode.of("320583"), BureauCode.of("jiangsu"), false),
                            DECISION,
                            Registers.CLOCK.instant(),
                            Origin.DECIDED);
        });
        long member = registers
                .memberships
                .admit(FIRM, KUNSHAN, DateRange.from(DAY), DECISION)
                .id();
        roles.everyRole(Memberships.class, HOME)
                .change(
                        "admit",
                        () -> registers.memberships.admit(
                                OrganisationCode.of("DM0900062"), KUNSHAN, DateRange.from(DAY), DECISION))
                .change("end", () -> registers.memberships.end(member, DAY.plusDays(1), DECISION))
                .isAsDocumented(() -> registers.memberships.members(KUNSHAN, DAY));
        Decision why = new Decision("Li", DAY, "typed wrongly", "");
        roles.everyRole(RegisterCorrections.class, HOME)
                .change(
                        "correctMembership",
                        () -> registers.corrections.correctMembership(
                                new Membership(member, FIRM, KUNSHAN, DateRange.from(DAY.plusDays(1)), DECISION, null),
                                why))
                .change("deleteMembership", () -> registers.corrections.deleteMembership(member, why))
                .change(
                        "correctEnterprise",
                        () -> registers.corrections.correctEnterprise(
                                new Enterprise(
                                        FIRM, null, "乙", DivisionCode.of("320583"), BureauCode.of("jiangsu"), false),
                                why))
                .change("deleteEnterprise", () -> registers.corrections.deleteEnterprise(FIRM, why))
                .isAsDocumented(() -> registers.corrections.memberships(FIRM.value()));
        Subject zone = Subject.zone(KUNSHAN);
        // Nobody: titles come and go by their cases.
        roles.everyRole(Grants.class, HOME)
                .change(
                        "grant",
                        () -> registers.grants.grant(
                                zone,
                                Grant.Kind.ZONE_LEVEL,
                                "provincial",
                                DateRange.from(DAY),
                                Grant.Precision.DAY,
                                DECISION))
                .change("withdraw", () -> registers.grants.withdraw(1, DAY, DECISION))
                .change("cancel", () -> registers.grants.cancel(1, DECISION))
                .isAsDocumented(() -> registers.grants.history(zone));
    }
}
