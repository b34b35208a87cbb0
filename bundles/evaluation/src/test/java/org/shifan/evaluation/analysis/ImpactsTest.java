// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Impact.Direction;
import org.shifan.api.analysis.Impact.Turn;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Prediction.Cause;
import org.shifan.api.code.BureauCode;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.service.FakeEnterprises;
import org.shifan.evaluation.service.PlanPredictor;
import org.shifan.evaluation.service.SnapshotReader;
import org.shifan.evaluation.service.Snapshots;
import org.shifan.evaluation.service.Subjects;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ImpactsTest {
    private static final String RISING =
            "{linear: {fact: percent.a, unit: percent, from: {at: 0, points: 0}, to: " + "{at: 100, points: 60}}}";
    private static final String COUNTED =
            "{bands: {fact: count.c, unit: count, bands: [{to: 5, points: 0}, {from: 5, points: 40}]}}";
    private static final String COUNTED_LESS =
            "{bands: {fact: count.c, unit: count, bands: [{to: 5, points: 10}, {from: 5, points: 20}]}}";

    private static final Paper OLD = Paper.of(Paper.item("share", 60, RISING), Paper.item("brands", 40, COUNTED))
            .total(100)
            .pass(60);
    private static final Paper NEW = Paper.of(
                    Paper.item("share", 60, RISING),
                    Paper.item("brands", 20, COUNTED_LESS),
                    Paper.item("system", 20, "{yes-no: {fact: yes.a}}"))
            .total(100)
            .pass(60);

    /** 01 loses its pass by brands, 02 wins one, 03 passes whatever it reports of brands, 04 stays. */
    private final Desk desk = new Desk()
            .zone("320583-01", "jiangsu")
            .zone("320583-02", "jiangsu")
            .zone("320583-03", "jiangsu")
            .zone("320583-04", "jiangsu")
            .zone("330102-01", "zhejiang")
            .fact("320583-01", "percent.a", 50)
            .fact("320583-01", "count.c", 7)
            .fact("320583-01", "yes.a", 0)
            .fact("320583-02", "percent.a", 70)
            .fact("320583-02", "count.c", 1)
            .fact("320583-02", "yes.a", 1)
            .fact("320583-03", "percent.a", 70)
            .fact("320583-03", "yes.a", 1)
            .fact("320583-04", "percent.a", 0)
            .fact("320583-04", "count.c", 0)
            .fact("320583-04", "yes.a", 0)
            .install("test-set", "1.0.0", OLD);

    private final SnapshotReader facts = Snapshots.over(desk.registry.facts, desk.zones);
    private final Subjects subjects = Snapshots.subjects(desk.zones);
    private final TableOfRoles roles = new TableOfRoles();
    private final Impacts impacts = new Impacts(
            desk.registry.criteria,
            facts,
            subjects,
            new PlanPredictor(facts, subjects),
            new Reading(roles, desk.zones, new FakeEnterprises()));

    private static CriteriaChoice candidate(Paper paper) {
        return CriteriaChoice.document("next.yaml", Desk.bytes("test-set", "2.0.0", paper));
    }

    private Impact impact() {
        return impacts.impact(candidate(NEW), Desk.YEAR, Desk.DAY, null);
    }

    @Test
    public void o1EveryRoleIsToldTheImpactOnAllWhoseDraftsItMayMake() {
        roles.everyRole(ImpactAnalysis.class, Place.of(BureauCode.of("jiangsu")))
                .read("impact", this::impact)
                .read("prediction", () -> impacts.prediction(candidate(NEW), Desk.YEAR, Desk.DAY, null))
                .isAsDocumented(() -> "nothing is kept");
    }

    @Test
    public void everyZoneOfTheAuthorityIsToldWhatBecomesOfIt() {
        assertThat(impact().subjects())
                .extracting(c -> c.subject().key() + " " + c.by() + " " + c.direction() + " " + c.turn())
                .containsExactly(
                        "320583-01 -20.00 FALLS FAILS",
                        "320583-02 30.00 RISES PASSES",
                        "320583-03 null OPEN PASSES",
                        "320583-04 10.00 RISES STAYS");
        assertThat(impact().count(Direction.RISES)).isEqualTo(2);
        assertThat(impact().count(Turn.FAILS)).isEqualTo(1);
    }

    @Test
    public void theItemThatDidItComesFirst() {
        Impact.Change fallen = impact().subjects().get(0);
        assertThat(fallen.before().total()).isEqualTo(new BigDecimal("70.00"));
        assertThat(fallen.after().total()).isEqualTo(new BigDecimal("50.00"));
        assertThat(fallen.items().get(0).id()).isEqualTo("brands");
        assertThat(fallen.items().get(0).by()).isEqualTo(new BigDecimal("-20.00"));
        assertThat(fallen.reason().en()).contains("50.00");
        Impact.Change risen = impact().subjects().get(1);
        assertThat(risen.items())
                .extracting(i -> i.id() + " " + i.by())
                .containsExactly("system 20.00", "brands 10.00");
        assertThat(risen.items().get(0).before()).isNull();
    }

    @Test
    public void anItemsEffectIsAddedUpOverAllZones() {
        assertThat(impact().items())
                .extracting(e -> e.id() + " +" + e.rises() + " -" + e.falls() + " " + e.by())
                .containsExactly("system +2 -0 40.00", "brands +2 -1 0.00");
    }

    @Test
    public void aPassMarkThatMovesIsNamedWhereNoItemDoes() {
        Paper stricter = Paper.of(Paper.item("share", 60, RISING), Paper.item("brands", 40, COUNTED))
                .total(100)
                .pass(75);
        Impact.Change change = impacts.impact(candidate(stricter), Desk.YEAR, Desk.DAY, null)
                .subjects()
                .get(0);
        assertThat(change.turn()).isEqualTo(Turn.FAILS);
        assertThat(change.by()).isEqualByComparingTo("0");
        assertThat(change.items())
                .extracting(
                        i -> i.id() + " " + i.before().en() + " " + i.after().en())
                .containsExactly("pass 60 75");
    }

    @Test
    public void aVetoThatAppliesIsNamedBeforeTheItems() {
        Paper vetoed = Paper.of(Paper.item("share", 60, RISING), Paper.item("brands", 40, COUNTED))
                .total(100)
                .pass(60)
                .with("vetoes: [{id: none, title: {zh: 无, en: None}, clause: 四, when: {fact: yes.a, is: no}}]");
        Impact.Change change = impacts.impact(candidate(vetoed), Desk.YEAR, Desk.DAY, null)
                .subjects()
                .get(0);
        assertThat(change.turn()).isEqualTo(Turn.FAILS);
        assertThat(change.items()).extracting(Impact.ItemChange::id).containsExactly("none");
    }

    @Test
    public void afterActivationTheRealChangeIsThePrediction() {
        Prediction predicted = impact().prediction();
        desk.install("test-set", "2.0.0", NEW);
        Prediction real = impacts.prediction(CriteriaChoice.installed("test-set", null), Desk.YEAR, Desk.DAY, null);
        assertThat(real).isEqualTo(predicted);
        assertThat(real.digest()).isEqualTo(predicted.digest());
        assertThat(predicted.differences(real)).isEmpty();
    }

    @Test
    public void whatHasChangedSinceThePredictionIsNamed() {
        Prediction predicted = impact().prediction();
        desk.fact("320583-01", "count.c", 3).zone("320583-05", "jiangsu");
        Prediction later = impact().prediction();
        assertThat(later.digest()).isNotEqualTo(predicted.digest());
        assertThat(predicted.differences(later))
                .extracting(d -> d.subject().key() + " " + d.cause())
                .containsExactly("320583-01 " + Cause.FACTS, "320583-05 " + Cause.CAME);
        assertThat(later.differences(predicted))
                .extracting(d -> d.subject().key() + " " + d.cause())
                .containsExactly("320583-01 " + Cause.FACTS, "320583-05 " + Cause.WENT);
    }

    @Test
    public void aPredictionSurvivesBeingWrittenDown() {
        Prediction predicted = impact().prediction();
        assertThat(Prediction.parse(predicted.text())).isEqualTo(predicted);
        assertThatThrownBy(() -> Prediction.parse("something else")).hasMessageContaining("shifan-prediction/1");
    }

    @Test
    public void withoutASetInForceEverythingIsOpen() {
        Impact impact = impacts.impact(
                CriteriaChoice.document(
                        "zhejiang.yaml",
                        new String(Desk.bytes("z", "1.0.0", OLD), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("jiangsu", "zhejiang")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Desk.YEAR,
                Desk.DAY,
                null);
        assertThat(impact.current()).isNull();
        assertThat(impact.subjects())
                .extracting(c -> c.subject().key() + " " + c.direction())
                .containsExactly("330102-01 OPEN");
    }

    @Test
    public void aRefusedDocumentIsRefusedWithAllItsProblems() {
        byte[] broken = new String(Desk.bytes("test-set", "2.0.0", OLD), java.nio.charset.StandardCharsets.UTF_8)
                .replace("pass: 60", "pass: 600")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(
                        () -> impacts.impact(CriteriaChoice.document("broken.yaml", broken), Desk.YEAR, Desk.DAY, null))
                .isInstanceOf(ShifanException.class)
                .extracting(e -> ((ShifanException) e).message().in(Language.EN))
                .asString()
                .contains("broken.yaml is refused with 1 problem(s)", "broken.yaml:10", "600");
    }

    @Test
    public void progressIsToldAndStopsItWhenItThrows() {
        List<String> told = new ArrayList<>();
        impacts.impact(candidate(NEW), Desk.YEAR, Desk.DAY, (done, all) -> told.add(done + "/" + all));
        assertThat(told).containsExactly("1/4", "2/4", "3/4", "4/4");
        assertThatThrownBy(() -> impacts.impact(candidate(NEW), Desk.YEAR, Desk.DAY, (done, all) -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }
}
