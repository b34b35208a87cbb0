// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class StopWatchTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);

    private final FacilitationTables tables = new FacilitationTables();
    private final Registers registers = Registers.everything();
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);

    @After
    public void close() {
        tables.close();
    }

    private StopWatch watch(Clock clock) {
        return Watches.of(tables, treatments, clock);
    }

    private void use(String declaration, String hs) {
        Archives.of(tables, treatments, MAY)
                .decide(
                        new Shipment(
                                declaration,
                                OneEnterprise.CODE,
                                HsCode.of(hs),
                                CountryCode.of("US"),
                                LocalDate.of(2016, 5, 1),
                                Money.usd(new BigDecimal("10000")),
                                Shipment.Purpose.TRADE),
                        "li");
    }

    @Test
    public void F10_aTitleThatIsWithdrawnStopsTheMeasureAndThoseConcernedAreTold() {
        use("D-1", "40111000");
        use("D-2", "64041100");
        StopWatch watch = watch(MAY);
        assertThat(watch.look()).isEmpty();

        // Effective supervision ends.
        registers.withdrawn("2016-05-09");
        List<MeasureStop> stops = watch.look();
        assertThat(stops).hasSize(1);
        assertThat(stops.get(0).measure()).isEqualTo("F4");
        assertThat(stops.get(0).stopped()).isTrue();
        assertThat(stops.get(0).reason().en()).contains("effective supervision on 2016-05-10: it ended on 2016-05-09");
        assertThat(stops.get(0).reason().zh()).contains("有效监管");
        assertThat(watch.look()).isEmpty();
        assertThat(watch(MAY).look()).isEmpty();
        assertThat(watch.stops(null, OneEnterprise.CODE, 0, 10)).isEqualTo(stops);

        registers.holds(Grant.Kind.EFFECTIVE_SUPERVISION, "", "2016-05-10", null);
        assertThat(watch.look()).extracting(MeasureStop::stopped).containsExactly(false);
        assertThat(watch.stops(null, null, 0, 10))
                .extracting(MeasureStop::stopped)
                .containsExactly(false, true);
    }

    @Test
    public void F2_aRaisedRiskAndASystemicIncidentStopWhatTheyConcern() {
        use("D-1", "40111000");
        use("D-2", "64041100");
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "64", "2016-05-10", "2016-05-20");
        registers.declared(DeclaredGround.Kind.SYSTEMIC_INCIDENT, "4011", "2016-05-10", "2016-05-31");
        assertThat(watch(MAY).look()).extracting(MeasureStop::measure).containsExactlyInAnyOrder("F4", "F5");

        Clock later = Clock.fixed(Instant.parse("2016-05-21T02:00:00Z"), ZoneOffset.UTC);
        assertThat(watch(later).look()).extracting(MeasureStop::measure).containsExactly("F5");
        Clock june = Clock.fixed(Instant.parse("2016-06-01T02:00:00Z"), ZoneOffset.UTC);
        assertThat(watch(june).look()).extracting(MeasureStop::measure).containsExactly("F4");
    }

    @Test
    public void F10_aMembershipThatEndsStopsEverythingByItself() {
        Registers leaving =
                new Registers().level("national", "2013-02-01", null).member("2014-06-01", "2016-05-09");
        Treatments then = Shipments.service(leaving, rules);
        Archives.of(tables, then, MAY)
                .decide(
                        new Shipment(
                                "D-1",
                                OneEnterprise.CODE,
                                HsCode.of("64041100"),
                                CountryCode.of("US"),
                                LocalDate.of(2016, 5, 9),
                                Money.usd(new BigDecimal("10000")),
                                Shipment.Purpose.TRADE),
                        "li");
        StopWatch watch = Watches.of(tables, then, MAY);
        assertThat(watch.look())
                .singleElement()
                .satisfies(stop -> assertThat(stop.reason().en()).contains("the membership ended on 2016-05-09"));
    }

    /** Treats shipments, but for those of broken goods. */
    private TreatmentService breaking(Predicate<Shipment> broken) {
        return new TreatmentService() {
            @Override
            public Treatment treat(Shipment shipment) {
                if (broken.test(shipment)) {
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

    @Test
    public void F10_oneFlowThatBreaksKeepsNoOtherFromBeingLookedAtAndIsNamed() {
        use("D-1", "64041100");
        use("D-2", "40111000");
        boolean[] mended = {false};
        StopWatch watch = Watches.of(
                tables,
                breaking(shipment -> !mended[0] && shipment.hs().value().startsWith("64")),
                Archives.of(tables, treatments, MAY),
                MAY);
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "", "2016-05-10", null);

        assertThat(watch.look()).extracting(MeasureStop::measure).containsExactly("F4");
        assertThat(watch.unjudged()).extracting(MeasureStops.Unjudged::measure).containsExactlyInAnyOrder("F5", "F1");
        assertThat(watch.unjudged()).allSatisfy(broken -> {
            assertThat(broken.hs()).isEqualTo(HsCode.of("64041100"));
            assertThat(broken.why().en()).contains("IllegalStateException");
        });
        assertThat(watch.look()).isEmpty();

        mended[0] = true;
        assertThat(watch.look()).extracting(MeasureStop::measure).containsExactly("F5");
        assertThat(watch.unjudged()).isEmpty();
    }

    @Test
    public void F10_howeverOftenAMeasureWasUsedItIsJudgedOnce() {
        for (int n = 0; n < 60; n++) {
            use("D-" + n, n % 2 == 0 ? "64041100" : "40111000");
        }
        AtomicInteger judged = new AtomicInteger();
        StopWatch watch = Watches.of(
                tables,
                breaking(shipment -> {
                    judged.incrementAndGet();
                    return false;
                }),
                Archives.of(tables, treatments, MAY),
                MAY);
        assertThat(watch.look()).isEmpty();
        assertThat(judged).hasValue(2);

        registers.withdrawn("2016-05-09");
        assertThat(watch.look(OneEnterprise.CODE))
                .singleElement()
                .satisfies(stop -> assertThat(stop.measure()).isEqualTo("F4"));
        assertThat(judged).hasValue(4);
    }

    @Test
    public void F10_aLoweredClassIsToldWhenTheModeOfExportedGoodsGetsStricter() {
        Registers lowered = new Registers()
                .level("national", "2013-02-01", null)
                .member("2014-06-01", null)
                .holds(Grant.Kind.ENTERPRISE_CLASS, "1", "2012-01-01", null);
        Treatments then = Shipments.service(lowered, rules);
        Shipment toys = new Shipment(
                "D-1",
                OneEnterprise.CODE,
                HsCode.of("95030021"),
                CountryCode.of("US"),
                LocalDate.of(2016, 5, 1),
                Money.usd(new BigDecimal("10000")),
                Shipment.Purpose.TRADE);
        var decided = Archives.of(tables, then, MAY).decide(toys, "li");
        StopWatch watch = Watches.of(tables, then, MAY);
        assertThat(watch.look()).isEmpty();

        lowered.withdrawn("2016-05-09").holds(Grant.Kind.ENTERPRISE_CLASS, "4", "2016-05-10", null);
        assertThat(watch.look())
                .filteredOn(stop -> stop.measure().equals("F1"))
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.stopped()).isTrue();
                    assertThat(stop.mode()).isGreaterThan(decided.mode());
                    assertThat(stop.reason().en())
                            .contains("supervision from now on")
                            .contains("enterprise class 4 since 2016-05-10");
                });
        assertThat(watch.look()).isEmpty();

        // A shipment that is decided by the stricter mode has told it; what is lighter then is told by the next one.
        Clock later = Clock.fixed(Instant.parse("2016-05-11T02:00:00Z"), ZoneOffset.UTC);
        assertThat(Watches.of(tables, then, later).look()).isEmpty();
        lowered.withdrawn("2016-05-10").holds(Grant.Kind.ENTERPRISE_CLASS, "1", "2016-05-11", null);
        assertThat(Watches.of(tables, then, later).look())
                .filteredOn(stop -> stop.measure().equals("F1"))
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.stopped()).isFalse();
                    assertThat(stop.mode()).isEqualTo(decided.mode());
                });
    }

    @Test
    public void F10_aNoticeIsUnreadUntilSomebodyHasReadIt() {
        use("D-1", "40111000");
        registers.withdrawn("2016-05-09");
        StopWatch watch = watch(MAY);
        long number = watch.look().get(0).number();
        assertThat(watch.stops(null, OneEnterprise.CODE, true, 0, 9)).hasSize(1);
        watch.read(number, "hu");
        assertThat(watch.read(number, "hu").receipts())
                .containsExactly(new MeasureStop.Receipt("hu", LocalDate.of(2016, 5, 10)));
        assertThat(watch.stops(null, OneEnterprise.CODE, true, 0, 9)).isEmpty();
        assertThat(watch.require(number).receipts()).hasSize(1);
        assertThatThrownBy(() -> watch.read(99, "hu")).hasMessageContaining("99");
    }

    @Test
    public void F10_aStandingThatChangedHasMeasuresLookedAtSoon() {
        List<OrganisationCode> soon = new ArrayList<>();
        StandingStops stops = new StandingStops(soon::add);
        stops.changed(Set.of(Subject.enterprise(OneEnterprise.CODE)));
        stops.changed(Set.of(Subject.zone(ZoneId.of("320583-01"))));
        assertThat(soon).containsExactly(OneEnterprise.CODE, null);
    }
}
