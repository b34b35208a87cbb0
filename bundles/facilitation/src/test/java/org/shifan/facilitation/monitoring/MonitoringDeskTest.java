// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.MonitoringSample.Outcome;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RuleBook;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.facilitation.watch.Watches;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** From batch-by-batch inspection to risk monitoring by a plan, and back by its samples. */
@Category(EachDatabase.class)
public class MonitoringDeskTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FROM = LocalDate.of(2016, 3, 1);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Decision LI =
            new Decision("li", LocalDate.of(2016, 2, 20), "three years without a failure", "p 7");
    private static final Decision WANG = new Decision("wang", LocalDate.of(2016, 5, 10), "tested", "report 9");

    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds = tables.grounds(MAY);
    private final Registers registers = new Registers()
            .level("provincial", "2013-02-01", null)
            .member("2014-06-01", null)
            .grounds(grounds);
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);
    private final TreatmentArchive archive = Archives.of(tables, treatments, MAY);
    private final MonitoringDesk desk = Plans.of(tables, treatments, grounds, rules, MAY);

    @After
    public void close() {
        tables.close();
    }

    private MonitoringPlan plan() {
        return desk.set(OneEnterprise.CODE, "8712", FROM, List.of("brake force", "fork strength"), 20, 0, LI);
    }

    private DecidedTreatment decide(String declaration, LocalDate on) {
        return archive.decide(
                new Shipment(
                        declaration,
                        OneEnterprise.CODE,
                        HsCode.of("87120030"),
                        CountryCode.of("US"),
                        on,
                        Money.usd(new BigDecimal("10000")),
                        Shipment.Purpose.TRADE),
                "li");
    }

    @Test
    public void f2_aPlanMovesTheGoodsFromTheModeOfSupervisionToMonitoringForItsYear() {
        assertThat(decide("A-1", DAY).governing()).isEqualTo("F1");
        MonitoringPlan plan = plan();
        assertThat(plan.perMille()).isEqualTo(50);
        assertThat(plan.year()).isEqualTo(2016);
        assertThat(decide("A-2", FROM.minusDays(1)).governing()).isEqualTo("F1");
        DecidedTreatment monitored = decide("A-3", DAY);
        assertThat(monitored.governing()).isEqualTo("F2");
        assertThat(monitored.until()).isEqualTo("2016-12-31");
        assertThat(monitored.measures())
                .filteredOn(told -> told.id().equals("F2"))
                .singleElement()
                .satisfies(told -> assertThat(told.reason().en()).contains("monitoring plan 1: three years"));
        assertThat(decide("A-4", LocalDate.of(2017, 1, 1)).governing()).isEqualTo("F1");
        assertThat(desk.plans(null, OneEnterprise.CODE, 2016, 0, 10)).containsExactly(plan);
        assertThat(desk.plans(null, null, 2015, 0, 10)).isEmpty();
    }

    @Test
    public void f2_aFailedSampleBringsInspectionBackAtOnceAndItsEndBringsMonitoringAgain() {
        MonitoringPlan plan = plan();
        decide("A-1", DAY);
        MonitoringSample first = desk.take(plan.id(), "A-1", "S-1", DAY, WANG);
        MonitoringSample second = desk.take(plan.id(), "", "S-2", DAY, WANG);
        assertThat(desk.found(first.number(), List.of(), WANG).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(decide("A-2", WANG.on()).governing()).isEqualTo("F2");

        MonitoringSample failed = desk.found(second.number(), List.of("fork strength"), WANG);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.failedItems()).containsExactly("fork strength");
        DecidedTreatment back = decide("A-3", WANG.on());
        assertThat(back.governing()).isEqualTo("F1");
        assertThat(back.measures())
                .filteredOn(told -> told.id().equals("F2"))
                .singleElement()
                .satisfies(told -> assertThat(told.reason().en())
                        .contains("sample 2 (S-2) under risk monitoring failed in fork strength: tested"));
        // Told at once and not at the next look; what was decided before stays.
        assertThat(Watches.of(tables, treatments, MAY).stops(null, OneEnterprise.CODE, 0, 10))
                .extracting(MeasureStop::measure, MeasureStop::stopped)
                .containsExactly(tuple("F2", true));
        assertThat(archive.require("A-1").governing()).isEqualTo("F2");
        assertThat(desk.require(plan.id()))
                .extracting(MonitoringPlan::taken, MonitoringPlan::failed, MonitoringPlan::open)
                .containsExactly(2, 1, 0);

        long raised = grounds.grounds(OneEnterprise.CODE, WANG.on()).stream()
                .filter(ground -> ground.kind() == DeclaredGround.Kind.RISK_RAISED)
                .findFirst()
                .orElseThrow()
                .id();
        LocalDate rectified = LocalDate.of(2016, 6, 30);
        grounds.end(raised, rectified, new Decision("wang", rectified, "rectified", "report 12"));
        assertThat(decide("A-5", rectified).governing()).isEqualTo("F1");
        assertThat(decide("A-6", rectified.plusDays(1)).governing()).isEqualTo("F2");
    }

    @Test
    public void f2_whoeverSettlesOneFailedSampleHasNotSettledTheNext() {
        MonitoringPlan plan = plan();
        for (String sample : List.of("S-1", "S-2")) {
            long number = desk.take(plan.id(), "", sample, DAY, WANG).number();
            desk.found(number, List.of("fork strength"), WANG);
        }
        List<DeclaredGround> raised = grounds.grounds(OneEnterprise.CODE, WANG.on()).stream()
                .filter(ground -> ground.kind() == DeclaredGround.Kind.RISK_RAISED)
                .toList();
        assertThat(raised)
                .extracting(ground -> ground.declared().reason())
                .satisfiesExactly(
                        one -> assertThat(one).contains("S-1"),
                        other -> assertThat(other).contains("S-2"));

        LocalDate rectified = LocalDate.of(2016, 6, 30);
        Decision settled = new Decision("wang", rectified, "fork of S-1 changed", "report 12");
        grounds.end(raised.get(0).id(), rectified, settled);
        DecidedTreatment still = decide("A-1", rectified.plusDays(1));
        assertThat(still.governing()).isEqualTo("F1");
        assertThat(still.measures())
                .filteredOn(told -> told.id().equals("F2"))
                .singleElement()
                .satisfies(told -> assertThat(told.reason().en()).contains("S-2"));
        grounds.end(raised.get(1).id(), rectified, settled);
        assertThat(decide("A-2", rectified.plusDays(1)).governing()).isEqualTo("F2");
    }

    @Test
    public void f2_batchesAreDrawnForASampleAtTheRateOfThePlanAndByNobodysChoice() {
        MonitoringPlan plan = desk.set(OneEnterprise.CODE, "8712", FROM, List.of("brake force"), 20, 300, LI);
        int batches = 60;
        Set<String> drawn = new TreeSet<>();
        IntStream.range(0, batches).forEach(n -> {
            decide("B-" + n, DAY);
            String digest = RuleBook.sha256("B-" + n + "/" + OneEnterprise.CODE);
            if (Long.parseLong(digest.substring(0, 8), 16) % 1000 < 300) {
                drawn.add("B-" + n);
            }
        });
        assertThat(drawn).hasSizeBetween(8, 30);
        assertThat(declarations(plan)).isEqualTo(drawn);
        String first = drawn.iterator().next();
        desk.take(plan.id(), first, "S-1", DAY, WANG);
        drawn.remove(first);
        assertThat(declarations(plan)).isEqualTo(drawn);
    }

    private Set<String> declarations(MonitoringPlan plan) {
        Set<String> out = new TreeSet<>();
        desk.due(plan.id()).forEach(each -> out.add(each.shipment().declaration()));
        return out;
    }

    @Test
    public void f2_aPlanIsBehindBySoManySamplesAsTheShareOfItsDaysAsksFor() {
        MonitoringPlan plan = plan();
        // 20 samples over the 306 days from March to December; 61 are over at the end of April.
        assertThat(plan.behind(LocalDate.of(2016, 4, 30))).isEqualTo(3);
        assertThat(plan.behind(FROM.minusDays(1))).isZero();
        desk.take(plan.id(), "", "S-1", DAY, WANG);
        assertThat(desk.require(plan.id()).behind(LocalDate.of(2016, 4, 30))).isEqualTo(2);
        assertThat(desk.require(plan.id()).behind(LocalDate.of(2018, 1, 1))).isEqualTo(19);
    }

    @Test
    public void f2_aPlanThatIsEndedTakesItsGroundWithItAndTheGroundAloneIsNotEnded() {
        MonitoringPlan plan = plan();
        assertThat(refusal(() -> grounds.end(plan.ground(), DAY, WANG))).isEqualTo("facilitation.ground.of-plan");
        assertThat(refusal(() -> desk.end(plan.id(), LocalDate.of(2016, 12, 31), WANG)))
                .isEqualTo("facilitation.plan.end");
        assertThat(desk.end(plan.id(), DAY, WANG).lastDay()).isEqualTo(DAY);
        assertThat(decide("A-1", DAY).governing()).isEqualTo("F2");
        assertThat(decide("A-2", DAY.plusDays(1)).governing()).isEqualTo("F1");
        assertThat(refusal(() -> desk.end(plan.id(), DAY, WANG))).isEqualTo("facilitation.plan.ended");
        assertThat(refusal(() -> desk.take(plan.id(), "", "S-1", DAY.plusDays(1), WANG)))
                .isEqualTo("facilitation.sample.day");
        assertThat(desk.set(OneEnterprise.CODE, "871200", DAY.plusDays(1), List.of("paint"), 5, 80, LI)
                        .id())
                .isEqualTo(2);
    }

    @Test
    public void f2_whatIsNoPlanOrNoSampleIsRefusedAndNothingIsKept() {
        List<String> items = List.of("brake force");
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "871", FROM, items, 20, 0, LI)))
                .isEqualTo("facilitation.ground.hs");
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "8712", FROM, List.of(" "), 20, 0, LI)))
                .isEqualTo("facilitation.plan.items");
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "8712", FROM, List.of("a\nb"), 20, 0, LI)))
                .isEqualTo("facilitation.plan.item");
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "8712", FROM, items, 0, 0, LI)))
                .isEqualTo("facilitation.plan.samples");
        // The floor of the rules is 50.
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "8712", FROM, items, 20, 49, LI)))
                .isEqualTo("facilitation.plan.rate");
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "8712", FROM, items, 20, 1001, LI)))
                .isEqualTo("facilitation.plan.rate");
        assertThat(desk.plans(null, null, null, 0, 10)).isEmpty();
        assertThat(grounds.grounds(null, null)).isEmpty();

        MonitoringPlan plan = plan();
        assertThat(refusal(() -> desk.set(OneEnterprise.CODE, "87", DAY, items, 20, 0, LI)))
                .isEqualTo("facilitation.plan.overlap");
        decide("A-1", DAY);
        archive.decide(
                new Shipment(
                        "T-1",
                        OneEnterprise.CODE,
                        HsCode.of("40111000"),
                        CountryCode.of("US"),
                        DAY,
                        null,
                        Shipment.Purpose.TRADE),
                "li");
        assertThat(refusal(() -> desk.take(99, "", "S-1", DAY, WANG))).isEqualTo("facilitation.plan.unknown");
        assertThat(refusal(() -> desk.take(plan.id(), "", " ", DAY, WANG))).isEqualTo("facilitation.sample.reference");
        assertThat(refusal(() -> desk.take(plan.id(), "", "S-1", WANG.on().plusDays(1), WANG)))
                .isEqualTo("facilitation.sample.future");
        assertThat(refusal(() -> desk.take(plan.id(), "T-1", "S-1", DAY, WANG))).isEqualTo("facilitation.sample.goods");
        assertThat(refusal(() -> desk.take(plan.id(), "X-1", "S-1", DAY, WANG)))
                .isEqualTo("facilitation.declaration.unknown");
        assertThat(desk.samples(plan.id())).isEmpty();
        MonitoringSample sample = desk.take(plan.id(), "A-1", "S-1", DAY, WANG);
        assertThat(refusal(() -> desk.take(plan.id(), "A-1", "S-2", DAY, WANG))).isEqualTo("facilitation.sample.same");
        assertThat(refusal(() -> desk.found(sample.number(), List.of("paint"), WANG)))
                .isEqualTo("facilitation.sample.item");
        assertThat(refusal(() -> desk.found(sample.number(), List.of(), LI))).isEqualTo("facilitation.sample.early");
        assertThat(refusal(() -> desk.found(99, List.of(), WANG))).isEqualTo("facilitation.sample.unknown");
        assertThat(desk.samples(plan.id())).containsExactly(sample);
        desk.found(sample.number(), List.of(), WANG);
        assertThat(refusal(() -> desk.found(sample.number(), List.of(), WANG))).isEqualTo("facilitation.sample.known");
    }

    @Test
    public void f2_whoSetTookAndFoundWhatIsInTheAuditLog() {
        MonitoringPlan plan = plan();
        MonitoringSample sample = desk.take(plan.id(), "", "S-1", DAY, WANG);
        desk.found(sample.number(), List.of("fork strength"), WANG);
        desk.end(plan.id(), WANG.on(), WANG);
        List<AuditedChange> trail = AuditTrail.of(tables, "facilitation.plan", "facilitation.sample");
        assertThat(trail)
                .extracting(AuditedChange::action, change -> change.who().by())
                .containsExactlyInAnyOrder(
                        tuple("plan.set", "li"),
                        tuple("plan.ended", "wang"),
                        tuple("sample.taken", "wang"),
                        tuple("sample.found", "wang"));
        assertThat(trail)
                .filteredOn(change -> change.action().equals("sample.found"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).containsEntry("outcome", "OPEN");
                    assertThat(change.after())
                            .containsEntry("outcome", "FAILED")
                            .containsEntry("failed", "fork strength");
                });
    }

    @Test
    public void f2_onlyTheBureausOwnPeopleSetPlansAndEnterSamples() {
        TableOfRoles roles = new TableOfRoles();
        MonitoringDesk asking = Plans.of(tables, treatments, grounds, rules, MAY, roles);
        MonitoringPlan plan = plan();
        MonitoringSample sample = desk.take(plan.id(), "", "S-1", DAY, WANG);
        for (int n = 0; desk.due(plan.id()).isEmpty(); n++) {
            decide("D-" + n, DAY);
        }
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("set", () -> asking.set(OneEnterprise.CODE, "7323", FROM, List.of("coating"), 5, 0, LI));
        changes.put("take", () -> asking.take(plan.id(), "", "S-2", DAY, WANG));
        changes.put("found", () -> asking.found(sample.number(), List.of("fork strength"), WANG));
        changes.put("end", () -> asking.end(plan.id(), DAY, WANG));
        roles.everyRole(
                        Monitoring.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, OneEnterprise.CODE))
                .change("set", () -> asking.set(OneEnterprise.CODE, "7323", FROM, List.of("coating"), 5, 0, LI))
                .change("take", () -> asking.take(plan.id(), "", "S-2", DAY, WANG))
                .change("found", () -> asking.found(sample.number(), List.of("fork strength"), WANG))
                .change("end", () -> asking.end(plan.id(), DAY, WANG))
                .read("require", () -> asking.require(plan.id()))
                .read("plans", () -> asking.plans(null, null, null, 0, 10))
                .read("due", () -> asking.due(plan.id()))
                .read("samples", () -> asking.samples(plan.id()))
                .isAsDocumented(() -> desk.plans(null, null, null, 0, 10));
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-officer@bureau:fujian",
                        "bureau-head@bureau:fujian",
                        "enterprise@enterprise:192203821",
                        "auditor"),
                changes,
                () -> List.of(
                        desk.plans(null, null, null, 0, 10), desk.samples(plan.id()), grounds.grounds(null, null)));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }
}
