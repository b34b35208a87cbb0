// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Place;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.check.CheckDesk;
import org.shifan.facilitation.check.Checks;
import org.shifan.facilitation.ledger.Ledger;
import org.shifan.facilitation.ledger.Ledgers;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.watch.StopWatch;
import org.shifan.facilitation.watch.Watches;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;

/** O1, R6: what is decided, checked, saved and stopped of an enterprise's measures, in every role as the shipped table says. */
@Category(EachDatabase.class)
public class MeasuresEveryRoleTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth MONTH = YearMonth.of(2016, 5);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Decision LI = new Decision(EveryRole.ACCOUNT, DAY.plusDays(3), "checked", "report 12");
    private static final String TYRES = "40111000";
    private static final String SHOES = "64041100";
    private static final ZoneId ZONE = Ledgers.KUNSHAN.id();
    private static final Place FIRM =
            new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, OneEnterprise.CODE);
    private static final Place MEMBER = FIRM.in(ZONE);

    private final FacilitationTables tables = new FacilitationTables();
    private final Registers registers = Registers.everything();
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);
    private final TreatmentArchive archive = Archives.of(tables, treatments, MAY);
    private final TableOfRoles roles = new TableOfRoles();

    @After
    public void close() {
        tables.close();
    }

    private static Shipment shipment(String declaration, String hs) {
        return new Shipment(
                declaration,
                OneEnterprise.CODE,
                HsCode.of(hs),
                CountryCode.of("US"),
                DAY,
                Money.usd(new BigDecimal("10000")),
                Shipment.Purpose.TRADE);
    }

    private DecidedTreatment decided(String declaration, String hs) {
        return archive.decide(shipment(declaration, hs), "li");
    }

    @Test
    public void F10_aShipmentIsAnsweredForToWhomItConcerns() {
        Treatments asking = Shipments.service(registers, rules, roles);
        roles.everyRole(TreatmentService.class, FIRM)
                .read("treat", () -> asking.treat(shipment("", TYRES)))
                .isAsDocumented(() -> archive.decided(null, 0, 10));
    }

    @Test
    public void F10_whatWasDecidedIsDecidedAndReadByWhomItConcerns() {
        long number = decided("D-1", TYRES).number();
        TreatmentArchive asking = Archives.of(tables, treatments, MAY, roles);
        roles.everyRole(DecidedTreatments.class, MEMBER)
                .change("decide", () -> asking.decide(shipment("D-1", TYRES), EveryRole.ACCOUNT))
                .read("require", () -> asking.require(number))
                .read("decided", () -> asking.decided(null, 0, 10))
                .read("numbers", asking::numbers)
                .read("replay", () -> asking.replay(number))
                .isAsDocumented(() -> archive.decided(null, 0, 10));
    }

    @Test
    public void F10_whatMeasuresSavedIsReadByWhomItConcernsAndSummedForWhoMayReadAllOfIt() {
        decided("D-1", TYRES);
        Ledger asking = Ledgers.of(tables, roles);
        roles.everyRole(MeasureLedger.class, MEMBER)
                .read("lines", () -> asking.lines(null, null, MONTH, MONTH, 0, 10))
                .at(Place.of(Ledgers.KUNSHAN))
                .read("report", () -> asking.report(null, ZONE, MONTH, MONTH))
                .isAsDocumented(() -> Ledgers.of(tables).lines(null, null, MONTH, MONTH, 0, 10));
    }

    @Test
    public void F10_aPageOfWhatOneMayReadIsFullAndInOrder() {
        for (int n = 0; n < 7; n++) {
            decided("D-" + n, TYRES);
        }
        TreatmentArchive asking = Archives.of(tables, treatments, MAY, roles);
        roles.become(EveryRole.ACCOUNT, "government@zone:320583-01");
        assertThat(asking.decided(null, 2, 3))
                .extracting(each -> each.shipment().declaration())
                .containsExactly("D-4", "D-3", "D-2");
        roles.become(EveryRole.ACCOUNT, "government@zone:350203-01");
        assertThat(asking.decided(null, 0, 3)).isEmpty();
    }

    @Test
    public void F5_checksAreEnteredByTheBureauAndReadByWhomTheyConcern() {
        CheckDesk asking = Checks.of(tables, treatments, tables.grounds(MAY), MAY, roles);
        int n = 0;
        DecidedTreatment first = drawn(n++);
        while (!first.drawn()) {
            first = drawn(n++);
        }
        MeasureCheck check = asking.enter(first.shipment().declaration(), DAY.plusDays(1), List.of(), List.of(), LI);
        DecidedTreatment second = drawn(n++);
        while (!second.drawn()) {
            second = drawn(n++);
        }
        String due = second.shipment().declaration();
        roles.everyRole(MeasureChecks.class, FIRM)
                .change("enter", () -> asking.enter(due, DAY.plusDays(1), List.of(), List.of(), LI))
                .read("require", () -> asking.require(check.number()))
                .read("checks", () -> asking.checks(null, null, false, 0, 10))
                .read("due", () -> asking.due(null, null, 0, 10))
                .isAsDocumented(() -> asking.checks(null, null, false, 0, 10));
    }

    private DecidedTreatment drawn(int n) {
        return decided("N-" + n, SHOES);
    }

    @Test
    public void F10_whatStoppedIsSeenAndReadByWhomItConcernsAndLookedForByOfficers() {
        decided("D-1", TYRES);
        decided("D-2", SHOES);
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "", "2016-05-10", null);
        StopWatch asking = Watches.of(tables, breakingForShoes(), archive, MAY, roles);
        long number = asking.look().get(0).number();
        assertThat(asking.unjudged()).isNotEmpty();
        roles.everyRole(MeasureStops.class, MEMBER)
                .change("read", () -> asking.read(number, EveryRole.ACCOUNT))
                .read("stops", () -> asking.stops(null, null, 0, 10))
                .read("require", () -> asking.require(number))
                .at(FIRM)
                .read("unjudged", asking::unjudged)
                .at(Place.COUNTRY)
                .change("look", asking::look)
                .isAsDocumented(() -> asking.stops(null, null, 0, 10));
    }

    private TreatmentService breakingForShoes() {
        return new TreatmentService() {
            @Override
            public Treatment treat(Shipment shipment) {
                if (shipment.hs().value().equals(SHOES)) {
                    throw new IllegalStateException("broken");
                }
                return treatments.treat(shipment);
            }

            @Override
            public List<RulesState> rules() {
                return treatments.rules();
            }
        };
    }
}
