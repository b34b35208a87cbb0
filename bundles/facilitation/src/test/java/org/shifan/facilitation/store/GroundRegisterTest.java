// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGround.Kind;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class GroundRegisterTest {
    private static final OrganisationCode KUNSHAN = OneEnterprise.CODE;
    private static final LocalDate MARCH = LocalDate.of(2016, 3, 1);
    private static final LocalDate AUGUST = LocalDate.of(2016, 8, 31);
    private static final Decision DECISION = new Decision("李四", MARCH, "三起召回", "通报 7 号");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-03-01T02:00:00Z"), ZoneOffset.UTC);

    private final TableOfRoles roles = new TableOfRoles();
    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds =
            new GroundRegister(tables.jpa, new OneEnterprise(), roles, enterprise -> {}, CLOCK);

    @After
    public void close() {
        tables.close();
    }

    @Test
    public void F3_aSystemicIncidentHoldsForItsTermAndEndsByItself() {
        DeclaredGround incident = declare(Kind.SYSTEMIC_INCIDENT, null, "8712", AUGUST);
        assertThat(grounds.grounds(KUNSHAN, AUGUST)).containsExactly(incident);
        assertThat(grounds.grounds(KUNSHAN, AUGUST.plusDays(1))).isEmpty();
        assertThat(grounds.grounds(null, null)).containsExactly(incident);
    }

    @Test
    public void F3_aSystemicIncidentWithoutALastDayIsRefused() {
        assertThat(refusal(() -> declare(Kind.SYSTEMIC_INCIDENT, null, "8712", null)))
                .isEqualTo("facilitation.ground.term");
        assertThat(refusal(() -> declare(Kind.SYSTEMIC_INCIDENT, null, "", AUGUST)))
                .isEqualTo("facilitation.ground.goods");
        assertThat(refusal(() -> declare(Kind.SYSTEMIC_INCIDENT, KUNSHAN, "8712", AUGUST)))
                .isEqualTo("facilitation.ground.systemic");
    }

    @Test
    public void F2_aRaisedRiskIsEndedByADecisionAndTheDaysBeforeStay() {
        DeclaredGround raised = declare(Kind.RISK_RAISED, KUNSHAN, "", null);
        LocalDate last = LocalDate.of(2016, 4, 30);
        DeclaredGround ended = grounds.end(raised.id(), last, new Decision("王五", last, "整改合格", ""));
        assertThat(ended.endedOn()).isEqualTo(last);
        assertThat(ended.ended().by()).isEqualTo("王五");
        assertThat(grounds.grounds(KUNSHAN, last)).hasSize(1);
        assertThat(grounds.grounds(KUNSHAN, last.plusDays(1))).isEmpty();
        assertThat(refusal(() -> grounds.end(raised.id(), last, DECISION))).isEqualTo("facilitation.ground.ended");
        assertThat(refusal(() -> grounds.end(4711, last, DECISION))).isEqualTo("facilitation.ground.unknown");
    }

    @Test
    public void F8_aGroundCanOnlyEndEarlierAndNotBeforeItBegan() {
        DeclaredGround assessed = declare(Kind.IMPORT_ASSESSED, KUNSHAN, "87", AUGUST);
        assertThat(refusal(() -> grounds.end(assessed.id(), AUGUST, DECISION))).isEqualTo("facilitation.ground.end");
        assertThat(refusal(() -> grounds.end(assessed.id(), MARCH.minusDays(2), DECISION)))
                .isEqualTo("facilitation.ground.end");
        // Taken back as if it had never been: the same can be declared again.
        grounds.end(assessed.id(), MARCH.minusDays(1), DECISION);
        assertThat(declare(Kind.IMPORT_ASSESSED, KUNSHAN, "87", AUGUST).id()).isEqualTo(assessed.id() + 1);
    }

    @Test
    public void F7_theSameProjectTwiceAtATimeIsRefusedWithTheNumberInTheWay() {
        declare(Kind.PROJECT_REPAIR, KUNSHAN, "", AUGUST);
        ShifanException e =
                catchThrowableOfType(ShifanException.class, () -> declare(Kind.PROJECT_REPAIR, KUNSHAN, "", AUGUST));
        assertThat(e.message().text().en()).contains("number 1").contains("2016-03-01..2016-08-31");
        declare(Kind.PROJECT_TESTING, KUNSHAN, "", AUGUST);
        assertThat(grounds.grounds(null, null)).hasSize(2);
    }

    @Test
    public void F10_whoseGroundsChangedIsToldAndWhatIsRefusedTellsNobody() {
        List<String> told = new ArrayList<>();
        GroundRegister register = tables.grounds(CLOCK, enterprise -> told.add(String.valueOf(enterprise)));
        DeclaredGround raised =
                register.declare(Kind.RISK_RAISED, KUNSHAN, "8712", null, DateRange.from(MARCH), DECISION);
        register.declare(Kind.SYSTEMIC_INCIDENT, null, "8712", null, DateRange.of(MARCH, AUGUST), DECISION);
        register.end(raised.id(), MARCH, DECISION);
        assertThat(refusal(() -> register.end(raised.id(), MARCH, DECISION))).isEqualTo("facilitation.ground.ended");
        assertThat(told).containsExactly(KUNSHAN.value(), "null", KUNSHAN.value());
    }

    @Test
    public void F2_monitoringIsNotDeclaredByHandButStandsOnAPlan() {
        assertThat(refusal(() -> declare(Kind.RISK_MONITORING, KUNSHAN, "8712", null)))
                .isEqualTo("facilitation.ground.plan");
        assertThat(grounds.grounds(null, null)).isEmpty();
    }

    @Test
    public void F8_whatAnAssessmentNeedsIsAskedFor() {
        assertThat(refusal(() -> declare(Kind.IMPORT_ASSESSED, null, "39", AUGUST)))
                .isEqualTo("facilitation.ground.enterprise");
        assertThat(refusal(() -> declare(Kind.IMPORT_ASSESSED, KUNSHAN, "3", AUGUST)))
                .isEqualTo("facilitation.ground.hs");
        assertThat(refusal(() -> declare(Kind.IMPORT_ASSESSED, KUNSHAN, "39", null)))
                .isEqualTo("facilitation.ground.term");
        assertThat(refusal(() -> declare(Kind.IMPORT_ASSESSED, OrganisationCode.of("DM0900062"), "39", AUGUST)))
                .isEqualTo("core.enterprise.unknown");
        assertThat(grounds.grounds(null, null)).isEmpty();
    }

    private DeclaredGround declare(Kind kind, OrganisationCode enterprise, String hs, LocalDate to) {
        return grounds.declare(kind, enterprise, hs, (CountryCode) null, DateRange.of(MARCH, to), DECISION);
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    @Test
    public void aGroundThatNamesNoEnterpriseIsReadByAllAndOneThatDoesByWhoseItIs() {
        DeclaredGround incident = declare(Kind.SYSTEMIC_INCIDENT, null, "8712", AUGUST);
        declare(Kind.RISK_RAISED, KUNSHAN, "", null);
        roles.become("other", "enterprise@enterprise:DM0900062");
        assertThat(grounds.grounds(KUNSHAN, null)).containsExactly(incident);
        assertThat(grounds.grounds(null, null)).containsExactly(incident);
        roles.become("works", "enterprise@enterprise:192203821");
        assertThat(grounds.grounds(null, null)).hasSize(2);
    }

    @Test
    public void onlyTheBureauOfTheEnterpriseDeclaresAndEndsItsGrounds() {
        long raised = declare(Kind.RISK_RAISED, KUNSHAN, "", null).id();
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("declare", () -> declare(Kind.PROJECT_REPAIR, KUNSHAN, "", AUGUST));
        changes.put("end", () -> grounds.end(raised, MARCH, DECISION));
        roles.everyRole(
                        DeclaredGrounds.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, KUNSHAN))
                .change("declare", () -> declare(Kind.PROJECT_REPAIR, KUNSHAN, "", AUGUST))
                .change("end", () -> grounds.end(raised, MARCH, DECISION))
                .read("grounds", () -> grounds.grounds(KUNSHAN, null))
                .isAsDocumented(() -> grounds.grounds(null, null));
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-head@bureau:zhejiang",
                        "enterprise@enterprise:192203821",
                        "association@zone:320583-01",
                        "administrator"),
                changes,
                () -> grounds.grounds(null, null));
    }
}
