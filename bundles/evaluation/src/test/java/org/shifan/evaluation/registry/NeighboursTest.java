// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.service.CriteriaComparisons;
import org.shifan.evaluation.sheet.CriteriaSheetService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bureau's set that extends another bureau's, which lives its own life: updated, refused, stopped, gone. */
public class NeighboursTest {
    private static final BundleRef NEIGHBOUR = Registry.bundle(7, "org.example.zhejiang", "1.0.0");
    private static final BundleRef SET = Registry.bundle(5, "org.example.jiangsu", "1.0.0");

    private final Registry registry = new Registry();

    /** The neighbour's set: one item, under the id that a test gives it. */
    private static SampleDocument neighbour(String version, int pass) {
        return SampleDocument.version(version)
                .id("zhejiang-zone")
                .authority("zhejiang")
                .pass(pass);
    }

    private static byte[] renamed(String version, String id, String more) {
        return neighbour(version, 60)
                .text()
                .replace("- id: scale", "- id: " + id + more)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String version, String range) {
        return """
                format: shifan-criteria/1
                id: jiangsu-zone
                extends: {id: zhejiang-zone, version: "%s"}
                authority: jiangsu
                subject: zone
                level: provincial
                version: %s
                title: {zh: 江苏, en: Jiangsu}
                status: {zh: 演示, en: for demonstration}
                in-force: {from: 2014-04-22}
                overrides:
                  - {item: scale, title: {zh: 本省规模, en: scale in the province}}
                """.formatted(range, version);
    }

