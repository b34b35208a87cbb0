// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.facilitation.MeasureRules;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.facilitation.TreatmentService.RulesState;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.facilitation.national.NationalRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Rules come, go, are changed and are refused. */
public class RulesTest {
    private static final String DAY = "2016-05-01";
    private static final String TYRES = "40111000";
    private static final String SHOES = "64041100";

    private final Registers registers = Registers.everything();

    @Test
    public void F10_withoutRulesTheTreatmentIsStrictAndSaysWhy() {
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        Treatments service = Shipments.service(registers, rules);
        Treatment none = service.treat(Shipments.shipment(DAY, TYRES));
        assertThat(none.mode()).isEqualTo(SupervisionMode.SPECIAL);
        assertThat(none.statutory()).isTrue();
        assertThat(none.governing().reason().en()).contains("no bundle brings them");
        assertThat(none.governing().reason().zh()).contains("从严");

        rules.add(NationalRules.of("1.0.0"), 7);
        assertThat(service.treat(Shipments.shipment(DAY, TYRES)).governing().id())
                .isEqualTo("F4");
    }

    @Test
    public void F10_newRulesDecideTheNextTreatmentAndNotTheOneBefore() {
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        MeasureRules old = NationalRules.of("1.0.0");
        rules.add(old, 7);
        Treatments service = Shipments.service(registers, rules);
        Treatment before = service.treat(Shipments.shipment(DAY, SHOES));

        rules.add(new Shipments.Tables("national", "1.1.0", withoutF5()), 7);
        Treatment after = service.treat(Shipments.shipment(DAY, SHOES));

        assertThat(before.governing().id()).isEqualTo("F5");
        assertThat(after.governing().id()).isEqualTo("F1");
        assertThat(after.rules().version()).isEqualTo("1.1.0");
        assertThat(after.rules().digest()).isNotEqualTo(before.rules().digest());
        assertThat(service.rules()).extracting(RulesState::serves).containsExactly(true, false);
        assertThat(service.rules().get(1).problems().get(0).key()).isEqualTo("facilitation.rules.older");
    }

    @Test
    public void F10_rulesThatThrowGiveTheStrictTreatmentThatNamesThem() {
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        rules.add(
                new MeasureRules() {
                    @Override
                    public String name() {
                        return NATIONAL;
                    }

                    @Override
                    public String version() {
                        return "6.6.6";
                    }

                    @Override
                    public Map<String, String> tables() {
                        throw new IllegalStateException("broken");
                    }
                },
                7);
        Treatment treatment = Shipments.service(registers, rules).treat(Shipments.shipment(DAY, TYRES));
        assertThat(treatment.mode()).isEqualTo(SupervisionMode.SPECIAL);
        assertThat(treatment.modeReason().en())
                .contains("national 6.6.6")
                .contains("RulesTest$1")
                .doesNotContain("IllegalState");
    }

    @Test
    public void F10_rulesThatLoopAreGivenUpAndRefusedUnderTheirName() {
        AtomicBoolean over = new AtomicBoolean();
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        rules.add(NationalRules.of("1.0.0"), 7);
        rules.add(
                new MeasureRules() {
                    @Override
                    public String name() {
                        return NATIONAL;
                    }

                    @Override
                    public String version() {
                        return "6.6.6";
                    }

                    @Override
                    public Map<String, String> tables() {
                        while (!over.get()) {
                            Thread.onSpinWait();
                        }
                        return Map.of();
                    }
                },
                8);
        over.set(true);
        assertThat(rules.states())
                .extracting(state -> state.version().version(), RulesState::serves)
                .containsExactly(tuple("1.0.0", true), tuple("6.6.6", false));
        assertThat(rules.states().get(1).problems().get(0).key()).isEqualTo("facilitation.rules.broken");
    }

