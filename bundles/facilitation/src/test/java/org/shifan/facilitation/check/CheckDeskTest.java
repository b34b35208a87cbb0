// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.check;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.ledger.Ledger;
import org.shifan.facilitation.ledger.Ledgers;
import org.shifan.facilitation.proof.ProofDesk;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What was drawn, or inspected jointly, has a result; one that is bad raises the risk and stands in the report. */
@Category(EachDatabase.class)
public class CheckDeskTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Decision LI = new Decision("li", DAY.plusDays(3), "checked", "report 12");
    private static final String SHOES = "64041100";
    private static final String TYRES = "40111000";
    private static final String MACHINE = "84801000";

    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds = tables.grounds(MAY);
    private final Registers registers = new Registers()
            .level("provincial", "2013-02-01", null)
            .member("2014-06-01", null)
            .grounds(grounds);
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);
    private final TreatmentArchive archive = Archives.of(tables, treatments, MAY);
    private final TableOfRoles roles = new TableOfRoles();
    private final CheckDesk desk = Checks.of(tables, treatments, grounds, MAY, roles);

    @After
    public void close() {
        tables.close();
    }

    private DecidedTreatment decide(
            String declaration, String hs, String country, Direction direction, Purpose purpose) {
        return archive.decide(
                new Shipment(
                        declaration,
                        OneEnterprise.CODE,
                        HsCode.of(hs),
                        CountryCode.of(country),
                        DAY,
                        Money.usd(new BigDecimal("10000")),
                        purpose,
                        direction,
                        false),
                "li");
    }

    /** The first of many declarations that the draw takes, or does not. */
    private DecidedTreatment decided(String hs, String country, boolean drawn) {
        return IntStream.range(0, 2000)
                .mapToObj(
                        n -> decide((drawn ? "Y-" : "N-") + country + n, hs, country, Direction.EXPORT, Purpose.TRADE))
                .filter(each -> each.drawn() == drawn)
                .findFirst()
                .orElseThrow();
    }

    private DecidedTreatment machine() {
        DecidedTreatment machine = decide("M-1", MACHINE, "DE", Direction.IMPORT, Purpose.EQUIPMENT);
        assertThat(machine.governing()).isEqualTo("F9a");
        return machine;
    }

    private static String of(DecidedTreatment treatment) {
        return treatment.shipment().declaration();
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    @Test
    public void f5_aShipmentThatWasDrawnIsDueUntilItHasAResultAndHasOne() {
        DecidedTreatment drawn = decided(SHOES, "US", true);
        assertThat(drawn.governing()).isEqualTo("F5");
        assertThat(desk.due(BureauCode.of("jiangsu"), OneEnterprise.CODE, 0, 10))
                .extracting(MeasureLedger.Line::declaration)
                .containsExactly(of(drawn));
        assertThat(desk.due(BureauCode.of("zhejiang"), null, 0, 10)).isEmpty();
        MeasureCheck check = desk.enter(of(drawn), DAY.plusDays(1), List.of(), List.of(), LI);
        assertThat(check.passed()).isTrue();
        assertThat(check.kind()).isEqualTo(MeasureCheck.Kind.DRAWN);
        assertThat(check.measure()).isEqualTo("F5");
        assertThat(desk.require(check.number())).isEqualTo(check);
        assertThat(desk.due(null, null, 0, 10)).isEmpty();
        assertThat(desk.checks(null, OneEnterprise.CODE, false, 0, 10)).containsExactly(check);
        assertThat(desk.checks(null, null, true, 0, 10)).isEmpty();
        assertThat(grounds.grounds(OneEnterprise.CODE, DAY.plusDays(3))).isEmpty();
        assertThat(refusal(() -> desk.enter(of(drawn), DAY.plusDays(1), List.of(), List.of("sole"), LI)))
                .isEqualTo("facilitation.check.known");
        assertThat(AuditTrail.of(tables, "facilitation.check"))
                .singleElement()
                .extracting(AuditedChange::action)
                .isEqualTo("check.entered");
    }

    @Test
    public void f5_aCheckThatFailsRaisesTheRiskOfTheGoodsSoThatTheMeasureStops() {
        DecidedTreatment drawn = decided(SHOES, "US", true);
        MeasureCheck check = desk.enter(of(drawn), DAY.plusDays(2), List.of(), List.of("sole", "glue"), LI);
        assertThat(check.failedItems()).containsExactly("sole", "glue");
        assertThat(desk.checks(null, null, true, 0, 10)).containsExactly(check);
        DeclaredGround raised = grounds.grounds(OneEnterprise.CODE, LI.on()).get(0);
        assertThat(raised.kind()).isEqualTo(DeclaredGround.Kind.RISK_RAISED);
        assertThat(raised.hs()).isEqualTo("6404");
        assertThat(raised.declared().reason()).contains("sole, glue").contains("checked");
        Shipment later = drawn.shipment().on(DAY.plusDays(4));
        assertThat(treatments.treat(later).governing().id()).isEqualTo("F1");
    }

    @Test
    public void f9_aJointInspectionNamesWhoTookPart() {
        DecidedTreatment machine = machine();
        assertThat(desk.due(null, null, 0, 10))
                .extracting(MeasureLedger.Line::declaration)
                .containsExactly("M-1");
        assertThat(refusal(() -> desk.enter("M-1", DAY, List.of(" "), List.of(), LI)))
                .isEqualTo("facilitation.check.parties");
        MeasureCheck check = desk.enter("M-1", DAY, List.of("Kunshan Flying Wheel, Zhang"), List.of(), LI);
        assertThat(check.kind()).isEqualTo(MeasureCheck.Kind.JOINT);
        assertThat(check.treatment()).isEqualTo(machine.number());
        assertThat(desk.require(check.number()).parties()).containsExactly("Kunshan Flying Wheel, Zhang");
    }

    @Test
    public void f10_nothingIsEnteredForWhatWasNotDrawnOrIsVerifiedElsewhereOrOnAnotherDay() {
        String exempt = of(decided(SHOES, "US", false));
        assertThat(refusal(() -> desk.enter(exempt, DAY, List.of(), List.of(), LI)))
                .isEqualTo("facilitation.check.not-drawn");
        DecidedTreatment africa = decided(TYRES, "KE", true);
        assertThat(africa.governing()).isEqualTo("F6");
        assertThat(refusal(() -> desk.enter(of(africa), DAY, List.of(), List.of(), LI)))
                .isEqualTo("facilitation.check.elsewhere.F6");
        String drawn = of(decided(SHOES, "US", true));
        assertThat(refusal(() -> desk.enter(drawn, DAY.minusDays(1), List.of(), List.of(), LI)))
                .isEqualTo("facilitation.check.day");
        assertThat(refusal(() -> desk.enter(drawn, DAY.plusDays(4), List.of(), List.of(), LI)))
                .isEqualTo("facilitation.check.day");
        assertThat(refusal(() -> desk.enter(drawn, DAY, List.of(), List.of("a\u0007b"), LI)))
                .isEqualTo("facilitation.check.text");
        assertThat(refusal(() -> desk.enter("nobody's", DAY, List.of(), List.of(), LI)))
                .isEqualTo("facilitation.declaration.unknown");
        assertThat(refusal(() -> desk.require(1))).isEqualTo("facilitation.check.unknown");
    }

    @Test
    public void f10_theBenefitReportSaysWhatTheChecksFoundByMeasure() {
        DecidedTreatment drawn = decided(SHOES, "US", true);
        DecidedTreatment proven = decided(TYRES, "KE", true);
        machine();
        ProofDesk proofs = new ProofDesk(
                () -> "facilitation",
                tables.jpa,
                archive,
                new RaisedRisk(grounds),
                rules,
                new OneEnterprise(),
                (operation, place, actor) -> java.util.Optional.empty());
        Proof proof = proofs.handIn(of(proven), "", "C-7", DAY, LI);
        Ledger ledger = Ledgers.of(tables);
        YearMonth may = YearMonth.of(2016, 5);
        long due = desk.due(null, null, 0, 100).size();
        assertThat(due).isEqualTo(2);
        assertThat(ledger.report(null, null, may, may).checks())
                .containsExactly(
                        new MeasureLedger.Checks("F5", 1, 0, 0),
                        new MeasureLedger.Checks("F6", 1, 0, 0),
                        new MeasureLedger.Checks("F9a", 1, 0, 0));
        desk.enter(of(drawn), DAY, List.of(), List.of("sole"), LI);
        desk.enter("M-1", DAY, List.of("Zhang"), List.of(), LI);
        proofs.verify(proof.number(), false, LI);
        assertThat(ledger.report(BureauCode.of("jiangsu"), null, may, may).checks())
                .containsExactly(
                        new MeasureLedger.Checks("F5", 1, 1, 1),
                        new MeasureLedger.Checks("F6", 1, 1, 1),
                        new MeasureLedger.Checks("F9a", 1, 1, 0));
        assertThat(ledger.report(null, null, may.plusMonths(1), may.plusMonths(1))
                        .checks())
                .isEmpty();
    }

    @Test
    public void f10_onlyTheEnterprisesBureauEntersWhatACheckFound() {
        String drawn = of(decided(SHOES, "US", true));
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "enterprise@enterprise:192203821",
                        "bureau-officer@bureau:zhejiang",
                        "government@division:320583",
                        "auditor"),
                Map.of("enter", () -> desk.enter(drawn, DAY, List.of(), List.of(), LI)),
                () -> desk.checks(null, null, false, 0, 10));
    }
}
