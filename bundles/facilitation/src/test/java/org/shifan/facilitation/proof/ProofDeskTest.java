// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.proof;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class ProofDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-05-01T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Decision DECISION = new Decision("li", DAY, "complete", "paper 12");

    private final TableOfRoles roles = new TableOfRoles();
    private final FacilitationTables tables = new FacilitationTables();
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Registers registers =
            new Registers().level("provincial", "2013-02-01", null).member("2014-06-01", null);
    private final Treatments treatments = Shipments.service(registers, rules);
    private final TreatmentArchive archive = Archives.of(tables, treatments, CLOCK);
    private final GroundRegister grounds = tables.grounds(CLOCK);
    private final ProofDesk proofs = new ProofDesk(
            () -> "facilitation", tables.jpa, archive, new RaisedRisk(grounds), rules, new OneEnterprise(), roles);

    @After
    public void close() {
        tables.close();
    }

    private void declare(String declaration, String hs, String country) {
        archive.decide(
                new Shipment(
                        declaration,
                        OneEnterprise.CODE,
                        HsCode.of(hs),
                        CountryCode.of(country),
                        DAY,
                        Money.usd(new BigDecimal("10000")),
                        Shipment.Purpose.TRADE),
                "li");
    }

    @Test
    public void F6_theEnterprisesOwnDeclarationIsTakenInOnce() {
        declare("D-1", "40111000", "KE");
        Proof proof = proofs.handIn("D-1", "", "C-7", DAY, DECISION);
        assertThat(proof.laboratory()).isEmpty();
        assertThat(proof.outcome()).isEqualTo(Proof.Outcome.OPEN);
        assertThat(proofs.proofs(OneEnterprise.CODE, false, 0, 10)).containsExactly(proof);
        assertThat(refusal(() -> proofs.handIn("D-1", "", "C-8", DAY, DECISION)))
                .isEqualTo("facilitation.proof.known");
    }

    @Test
    public void F6_aThirdPartyIsAcceptedInItsScopeAndDateAndRefusedElse() {
        declare("D-1", "40111000", "KE");
        assertThat(refusal(() -> proofs.handIn("D-1", "NOBODY", "R-1", DAY, DECISION)))
                .isEqualTo("facilitation.proof.laboratory");
        assertThat(refusal(() -> proofs.handIn("D-1", "DEMO-02", "R-1", DAY, DECISION)))
                .isEqualTo("facilitation.proof.scope");
        assertThat(refusal(() -> proofs.handIn("D-1", "DEMO-01", "R-1", DAY.minusDays(181), DECISION)))
                .isEqualTo("facilitation.proof.old");
        assertThat(refusal(() -> proofs.handIn("D-1", "DEMO-01", "R-1", DAY.plusDays(1), DECISION)))
                .isEqualTo("facilitation.proof.future");
        assertThat(refusal(() -> proofs.handIn("D-1", "DEMO-01", "R-1", LocalDate.of(2014, 4, 21), DECISION)))
                .isEqualTo("facilitation.proof.day");
        assertThat(proofs.proofs(null, false, 0, 10)).isEmpty();
        assertThat(proofs.handIn("D-1", "demo-01", "R-1", DAY.minusDays(180), DECISION)
                        .laboratory())
                .isEqualTo("DEMO-01");
    }

    @Test
    public void F6_nothingIsAcceptedForAShipmentThatIsTreatedOtherwise() {
        declare("D-1", "40111000", "US");
        assertThat(refusal(() -> proofs.handIn("D-1", "", "C-7", DAY, DECISION)))
                .isEqualTo("facilitation.proof.not-asked");
        assertThat(refusal(() -> proofs.handIn("D-2", "", "C-7", DAY, DECISION)))
                .isEqualTo("facilitation.declaration.unknown");
    }

    @Test
    public void F6_aSampleAtTheStatedRateIsDueForVerification() {
        int handedIn = 100;
        IntStream.range(0, handedIn).forEach(n -> {
            declare("V-" + n, "40111000", "KE");
            proofs.handIn("V-" + n, "", "C-" + n, DAY, DECISION);
        });
        int due = proofs.proofs(null, true, 0, 1000).size();
        // 50 of a thousand: of a hundred 5; the draw is fixed by the numbers.
        assertThat(due).isBetween(1, 14);
        Proof first = proofs.proofs(null, true, 0, 1).get(0);
        proofs.verify(first.number(), true, DECISION);
        assertThat(proofs.proofs(null, true, 0, 1000)).hasSize(due - 1);
    }

    @Test
    public void F6_aFalseProofRaisesTheRiskSoThatTheMeasureStops() {
        declare("D-1", "40111000", "KE");
        Proof proof = proofs.handIn("D-1", "", "C-7", DAY, DECISION);
        Decision found = new Decision("wang", DAY.plusDays(3), "sample fails", "report 9");
        Proof failed = proofs.verify(proof.number(), false, found);
        assertThat(failed.outcome()).isEqualTo(Proof.Outcome.FAILED);
        assertThat(failed.verified()).isEqualTo(found);
        DeclaredGround raised =
                grounds.grounds(OneEnterprise.CODE, DAY.plusDays(3)).get(0);
        assertThat(raised.kind()).isEqualTo(DeclaredGround.Kind.RISK_RAISED);
        assertThat(raised.hs()).isEqualTo("4011");
        assertThat(raised.declared().reason()).contains("C-7").contains("sample fails");
        assertThat(grounds.grounds(OneEnterprise.CODE, DAY.plusDays(2))).isEmpty();
        assertThat(refusal(() -> proofs.verify(proof.number(), true, found))).isEqualTo("facilitation.proof.verified");
        assertThat(refusal(() -> proofs.verify(99, true, found))).isEqualTo("facilitation.proof.unknown");
    }

    @Test
    public void F6_aFalseProofRaisesTheRiskBesideOneThatIsRaisedAlready() {
        declare("D-1", "40111000", "KE");
        DateRange may = DateRange.of(DAY, LocalDate.of(2016, 5, 31));
        grounds.declare(DeclaredGround.Kind.RISK_RAISED, OneEnterprise.CODE, "4011", null, may, DECISION);
        Proof proof = proofs.handIn("D-1", "", "C-7", DAY, DECISION);
        proofs.verify(proof.number(), false, new Decision("wang", DAY.plusDays(3), "sample fails", "report 9"));
        assertThat(grounds.grounds(OneEnterprise.CODE, null))
                .extracting(DeclaredGround::period)
                .containsExactly(may, DateRange.from(DAY.plusDays(3)));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    @Test
    public void anEnterpriseHandsInForItselfAndOnlyItsBureauVerifies() {
        declare("D-1", "40111000", "KE");
        List<String> others = List.of(
                "enterprise@enterprise:DM0900062",
                "bureau-officer@bureau:zhejiang",
                "government@division:320583",
                "auditor");
        roles.holds(
                "works",
                "enterprise@enterprise:192203821",
                others,
                Map.of("handIn", () -> proofs.handIn("D-1", "", "C-7", DAY, DECISION)),
                () -> proofs.proofs(null, false, 0, 10));
        long number = proofs.proofs(null, false, 0, 10).get(0).number();
        roles.everyRole(
                        Proofs.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, OneEnterprise.CODE))
                .change("handIn", () -> proofs.handIn("D-1", "", "C-8", DAY, DECISION))
                .change("verify", () -> proofs.verify(number, true, DECISION))
                .read("proofs", () -> proofs.proofs(null, false, 0, 10))
                .isAsDocumented(() -> proofs.proofs(null, false, 0, 10));
        List<String> noOfficers = new ArrayList<>(others);
        noOfficers.add("enterprise@enterprise:192203821");
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                noOfficers,
                Map.of("verify", () -> proofs.verify(number, true, DECISION)),
                () -> proofs.proofs(null, false, 0, 10));
    }
}