    @Test
    public void f2_aSourceOfRisksThatLoopsIsGivenUpAndCountsAsRaised() {
        AtomicBoolean over = new AtomicBoolean();
        Registers held = Registers.everything().risk((enterprise, hs, market, on) -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        });
        Treatments service = Shipments.service(held);
        Treatment treatment = service.treat(Shipments.shipment(DAY, TYRES));
        Treatment next = service.treat(Shipments.shipment(DAY, TYRES));
        over.set(true);
        assertThat(List.of(treatment, next)).allSatisfy(each -> {
            assertThat(each.governing().id()).isEqualTo("F1");
            assertThat(Shipments.measure(each, "F4").reason().en()).contains("RulesTest");
        });
    }

    @Test
    public void F10_aBureauIsToldThatItCannotGrantByRulesOfItsOwn() {
        RulesRegistry rules = Shipments.rules("jiangsu", "1.0.0", Map.of());
        rules.add(NationalRules.of("1.0.0"), 7);
        assertThat(rules.states()).hasSize(2);
        RulesState refused = rules.states().get(1);
        assertThat(refused.serves()).isFalse();
        assertThat(refused.version().name()).isEqualTo("jiangsu");
        assertThat(refused.problems().get(0).text().en()).contains("BureauTerms");
        assertThat(rules.serving().book().version().name()).isEqualTo("national");
    }

    @Test
    public void F4_aMeasureThatTheClauseDoesNotListIsRefused() {
        assertThat(refusal("measures.csv", s -> s.replace("F9b,55,", "F11,55,")))
                .contains("'F11'")
                .contains("line ")
                .contains("F9a, F9b");
    }

    @Test
    public void F4_rulesCannotDropTheGuardOfEffectiveSupervision() {
        assertThat(refusal("measures.csv", s -> s.replace(" effective-supervision", "")))
                .contains("F4")
                .contains("'effective-supervision'");
    }

    @Test
    public void F4_rulesCannotWidenTheLevelsOfZones() {
        assertThat(refusal("measures.csv", s -> s.replace("provincial|national", "cultivating|provincial|national")))
                .contains("zone-level:national|provincial");
    }

    @Test
    public void F4_rulesCannotGrantBeforeTheDayOfTheOpinion() {
        assertThat(refusal(
                        "measures.csv", s -> s.replace("F4,10,convenience,2014-04-22", "F4,10,convenience,2014-04-21")))
                .contains("2014-04-22 or later");
    }

    @Test
    public void F4_rulesMayAskForMore() {
        String more =
                Shipments.table("measures.csv").replace("effective-supervision", "effective-supervision class:1|2");
        Treatments service = Shipments.service(registers, Shipments.rulesWith(Map.of("measures.csv", more)));
        Measure exempt = Shipments.measure(service.treat(Shipments.shipment(DAY, TYRES)), "F4");
        assertThat(exempt.applies()).isTrue();
        assertThat(exempt.reason().en()).contains("enterprise class 1");
        Measure unclassed = Shipments.measure(
                Shipments.service(
                                new Registers()
                                        .level("national", "2013-02-01", null)
                                        .member("2014-06-01", null),
                                Shipments.rulesWith(Map.of("measures.csv", more)))
                        .treat(Shipments.shipment(DAY, TYRES)),
                "F4");
        assertThat(unclassed.reason().en()).contains("no enterprise class on 2016-05-01, needed is 1, 2");
    }

    @Test
    public void F4_aWordThatIsNotKnownIsRefusedWithItsPlace() {
        assertThat(refusal("measures.csv", s -> s.replace(" no-systemic,S", " no-systemic well-known,S")))
                .contains("'well-known'")
                .contains("measures.csv, line ");
    }

    @Test
    public void F5_aFloorOfRandomChecksHasToStay() {
        assertThat(refusal("assumptions.csv", s -> s.replace("checks-per-mille.F5,20", "checks-per-mille.F5,0")))
                .contains("checks-per-mille.F5")
                .contains("1 to 1000");
        assertThat(refusal("assumptions.csv", s -> s.replace("checks-per-mille.F5", "checks-per-mille.X")))
                .contains("measure F5 exempts");
    }

    @Test
    public void F5_theFloorOfRandomChecksHoldsOnEveryDayOfTheMeasure() {
        String served = withLines("2014-04-22,2026-06-30");
        assertThat(refusal("assumptions.csv", s -> served))
                .contains("measure F5 exempts on 2026-07-01")
                .contains("checks-per-mille.F5");
        assertThat(refusal("assumptions.csv", s -> withLines("2014-04-22,2026-06-30", "0,2026-07-01,")))
                .contains("1 to 1000, found 0");
        assertThat(refusal("assumptions.csv", s -> withLines("2014-04-22,2026-06-30", "0.5,2026-07-01,")))
                .contains("1 to 1000, found 0.5");
        assertThat(refusal("assumptions.csv", s -> withLines("2014-04-22,2026-06-30", "30,2026-07-02,")))
                .contains("measure F5 exempts on 2026-07-01");
        assertThat(Shipments.rulesWith(Map.of("assumptions.csv", withLines("2014-04-22,2026-06-30", "30,2026-07-01,")))
                        .book())
                .isPresent();
        // What was decided by such rules before is decided again as it was.
        assertThat(RuleBook.of(
                                "national",
                                "1.0.0",
                                new Shipments.Tables("national", "1.0.0", Map.of("assumptions.csv", served)).tables())
                        .lines())
                .isNotEmpty();
    }

    @Test
    public void F6_theOrderOfTheDayOfTheShipmentSaysWhatGoverns() {
        String changed = Shipments.table("measures.csv")
                .lines()
                .flatMap(line -> line.startsWith("F6,30,convenience,2014-04-22,,")
                        ? Stream.of(
                                line.replace("2014-04-22,,", "2014-04-22,2016-12-31,"),
                                line.replace("F6,30,convenience,2014-04-22,,", "F6,15,convenience,2017-01-01,,"))
                        : Stream.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
        Treatments service = Shipments.service(registers, Shipments.rulesWith(Map.of("measures.csv", changed)));
        assertThat(governing(service, "2016-12-31")).isEqualTo("F5");
        assertThat(governing(service, "2017-01-01")).isEqualTo("F6");
        assertThat(governing(Shipments.service(registers), "2017-01-01")).isEqualTo("F5");
    }

    private static String governing(Treatments service, String day) {
        return service.treat(Shipments.shipment(day, SHOES, "KE", Shipment.Purpose.TRADE))
                .governing()
                .id();
    }

    /** The assumptions with another period of the rate of F5, and further lines of value, from and to. */
    private static String withLines(String period, String... more) {
        String line = "checks-per-mille.F5,20,2014-04-22,,D,演示 demonstration\n";
        String table = Shipments.table("assumptions.csv");
        assertThat(table).contains(line);
        StringBuilder lines = new StringBuilder(line.replace("2014-04-22,", period));
        for (String each : more) {
            lines.append("checks-per-mille.F5,").append(each).append(",D,演示 demonstration\n");
        }
        return table.replace(line, lines);
    }

    @Test
    public void F5_theRateOfTheFloorIsWhatItSaysAndTheSameShipmentIsDrawnAgain() {
        Treatments service = Shipments.service(registers);
        long drawn = IntStream.range(0, 10_000)
                .filter(n -> service.treat(shipment("D" + n)).check().drawn())
                .count();
        // 20 of a thousand: of ten thousand 200, and five standard deviations are 70.
        assertThat(drawn).isBetween(130L, 270L);
        Treatment once = service.treat(shipment("D77"));
        assertThat(service.treat(shipment("D77"))).isEqualTo(once);
        assertThat(once.check().perMille()).isEqualTo(20);
        assertThat(service.treat(shipment("")).check().drawn()).isFalse();
        assertThat(once.demonstration())
                .anySatisfy(remark -> assertThat(remark.text().en()).contains("20 of a thousand"));
    }

    @Test
    public void F2_aSourceOfRisksStopsTheMeasureAndOneThatFailsToo() {
        Text why = new Text("三个月内两次召回", "two recalls in three months");
        Treatment raised = Shipments.service(
                        Registers.everything().risk((enterprise, hs, market, on) -> Optional.of(why)))
                .treat(Shipments.shipment(DAY, TYRES));
        assertThat(raised.governing().id()).isEqualTo("F1");
        assertThat(Shipments.measure(raised, "F4").reason().en()).contains("the risk is raised: two recalls");

        Treatment broken = Shipments.service(Registers.everything().risk((enterprise, hs, market, on) -> {
                    throw new IllegalStateException("down");
                }))
                .treat(Shipments.shipment(DAY, TYRES));
        assertThat(broken.governing().id()).isEqualTo("F1");
        assertThat(Shipments.measure(broken, "F4").reason().en())
                .contains("whether the risk is raised cannot be told")
                .contains("RulesTest$");

        assertThat(Shipments.service(Registers.everything().risk((enterprise, hs, market, on) -> Optional.empty()))
                        .treat(Shipments.shipment(DAY, TYRES))
                        .governing()
                        .id())
                .isEqualTo("F4");
    }

    private static Shipment shipment(String declaration) {
        Shipment s = Shipments.shipment(DAY, SHOES);
        return new Shipment(declaration, s.enterprise(), s.hs(), s.destination(), s.on(), s.value(), s.purpose());
    }

    private static Map<String, String> withoutF5() {
        return Map.of(
                "measures.csv",
                Shipments.table("measures.csv")
                        .lines()
                        .filter(line -> !line.startsWith("F5,"))
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    private String refusal(String table, java.util.function.UnaryOperator<String> change) {
        String content = Shipments.table(table);
        String changed = change.apply(content);
        assertThat(changed).isNotEqualTo(content);
        RulesRegistry rules = Shipments.rulesWith(Map.of(table, changed));
        Treatment treatment = Shipments.service(registers, rules).treat(Shipments.shipment(DAY, TYRES));
        assertThat(treatment.mode()).isEqualTo(SupervisionMode.SPECIAL);
        assertThat(rules.states().get(0).serves()).isFalse();
        return treatment.governing().reason().en();
    }
}
