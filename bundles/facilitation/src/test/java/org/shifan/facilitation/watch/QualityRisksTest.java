// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.BundleContext;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.quality.Risks;
import org.shifan.api.text.Text;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** F2 and F10: what the quality module finds changes the treatment and stops measures at once. */
@Category(EachDatabase.class)
public class QualityRisksTest {
    private static final LocalDate TODAY = LocalDate.of(2016, 5, 10);
    private static final Clock NOW = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);

    private final FacilitationTables tables = new FacilitationTables();
    private final QualityRisks bridge = new QualityRisks();
    private final Registers registers = Registers.everything().risk(bridge);
    private final Treatments treatments = Shipments.service(registers, Shipments.rulesWith(Map.of()));
    private final StopWatch watch = Watches.of(tables, treatments, NOW);
    private final Found found = new Found();

    /** Grounds as the quality module keeps them. */
    private static final class Found implements Risks {
        private final List<RiskGround> grounds = new ArrayList<>();

        RiskGround raise(String enterprise, String heading, String market) {
            RiskGround ground = new RiskGround(
                    grounds.size() + 1L,
                    OrganisationCode.of(enterprise),
                    BureauCode.of("jiangsu"),
                    RiskGround.Kind.INCIDENTS,
                    HsCode.of(heading),
                    CountryCode.of(market),
                    RiskLevel.RAISED,
                    new Text("两次召回", "two recalls"),
                    TODAY,
                    null);
            grounds.add(ground);
            return ground;
        }

        @Override
        public Risk risk(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on) {
            return Risk.of(enterprise, hs, market, on, history(enterprise));
        }

        @Override
        public List<RiskGround> history(OrganisationCode enterprise) {
            return grounds.stream()
                    .filter(ground -> ground.enterprise().equals(enterprise))
                    .toList();
        }

        @Override
        public List<RiskGround> grounds(BureauCode bureau, LocalDate on, int limit) {
            throw new AssertionError("nobody asks for this here");
        }

        @Override
        public List<RiskGround> look() {
            throw new AssertionError("nobody asks for this here");
        }

        @Override
        public ControlChart chart(BureauCode bureau, HsCode heading) {
            throw new AssertionError("nobody asks for this here");
        }
    }

    @After
    public void close() {
        tables.close();
    }

    private static Shipment shoes(String declaration, String market) {
        return new Shipment(
                declaration,
                OneEnterprise.CODE,
                HsCode.of("64041100"),
                CountryCode.of(market),
                TODAY,
                Money.usd(new BigDecimal("10000")),
                Shipment.Purpose.TRADE);
    }

    private Treatment.Measure exemption(String market) {
        return Shipments.measure(treatments.treat(shoes("D-9", market)), "F5");
    }

    private List<MeasureStop> heard() {
        return watch.stops(null, null, 0, 9);
    }

    private RiskStops stops() {
        return new RiskStops(
                (BundleContext) Proxy.newProxyInstance(
                        BundleContext.class.getClassLoader(),
                        new Class<?>[] {BundleContext.class},
                        (self, method, args) -> method.getName().equals("getService") ? watch : true),
                null);
    }

    @Test
    public void F2_aGroundThatTheQualityModuleFindsTakesTheMeasureAwayWhereItConcernsTheGoods() {
        bridge.risks = found;
        assertThat(exemption("US").applies()).isTrue();

        found.raise(OneEnterprise.CODE.value(), "6404", "US");
        assertThat(exemption("US").applies()).isFalse();
        assertThat(exemption("US").reason().text().en()).contains("the risk is raised: two recalls");
        assertThat(exemption("US").reason().text().zh()).contains("两次召回");
        assertThat(exemption("DE").applies()).isTrue();
    }

    @Test
    public void F2_withoutTheQualityModuleTheStricterTreatmentHolds() {
        assertThat(exemption("US").applies()).isFalse();
        assertThat(exemption("US").reason().text().en()).contains("quality module is not here");

        bridge.risks = found;
        assertThat(exemption("US").applies()).isTrue();

        bridge.risks = null;
        assertThat(exemption("US").applies()).isFalse();
    }

    @Test
    public void F10_aGroundThatBeginsStopsTheMeasureAtOnceAndThoseConcernedAreTold() {
        bridge.risks = found;
        Archives.of(tables, treatments, NOW).decide(shoes("D-1", "US"), "li");
        RiskStops stops = stops();

        // That of another enterprise is none of its business, though a look at all would find something.
        RiskGround other = found.raise("710932515", "6404", "US");
        RiskGround own = found.raise(OneEnterprise.CODE.value(), "6404", "US");
        stops.changed(List.of(other));
        assertThat(heard()).isEmpty();

        stops.changed(List.of(own, other));
        assertThat(heard()).singleElement().satisfies(stop -> {
            assertThat(stop.measure()).isEqualTo("F5");
            assertThat(stop.stopped()).isTrue();
            assertThat(stop.reason().en()).contains("two recalls");
        });
        stops.changed(List.of(own));
        assertThat(heard()).hasSize(1);
    }
}
