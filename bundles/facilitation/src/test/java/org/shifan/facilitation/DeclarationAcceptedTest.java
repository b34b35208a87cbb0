// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.junit.Test;

import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** F6: aid goods and goods for Africa; and the agreements on inspection before shipment, which go before every measure. */
public class DeclarationAcceptedTest {
    private static final String DAY = "2016-03-01";
    private static final String TYRES = "4011100000";
    private static final String SHOES = "6404110000";
    private static final String BARLEY = "1003900000";

    private final Registers member =
            new Registers().level("provincial", "2013-02-01", null).member("2014-06-01", null);

    @Test
    public void f6_goodsForAfricaPassOnADeclarationThatIsVerified() {
        Treatment treatment = treat(TYRES, "KE", Purpose.TRADE, DAY);
        assertThat(treatment.governing().id()).isEqualTo("F6");
        assertThat(treatment.governing().conditions()).hasSize(2);
        assertThat(treatment.demonstration())
                .anySatisfy(remark -> assertThat(remark.text().en()).contains("destination-groups.csv"));
    }

    @Test
    public void f6_aidGoodsPassWhereverTheyGo() {
        assertThat(f6(treat(TYRES, "NP", Purpose.AID, DAY)).applies()).isTrue();
        Measure trade = f6(treat(TYRES, "NP", Purpose.TRADE, DAY));
        assertThat(trade.applies()).isFalse();
        assertThat(trade.reason().en()).isEqualTo("neither declared as foreign aid nor sent to Africa: NP");
    }

    @Test
    public void f6_isOfZonesOnlyAndInForceFromTheDayOfTheOpinion() {
        assertThat(f6(Shipments.service(new Registers()).treat(Shipments.shipment(DAY, TYRES, "KE", Purpose.TRADE)))
                        .applies())
                .isFalse();
        Registers early =
                new Registers().level("provincial", "2013-02-01", null).member("2013-06-01", null);
        assertThat(f6(Shipments.service(early).treat(Shipments.shipment("2014-04-21", TYRES, "KE", Purpose.TRADE)))
                        .applies())
                .isFalse();
        assertThat(f6(Shipments.service(early).treat(Shipments.shipment("2014-04-22", TYRES, "KE", Purpose.TRADE)))
                        .applies())
                .isTrue();
    }

    @Test
    public void f6_anExemptionGovernsBeforeADeclaration() {
        assertThat(treat(SHOES, "KE", Purpose.TRADE, DAY).governing().id()).isEqualTo("F5");
    }

    @Test
    public void f6_anAgreementOnInspectionBeforeShipmentGoesBeforeEveryMeasure() {
        Treatment egypt = treat(SHOES, "EG", Purpose.AID, DAY);
        assertThat(egypt.governing().id()).isEqualTo("F1");
        assertThat(f6(egypt).reason().en()).contains("agreement with Egypt", "no measure lifts that");
        assertThat(Shipments.measure(egypt, "F5").applies()).isFalse();
        Treatment exempt =
                Shipments.service(Registers.everything()).treat(Shipments.shipment(DAY, TYRES, "EG", Purpose.TRADE));
        assertThat(Shipments.measure(exempt, "F4").applies()).isFalse();
    }

    @Test
    public void f6_theAgreementWithSudanHoldsFromItsDayAndForItsChapters() {
        assertThat(Shipments.measure(treat(SHOES, "SD", Purpose.TRADE, "2014-07-01"), "F5")
                        .applies())
                .isFalse();
        assertThat(f6(treat(BARLEY, "SD", Purpose.TRADE, DAY)).applies()).isTrue();
        assertThat(f6(treat(TYRES, "SD", Purpose.TRADE, DAY)).applies()).isFalse();
    }

    private Treatment treat(String hs, String country, Purpose purpose, String day) {
        return Shipments.service(member).treat(Shipments.shipment(day, hs, country, purpose));
    }

    private static Measure f6(Treatment treatment) {
        return Shipments.measure(treatment, "F6");
    }
}
