// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.facilitation.reference.RuleSets;

import static org.assertj.core.api.Assertions.assertThat;

public class TreatmentsTest {
    private static final String DAY = "2016-05-01";
    private static final String TYRES = "40111000";
    private static final String TOYS = "95030021";
    private static final String SHOES = "64041100";

    @Test
    public void f1_ofSeveralClassesAtOnceTheWorstCounts() {
        Registers registers = Registers.everything().holds(Grant.Kind.ENTERPRISE_CLASS, "3", "2016-01-01", null);

        Treatment treatment = Shipments.treat(registers, DAY, SHOES);

        assertThat(treatment.mode()).isEqualTo(SupervisionMode.GENERAL);
        assertThat(treatment.modeReason().en()).contains("enterprise class 3");
    }

    @Test
    public void f1_theModeEndsWithTheClass() {
        Registers registers = new Registers().holds(Grant.Kind.ENTERPRISE_CLASS, "2", "2015-01-01", "2017-12-31");

        assertThat(Shipments.treat(registers, DAY, SHOES).governing().until()).isEqualTo(LocalDate.of(2017, 12, 31));
        assertThat(Shipments.treat(registers, "2018-01-01", SHOES).mode()).isEqualTo(SupervisionMode.STRINGENT);
    }

    @Test
    public void f1_aClassKnownOnlyToTheYearCountsFromItsEnd() {
        Registers registers =
                new Registers().holds(Grant.Kind.ENTERPRISE_CLASS, "1", "2016-01-01", null, Grant.Precision.YEAR);

        assertThat(Shipments.treat(registers, "2016-12-30", SHOES).mode()).isEqualTo(SupervisionMode.STRINGENT);
        assertThat(Shipments.treat(registers, "2016-12-31", SHOES).mode()).isEqualTo(SupervisionMode.CREDIT);
    }

    @Test
    public void f4_aWithdrawnTitleStopsTheExemptionOnTheNextDay() {
        Registers registers = new Registers()
                .level("national", "2013-02-01", null)
                .member("2014-06-01", null)
                .holds(Grant.Kind.EFFECTIVE_SUPERVISION, "", "2015-01-01", null)
                .holds(Grant.Kind.DEMONSTRATION_ENTERPRISE, "", "2015-01-01", "2018-12-31")
                .withdrawn("2016-04-30");

        Measure lastDay = Shipments.measure(Shipments.treat(registers, "2016-04-30", TYRES), "F4");
        Measure nextDay = Shipments.measure(Shipments.treat(registers, "2016-05-01", TYRES), "F4");

        assertThat(lastDay.applies()).isTrue();
        assertThat(lastDay.until()).isEqualTo(LocalDate.of(2016, 4, 30));
        assertThat(nextDay.applies()).isFalse();
        assertThat(nextDay.until()).isNull();
        assertThat(nextDay.conditions()).isEmpty();
    }

    @Test
    public void f4_namesAllThatIsLackingAndNothingThatIsHeld() {
        Treatment treatment = Shipments.treat(new Registers(), DAY, TOYS);

        assertThat(Shipments.measure(treatment, "F4").reason().en())
                .contains("toys are excluded")
                .contains("not a member")
                .contains("does not hold the title demonstration enterprise")
                .contains("does not hold the confirmation of effective supervision")
                .doesNotContain("is subject to statutory inspection");
    }

    @Test
    public void f4_aRuleSetWithoutTheExclusionLetsTheSameRequestPass() {
        Registers registers = Registers.everything();
        Treatments service = Shipments.service(registers, Shipments.rulesWith(RuleSets.thatDropsToysFrom2016()));

        Measure before = Shipments.measure(service.treat(Shipments.shipment("2015-12-31", TOYS)), "F4");
        Measure after = Shipments.measure(service.treat(Shipments.shipment("2016-01-01", TOYS)), "F4");

        assertThat(before.applies()).isFalse();
        assertThat(before.reason().zh()).contains("国检检〔1994〕214号").contains("玩具");
        assertThat(after.applies()).isTrue();
    }

    @Test
    public void f4_anEnterpriseEnteredInTwoZonesCountsAsMemberOfNone() {
        Registers registers = Registers.everything().member(ZoneId.of("320581-01"), "2016-01-01", null);

        Treatment treatment = Shipments.treat(registers, DAY, TYRES);

        assertThat(Shipments.measure(treatment, "F4").applies()).isFalse();
        assertThat(Shipments.measure(treatment, "F4").reason().en()).contains("320581-01, 320583-01");
        assertThat(treatment.governing().id()).isEqualTo("F1");
    }

    @Test
    public void f5_doesNotAskForTitleOrSupervision() {
        Registers registers =
                new Registers().level("provincial", "2013-02-01", null).member("2014-06-01", null);

        assertThat(Shipments.measure(Shipments.treat(registers, DAY, SHOES), "F5")
                        .applies())
                .isTrue();
    }

    @Test
    public void f10_everyMeasureIsAnsweredInBothLanguagesWithItsClause() {
        Treatment treatment = Shipments.treat(Registers.everything(), DAY, TYRES);

        assertThat(treatment.measures())
                .extracting(Measure::id)
                .containsExactly("F3a", "F4", "F5", "F6", "F7", "F2", "F9a", "F9b", "F8", "F3b", "F1");
        assertThat(treatment.measures()).allSatisfy(measure -> {
            assertThat(measure.clause()).isEqualTo("六(一)");
            assertThat(measure.reason().zh()).isNotEqualTo(measure.reason().en());
        });
        assertThat(treatment.governing().conditions()).isNotEmpty();
    }

    @Test
    public void f10_whatRestsOnDemonstrationDataSaysSo() {
        Treatment treatment = Shipments.treat(Registers.everything().synthetic(), DAY, TYRES);

        assertThat(treatment.demonstration())
                .extracting(text -> text.text().en())
                .anyMatch(text -> text.startsWith("demonstration: statutory-goods.csv, line "))
                .anyMatch(text -> text.startsWith("demonstration: product-risk.csv, line "))
                .anyMatch(text -> text.startsWith("demonstration: supervision-modes.csv, line "))
                .anyMatch(text -> text.startsWith("synthetic enterprise"));
        assertThat(treatment.demonstration())
                .extracting(text -> text.text().zh())
                .anyMatch(t -> t.startsWith("演示数据"));
    }

    @Test
    public void f10_aShipmentOfThePastIsJudgedByThatDay() {
        Registers registers = Registers.everything();
        Treatment before = Shipments.treat(registers, DAY, TYRES);

        registers.withdrawn("2016-12-31");

        Treatment after = Shipments.treat(registers, DAY, TYRES);
        assertThat(after.governing().id()).isEqualTo(before.governing().id());
        assertThat(after.governing().until()).isEqualTo(LocalDate.of(2016, 12, 31));
    }

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(FacilitationMessages.M.unpaired()).isEmpty();
        for (SupervisionMode mode : SupervisionMode.values()) {
            assertThat(FacilitationMessages.M.has("mode." + mode)).isTrue();
            assertThat(FacilitationMessages.M.has("condition.mode." + mode)).isTrue();
        }
    }
}