    private static byte[] set(String version) {
        return bytes(text(version, "1.0.0"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BundleRef version(BundleRef bundle, String version) {
        return Registry.bundle(bundle.id(), bundle.name(), version);
    }

    private void bothInForce() {
        registry.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
        registry.start(SET, set("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");
    }

    private Plan plan() {
        return registry.criteria.require(Registry.JIANGSU, Registry.DAY).plan();
    }

    @Test
    public void aTargetThatVanishesIsNamedAndTheAcceptedPlanServesOn() {
        bothInForce();
        Plan before = plan();
        registry.start(version(NEIGHBOUR, "2.0.0"), renamed("2.0.0", "volume", ""));

        // 2.0.0 is no fitting version: the set stands on the one before it.
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 2.0.0 ACTIVE");
        assertThat(plan()).isSameAs(before);

        registry.start(version(SET, "1.1.0"), bytes(text("1.1.0", "[1.0.0,3.0.0)")));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("criteria.yaml:12:12", "There is no 'scale' in zhejiang-zone 2.0.0", "volume");
        assertThat(plan()).isSameAs(before);
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.1.0 REFUSED");
    }

    @Test
    public void aTargetThatWasRenamedIsFoundUnderItsOldId() {
        bothInForce();
        registry.start(version(NEIGHBOUR, "1.1.0"), renamed("1.1.0", "volume", "\n        renamed-from: scale"));
        registry.start(version(SET, "1.1.0"), set("1.1.0"));

        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        assertThat(plan().document().items().findFirst().orElseThrow().id()).isEqualTo("volume");
        assertThat(plan().document().items().findFirst().orElseThrow().title().en())
                .isEqualTo("scale in the province");
    }

    @Test
    public void anUpdateOfTheNeighbourThatIsRefusedChangesNothing() {
        bothInForce();
        Plan before = plan();
        // A patch may not move the pass mark.
        registry.start(version(NEIGHBOUR, "1.0.1"), neighbour("1.0.1", 70).bytes());

        assertThat(registry.states())
                .containsExactly(
                        "jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 HELD", "zhejiang-zone 1.0.1 REFUSED");
        assertThat(plan()).isSameAs(before);
    }

    @Test
    public void aNeighbourThatIsStoppedOrRemovedIsMissedByNameAndTheAcceptedPlanServesOn() {
        for (boolean removed : List.of(false, true)) {
            Registry fresh = new Registry();
            fresh.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
            fresh.start(SET, set("1.0.0"));
            Plan before = fresh.criteria.require(Registry.JIANGSU, Registry.DAY).plan();
            if (removed) {
                fresh.criteria.removed(NEIGHBOUR);
            } else {
                fresh.criteria.stopped(
                        NEIGHBOUR, Registry.source(neighbour("1.0.0", 60).bytes()));
            }
            assertThat(fresh.problems(CriteriaState.WAITING)).contains("'zhejiang-zone' (1.0.0)", "not here yet");
            assertThat(fresh.criteria.require(Registry.JIANGSU, Registry.DAY).plan())
                    .isSameAs(before);

            fresh.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
            assertThat(fresh.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");
        }
    }

    @Test
    public void aNeighbourThatIsNotReleasedIsABaseForChecksAndGoesFirst() {
        Registry second = Registry.ofSecondPerson();
        second.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
        second.start(SET, set("1.0.0"));
        assertThat(second.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED", "zhejiang-zone 1.0.0 CHECKED");
        Person li = new Person(Actor.named("李四"), "新办法");
        Person wang = new Person(Actor.named("王五"), "同意");
        second.criteria.decide(d -> d.submit("jiangsu-zone", null, null, li));
        assertThatThrownBy(() -> second.criteria.decide(
                        d -> d.approve("jiangsu-zone", null, null, wang, Optional.empty(), Registry.DAY)))
                .hasMessageContaining("zhejiang-zone 1.0.0")
                .hasMessageContaining("approved first");
    }

    @Test
    public void aCriteriaSheetExtendsAsATextDoes() {
        registry.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
        byte[] sheet = new CriteriaSheetService(registry.facts, registry.criteria, registry.archive)
                .sheet("jiangsu.yaml", set("1.0.0"));
        assertThat(registry.criteria.check("jiangsu.xlsx", sheet)).isEmpty();
        registry.start(SET, sheet);

        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");
        Registry text = new Registry();
        text.start(NEIGHBOUR, neighbour("1.0.0", 60).bytes());
        text.start(SET, set("1.0.0"));
        assertThat(plan().digest())
                .isEqualTo(text.criteria
                        .require(Registry.JIANGSU, Registry.DAY)
                        .plan()
                        .digest());
    }

    @Test
    public void aFileThatExtendsIsComparedInEffect() {
        bothInForce();
        CriteriaComparisons comparisons = new CriteriaComparisons(registry.criteria, registry.archive);
        CriteriaDiff diff =
                comparisons.compare("jiangsu-zone", "next.yaml", bytes(text("1.1.0", "1.0.0") + "pass: 65\n"));
        assertThat(diff.changes()).extracting(CriteriaDiff.Change::field).contains("pass");
        assertThat(diff.step()).isEqualTo(CriteriaDiff.Step.MINOR);
        assertThat(comparisons
                        .compare("zhejiang-zone", "next.yaml", set("1.0.0"))
                        .after()
                        .id())
                .isEqualTo("jiangsu-zone");
    }

    @Test
    public void aFileThatCannotBeComparedSaysWhereAndWhy() {
        bothInForce();
        CriteriaComparisons comparisons = new CriteriaComparisons(registry.criteria, registry.archive);
        assertThatThrownBy(() -> comparisons.compare(
                        "jiangsu-zone",
                        "next.yaml",
                        bytes(text("1.1.0", "1.0.0").replace("item: scale", "item: scope"))))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("next.yaml:12:12")
                .hasMessageContaining("There is no 'scope' in zhejiang-zone 1.0.0");
    }

    @Test
    public void whatIsLoosenedOrDroppedIsNamedWhereItStands() {
        String floor = neighbour("1.0.0", 60)
                .text()
                .replace("id: zhejiang-zone", "id: floor")
                .replace("authority: zhejiang", "authority: aqsiq");
        registry.start(NEIGHBOUR, bytes(floor));
        String text = text("1.0.0", "1.0.0").replace("id: zhejiang-zone", "id: floor");

        assertThat(problems(text + "pass: 50\n")).contains("jiangsu.yaml:13:7: pass: the pass mark 50");
        assertThat(problems(text + "rounding: {item: 1, total: 1, mode: half-up}\n"))
                .contains("jiangsu.yaml:13:11: rounding: The rounding is another");
        // The mark is taken over as it is, and is less of a greater total: that is said where the set is extended.
        assertThat(problems(text.replace(
                                "- {item: scale, title: {zh: 本省规模, en: scale in the province}}",
                                "- {item: scale, weight: 200}")
                        + "total: 200\n"))
                .contains("jiangsu.yaml:3:10: pass: the pass mark 60 of 200");
        String other = "parts: [{id: own, title: {zh: 己, en: own}, items: [{id: own-scale, title: {zh: 己, en: own},"
                + " clause: 四, weight: 100, rule: {linear: {fact: test.count, unit: count, from: {at: 0, points: 0},"
                + " to: {at: 100, points: 100}}}}]}]\n";
        assertThat(problems(text.replace(
                                "- {item: scale, title: {zh: 本省规模, en: scale in the province}}",
                                "- {part: basic, drop: yes}")
                        + other))
                .contains("jiangsu.yaml:12:12: overrides[0].part: The part \"basic\" is part of the minimum of floor")
                .contains("jiangsu.yaml:12:12: overrides[0].part: The item \"scale\" is part of the minimum of floor");
    }

    /** A set of AQSIQ is a minimum also when it is no baseline, and for who extends who extends it. */
    @Test
    public void whatComesFromASetOfAqsiqIsKeptOverFurtherLayers() {
        String floor = neighbour("1.0.0", 60)
                .text()
                .replace("id: zhejiang-zone", "id: floor")
                .replace("authority: zhejiang", "authority: aqsiq");
        registry.start(Registry.bundle(9, "org.example.floor", "1.0.0"), bytes(floor));
        String first =
                text("1.0.0", "1.0.0").replace("id: zhejiang-zone", "id: floor").replace("jiangsu", "zhejiang");
        registry.start(NEIGHBOUR, bytes(first));
        assertThat(registry.states()).containsExactly("floor 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");

        String text = text("1.0.0", "1.0.0");
        assertThat(problems(text)).isEmpty();
        assertThat(problems(text + "pass: 50\n")).contains("jiangsu.yaml:13:7: pass: the pass mark 50");
        String other = "parts: [{id: own, title: {zh: 己, en: own}, items: [{id: own-scale, title: {zh: 己, en: own},"
                + " clause: 四, weight: 100, rule: {linear: {fact: test.count, unit: count, from: {at: 0, points: 0},"
                + " to: {at: 100, points: 100}}}}]}]\n";
        assertThat(problems(text.replace(
                                "- {item: scale, title: {zh: 本省规模, en: scale in the province}}",
                                "- {part: basic, drop: yes}")
                        + other))
                .contains("The item \"scale\" is part of the minimum of floor");
    }

    private String problems(String text) {
        return registry.criteria.check("jiangsu.yaml", bytes(text)).stream()
                .map(problem -> problem.in(org.shifan.api.text.Language.EN))
                .reduce("", (a, b) -> a + b + "\n");
    }

    /** Nothing is here that could be extended. */
    @Test
    public void aFileThatExtendsWhatIsNotHereSaysSo() {
        assertThat(problems(text("1.0.0", "1.0.0")))
                .contains("jiangsu.yaml:3:10", "'zhejiang-zone' (1.0.0)", "not here");
        assertThat(Optional.of(registry.inForce())).contains("none");
    }
}
