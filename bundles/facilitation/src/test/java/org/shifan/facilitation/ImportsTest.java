// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Imports of enterprises of a zone: what is presumed, inspected together, or not inspected, and what a law keeps from that. */
public class ImportsTest {
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final String MACHINE = "84801000";
    private static final String BOILER = "84021110";
    private static final String STEEL = "72091500";
    private static final String PLASTICS = "39269090";

    private static Treatment treat(Registers registers, String hs, Purpose purpose, String declaration) {
        return Shipments.service(registers)
                .treat(new Shipment(
                        declaration,
                        Registers.ENTERPRISE,
                        HsCode.of(hs),
                        CountryCode.of("DE"),
                        DAY,
                        Money.usd(new BigDecimal("90000")),
                        purpose,
                        Direction.IMPORT,
                        false));
    }

    private static Treatment treat(String hs, Purpose purpose) {
        return treat(Registers.everything(), hs, purpose, "D-1");
    }

    @Test
    public void f9_equipmentForOwnProcessingIsInspectedTogetherWithTheEnterprise() {
        Treatment treatment = treat(MACHINE, Purpose.EQUIPMENT);
        assertThat(treatment.governing().id()).isEqualTo("F9a");
        assertThat(treatment.governing().clause()).isEqualTo("六(一)");
        assertThat(treatment.governing().conditions())
                .anySatisfy(condition -> assertThat(condition.en()).contains("both sign the record"))
                .anySatisfy(condition -> assertThat(condition.zh()).contains("共同检验"));
        // Joint inspection is an inspection: nothing is exempted that would have to be drawn.
        assertThat(treatment.check().perMille()).isZero();
    }

    @Test
    public void f9_whatALawHasInspectedIsInspectedWhateverItIsFor() {
        for (Purpose purpose : new Purpose[] {Purpose.EQUIPMENT, Purpose.MATERIALS, Purpose.TRADE}) {
            Treatment treatment = treat(
                    Registers.everything()
                            .declared(DeclaredGround.Kind.IMPORT_ASSESSED, "84", "2016-01-01", "2016-12-31"),
                    BOILER,
                    purpose,
                    "D-1");
            assertThat(treatment.governing().id()).as(purpose.name()).isEqualTo("F1");
            assertThat(treatment.measures())
                    .filteredOn(measure ->
                            measure.id().startsWith("F9") || measure.id().equals("F8"))
                    .hasSize(3)
                    .allSatisfy(measure -> {
                        assertThat(measure.applies()).isFalse();
                        assertThat(measure.reason().en()).contains("boilers: a law asks for an inspection");
                    });
        }
    }

    @Test
    public void f9_materialsAreNotInspectedButDrawnAtTheFloorAndFollowedUpLocally() {
        int drawn = 0;
        for (int n = 0; n < 400; n++) {
            Treatment treatment = treat(Registers.everything(), STEEL, Purpose.MATERIALS, "M-" + n);
            assertThat(treatment.governing().id()).isEqualTo("F9b");
            assertThat(treatment.check().perMille()).isEqualTo(20);
            drawn += treatment.check().drawn() ? 1 : 0;
        }
        // 20 of a thousand: of 400 about 8; the draw is fixed by the numbers.
        assertThat(drawn).isBetween(2, 18);
        assertThat(treat(STEEL, Purpose.MATERIALS).governing().conditions())
                .anySatisfy(condition -> assertThat(condition.en()).contains("the local office follows up"));
    }

    @Test
    public void f9_whatIsOnlyTradedIsInspected() {
        assertThat(treat(STEEL, Purpose.TRADE).governing().id()).isEqualTo("F1");
        assertThat(treat(MACHINE, Purpose.TRADE).governing().id()).isEqualTo("F1");
    }

    @Test
    public void f8_conformityIsPresumedFromTheAssessmentOnAndAsLongAsNothingSpeaksAgainstIt() {
        assertThat(treat(PLASTICS, Purpose.TRADE).governing().id()).isEqualTo("F1");
        Registers assessed =
                Registers.everything().declared(DeclaredGround.Kind.IMPORT_ASSESSED, "39", "2016-01-01", "2016-12-31");
        Treatment presumed = treat(assessed, PLASTICS, Purpose.TRADE, "D-1");
        assertThat(presumed.governing().id()).isEqualTo("F8");
        assertThat(presumed.governing().until()).isEqualTo("2016-12-31");
        Treatment suspended = treat(
                assessed.declared(DeclaredGround.Kind.RISK_RAISED, "3926", "2016-05-01", null),
                PLASTICS,
                Purpose.TRADE,
                "D-1");
        assertThat(suspended.governing().id()).isEqualTo("F1");
        assertThat(Shipments.measure(suspended, "F8").reason().en()).contains("the risk is raised");
    }

    @Test
    public void f9_whatIsForOwnProcessingAndSaidToGoOutIsRefusedAndNotAnsweredAsAnExport() {
        for (Purpose purpose : new Purpose[] {Purpose.EQUIPMENT, Purpose.MATERIALS}) {
            Shipment out = Shipments.shipment("2016-05-01", MACHINE, "DE", purpose);
            assertThatThrownBy(() -> Shipments.service(Registers.everything()).treat(out))
                    .isInstanceOf(ShifanException.class)
                    .hasMessageContaining("direction IMPORT");
        }
        // Goods for repair, testing and research go both ways.
        assertThat(Shipments.service(Registers.everything())
                        .treat(Shipments.shipment("2016-05-01", MACHINE, "DE", Purpose.REPAIR))
                        .governing()
                        .id())
                .isNotEmpty();
    }
}
