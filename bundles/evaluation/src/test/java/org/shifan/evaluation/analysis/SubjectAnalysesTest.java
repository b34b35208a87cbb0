// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.Test;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.CrossEvaluation;
import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.LeastChange.Found;
import org.shifan.api.analysis.LeastChange.Way;
import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.service.FakeEnterprises;
import org.shifan.evaluation.service.Snapshots;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class SubjectAnalysesTest {
    private static final Paper SET = Paper.of(
                    Paper.item(
                            "share",
                            60,
                            "{linear: {fact: percent.a, unit: percent, from: {at: 0, points: 0}, to: {at: 90, points: "
                                    + "60}}}"),
                    Paper.item("system", 30, "{yes-no: {fact: yes.a}}", "key: {points: 30}"),
                    Paper.item(
                            "brands",
                            10,
                            "{bands: {fact: count.c, unit: count, bands: [{to: 5, points: 0}, {from: 5, points: 10}]}}"))
            .total(100)
            .pass(70)
            .with("grades: [{id: good, from: 85, title: {zh: 良好, en: good}}]")
            .with("vetoes: [{id: malice, title: {zh: 恶意, en: Malice}, clause: 六(六), when: {fact: count.d, unit: count, "
                    + "above: 0}}]");

    /** 01 has 30 + 30 + 0 = 60; 02 lacks the key and has 40; 03 has a veto; 04 passes closely with 70. */
    private final Desk desk = zone(
                    zone(zone(zone(new Desk(), "01", 45, 1, 2, 0), "02", 60, 0, 2, 0), "03", 90, 1, 2, 1),
                    "04",
                    60,
                    1,
                    2,
                    0)
            .install("test-set", "1.0.0", SET);

    private final TableOfRoles roles = new TableOfRoles();
    private final SubjectAnalyses service = new SubjectAnalyses(
            "1",
            desk.registry.criteria,
            Snapshots.over(desk.registry.facts, desk.zones),
            desk.zones,
            new FakeEnterprises(),
            new Reading(roles, desk.zones, new FakeEnterprises()),
            Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));

    private static Desk zone(Desk desk, String number, int share, int system, int brands, int malice) {
        String zone = "320583-" + number;
        return desk.zone(zone, "jiangsu")
                .fact(zone, "percent.a", share)
                .fact(zone, "yes.a", system)
                .fact(zone, "count.c", brands)
                .fact(zone, "count.d", malice);
    }

    private static EvaluationRequest request(String number) {
        return new EvaluationRequest(
                Subject.of("zone:320583-" + number), Level.PROVINCIAL, Desk.YEAR, Desk.DAY, true, "officer");
    }

    private static Assumption assume(String fact, int value) {
        return new Assumption(FactId.of(fact), null, BigDecimal.valueOf(value));
    }

    private Way way(String number, String fact) {
        return service.leastChange(request(number), List.of()).ways().stream()
                .filter(way -> way.fact().value().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void anAssumptionChangesTheResultAndIsNamedAsItsSource() {
        WhatIf whatIf = service.whatIf(request("01"), List.of(assume("count.c", 7), assume("percent.a", 60)));
        assertThat(whatIf.before().total()).isEqualTo(new BigDecimal("60.00"));
        assertThat(whatIf.after().total()).isEqualTo(new BigDecimal("80.00"));
        assertThat(whatIf.after().verdict()).isEqualTo(Verdict.PASS);
        assertThat(whatIf.items())
                .extracting(i -> i.id() + " " + i.by())
                .containsExactly("share 10.00", "brands 10.00");
        assertThat(whatIf.after()
                        .parts()
                        .get(0)
                        .items()
                        .get(2)
                        .inputs()
                        .get(0)
                        .sources()
                        .toString())
                .contains("assumed");
        assertThat(whatIf.after().synthetic()).isTrue();
    }

    @Test
    public void o1EveryRoleAnalysesWhatItMayMakeDraftsOf() {
        CriteriaChoice criteria = CriteriaChoice.document("next.yaml", Desk.bytes("test-set", "2.0.0", SET));
        Sweep.Range range =
                new Sweep.Range(FactId.of("count.c"), null, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
        roles.everyRole(
                        SubjectAnalysis.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null))
                .read("whatIf", () -> service.whatIf(request("01"), List.of(assume("count.c", 7))))
                .read("sweep", () -> service.sweep(request("01"), List.of(), range))
                .read("leastChange", () -> service.leastChange(request("01"), List.of()))
                .read("robustness", () -> service.robustness(request("01"), BigDecimal.TEN))
                .read("crossEvaluation", () -> service.crossEvaluation(request("01"), criteria))
                .at(Place.of(BureauCode.of("jiangsu")))
                .read(
                        "robustness",
                        () -> service.robustness(BureauCode.of("jiangsu"), request("01"), BigDecimal.TEN, null))
                .isAsDocumented(() -> "nothing is kept");
    }

    @Test
    public void whatIfIsADraftEvenWhenTheRequestIsOfficial() {
        WhatIf whatIf = service.whatIf(request("01"), List.of(assume("count.c", 7)));
        assertThat(whatIf.after().request().official()).isFalse();
        assertThat(whatIf.before().request().official()).isFalse();
        assertThat(whatIf.after().id()).isZero();
    }

    @Test
    public void aFactThatTheCriteriaDoNotReadIsRefusedWithThoseTheyRead() {
        assertThatThrownBy(() -> service.whatIf(request("01"), List.of(assume("number.a", 1))))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("does not read the fact number.a of 2015; it reads count.c, count.d");
        assertThatThrownBy(() -> service.whatIf(
                        request("01"), List.of(new Assumption(FactId.of("count.c"), 2013, BigDecimal.ONE))))
                .hasMessageContaining("of 2013");
    }

    @Test
    public void aValueThatCannotBeIsRefused() {
        assertThatThrownBy(() -> service.whatIf(request("01"), List.of(assume("yes.a", 2))))
                .hasMessageContaining("yes.a = 2");
        assertThatThrownBy(() -> service.whatIf(
                        request("01"), List.of(new Assumption(FactId.of("count.c"), null, new BigDecimal("1.5")))))
                .hasMessageContaining("count.c = 1.5");
    }

    @Test
    public void theLeastChangeIsExactAndNamesWhatCannotBeReached() {
        assertThat(way("01", "percent.a").needed()).isEqualTo(new BigDecimal("60.00"));
        assertThat(way("01", "percent.a").change()).isEqualByComparingTo("15");
        assertThat(way("01", "count.c").needed()).isEqualByComparingTo("5");
        Way system = way("01", "yes.a");
        assertThat(system.found()).isEqualTo(Found.NOT_THIS_WAY);
        assertThat(system.best()).isEqualTo(new BigDecimal("60.00"));
        assertThat(system.reason().en()).contains("60.00");
    }

    /** 59.99 percent gives 39.9933…, which is rounded to 39.99: the rounding is part of the answer. */
    @Test
    public void justBelowTheLeastChangeItDoesNotPass() {
        WhatIf below = service.whatIf(
                request("01"), List.of(new Assumption(FactId.of("percent.a"), null, new BigDecimal("59.99"))));
        assertThat(below.after().total()).isEqualTo(new BigDecimal("69.99"));
        assertThat(below.after().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    public void aKeyItemThatIsNotMetCanOnlyBeRemediedByItself() {
        assertThat(way("02", "yes.a").found()).isEqualTo(Found.REACHED);
        Way share = way("02", "percent.a");
        assertThat(share.found()).isEqualTo(Found.NOT_THIS_WAY);
        assertThat(share.best()).isEqualTo(new BigDecimal("60.00"));
        assertThat(share.bestAt()).isEqualByComparingTo("90");
    }

    @Test
    public void aVetoCanOnlyBeLiftedByItsOwnFact() {
        LeastChange change = service.leastChange(request("03"), List.of());
        assertThat(change.ways())
                .filteredOn(way -> way.found() == Found.REACHED)
                .extracting(way -> way.fact() + " " + way.needed())
                .containsExactly("count.d 0");
        assertThat(way("03", "percent.a").outcome()).isEqualTo(Verdict.FAIL_VETO);
    }

    @Test
    public void aFactOfAnItemThatCannotBeRemediedIsNotVaried() {
        byte[] stern = new String(Desk.bytes("test-set", "2.0.0", SET), StandardCharsets.UTF_8)
                .replace("id: brands,", "id: brands, remediable: no,")
                .getBytes(StandardCharsets.UTF_8);
        desk.install("2.0.0", stern);
        LeastChange change = service.leastChange(request("01"), List.of());
        assertThat(change.ways()).extracting(way -> way.fact().value()).doesNotContain("count.c");
        assertThat(change.left())
                .extracting(left -> left.fact() + ": " + left.reason().en())
                .containsExactly(
                        "count.c: read by the item \"Item brands\", whose missed points cannot be had any more");
    }

    /** Whether the key item is met is not known: no share of any size makes a pass of that, nor excludes one. */
    @Test
    public void whatHangsOnAnotherMissingFactIsUndecidedAndSaysSo() {
        desk.zone("320583-05", "jiangsu")
                .fact("320583-05", "percent.a", 45)
                .fact("320583-05", "count.c", 2)
                .fact("320583-05", "count.d", 0);
        Way share = way("05", "percent.a");
        assertThat(share.found()).isEqualTo(Found.OPEN);
        assertThat(share.reason().en()).startsWith("not decided").contains("other missing facts");
    }

    @Test
    public void whatPassesNeedsNoChange() {
        LeastChange change = service.leastChange(request("04"), List.of());
        assertThat(change.now().verdict()).isEqualTo(Verdict.PASS);
        assertThat(change.ways()).isEmpty();
    }

    @Test
    public void aSweepTellsWherePassAndGradeAreReached() {
        Sweep sweep = service.sweep(
                request("01"),
                List.of(assume("count.c", 5)),
                new Sweep.Range(
                        FactId.of("percent.a"), null, BigDecimal.ZERO, BigDecimal.valueOf(90), BigDecimal.valueOf(30)));
        assertThat(sweep.points())
                .extracting(p -> p.value() + " " + p.outcome().total() + " "
                        + p.outcome().verdict())
                .containsExactly("0 40.00 FAIL", "30 60.00 FAIL", "60 80.00 PASS", "90 100.00 PASS");
        assertThat(sweep.points().get(3).outcome().grade().en()).isEqualTo("good");
        assertThat(sweep.crossings())
                .extracting(c -> c.mark().en() + " " + c.below() + " " + c.at() + " " + c.total())
                .containsExactly("Passes 44.99 45.00 70.00", "Pass mark 44.99 45.00 70.00", "good 67.49 67.50 85.00");
        assertThat(sweep.complete()).isTrue();
    }

    @Test
    public void aSweepThatDoesNotMoveIsRefused() {
        assertThatThrownBy(() -> service.sweep(
                        request("01"),
                        List.of(),
                        new Sweep.Range(
                                FactId.of("percent.a"), null, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ZERO)))
                .hasMessageContaining("cannot run from 0 to 10 by 0");
    }

    @Test
    public void aVerdictThatHangsOnAWeightIsNamedWithTheWeight() {
        Robustness robust = service.robustness(request("04"), BigDecimal.valueOf(20));
        assertThat(robust.subjects().get(0).now().total()).isEqualTo(new BigDecimal("70.00"));
        assertThat(robust.subjects().get(0).flips())
                .extracting(f -> f.item() + " " + f.weight() + " " + f.verdict() + " " + f.total())
                .containsExactlyInAnyOrder("brands 12 FAIL 68.44", "share 72 FAIL 69.00", "system 24 FAIL 67.43");
        assertThat(robust.varied().get(0).en()).contains("6 variants").contains("20 percent");
        assertThat(robust.kept().get(0).en()).contains("thresholds", "pass mark");
    }

    @Test
    public void aRankingTellsWhoChangesPlaces() {
        Robustness robust = service.robustness(BureauCode.of("jiangsu"), request("01"), BigDecimal.valueOf(90), null);
        assertThat(robust.subjects()).hasSize(4);
        assertThat(robust.orders())
                .extracting(o -> o.above().key() + " " + o.below().key() + " " + o.item() + " " + o.weight())
                .containsExactly("320583-01 320583-02 system 3");
        assertThat(service.robustness(BureauCode.of("jiangsu"), request("01"), BigDecimal.valueOf(20), null)
                        .orders())
                .isEmpty();
        assertThatThrownBy(() -> service.robustness(request("01"), BigDecimal.valueOf(100)))
                .hasMessageContaining("not by 100");
    }

    @Test
    public void otherCriteriaAreMarkedAsUnofficialEverywhere() {
        byte[] other = new String(Desk.bytes("z-set", "1.0.0", SET), StandardCharsets.UTF_8)
                .replace("authority: jiangsu", "authority: zhejiang")
                .replace("pass: 70", "pass: 50")
                .getBytes(StandardCharsets.UTF_8);
        desk.install("1.0.0", other);
        CrossEvaluation cross = service.crossEvaluation(request("01"), CriteriaChoice.installed("z-set", null));
        assertThat(cross.own().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(cross.other().verdict()).isEqualTo(Verdict.PASS);
        assertThat(cross.other().reasons().get(0)).isEqualTo(cross.remark());
        assertThat(cross.remark().en()).startsWith("Unofficial").contains("zhejiang");
        assertThat(cross.remark().zh()).contains("非正式");
        assertThat(cross.other().status().en()).startsWith("Unofficial");
        assertThat(cross.other().demonstration()).isTrue();
        assertThat(cross.other().id()).isZero();
        assertThat(cross.other().request().official()).isFalse();
    }
}
