// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What serves when a plug-in is taken out, and when somebody rolls a set back. */
public class BreakerFallsBackTest {
    private static final String ID = "jiangsu-zone";
    private static final BundleRef NEIGHBOUR = Registry.bundle(9, "org.example.zhejiang", "1.0.0");

    private final Registry registry = new Registry();

    /** A failing call at one zone after the other, as often as the breaker lets it. */
    private void takeOut(long bundle, String function) {
        var supervision = registry.plugIns.supervise(bundle, function);
        for (int i = 0; i < 5; i++) {
            String zone = "zone " + i;
            assertThatThrownBy(() -> supervision.call(zone, () -> {
                        throw new IllegalStateException("it is broken");
                    }))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private void curve(long bundle, String name) {
        registry.register(bundle, name, input -> new ScoringShare(BigDecimal.ONE, Text.same("all")));
    }

    private void ownCurveFrom2015AfterAVersionFor2014() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-01-01", "2014-12-31"));
        curve(7, "jiangsu.curve");
        registry.start(
                7,
                "2.0.0",
                SampleDocument.version("2.0.0").function("jiangsu.curve").from("2015-01-01"));
        assertThat(registry.inForce(LocalDate.of(2014, 6, 1))).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aVersionThatIsNotForTodayIsNoneToFallBackTo() {
        ownCurveFrom2015AfterAVersionFor2014();
        takeOut(7, "jiangsu.curve");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
        assertThat(registry.archive.steps(ID)).noneMatch(step -> step.kind() == CriteriaStep.Kind.ROLLED_BACK);
    }

    @Test
    public void norIsItWhenAPersonRollsBack() {
        ownCurveFrom2015AfterAVersionFor2014();
        Person li = new Person(Actor.named("李四"), "有误");
        assertThatThrownBy(() -> registry.criteria.decide(d -> d.rollback(ID, li)))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("release.rollback.none"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void theVersionBeforeServesThoughOneForAnotherYearIsInForceToo() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-01-01", "2014-12-31"));
        registry.start(7, "2.0.0", SampleDocument.version("2.0.0").from("2015-01-01"));
        curve(7, "jiangsu.curve");
        registry.start(
                7,
                "3.0.0",
                SampleDocument.version("3.0.0").function("jiangsu.curve").from("2015-01-01"));
        takeOut(7, "jiangsu.curve");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aVersionOfAnotherLevelIsNoneToFallBackTo() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").level("cultivating"));
        curve(7, "jiangsu.curve");
        registry.start(7, "2.0.0", SampleDocument.version("2.0.0").function("jiangsu.curve"));
        takeOut(7, "jiangsu.curve");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aSetThatTookTheFunctionOverFallsBackToo() {
        curve(9, "zhejiang.curve");
        registry.start(
                NEIGHBOUR,
                SampleDocument.version("1.0.0")
                        .id("zhejiang-zone")
                        .authority("zhejiang")
                        .function("zhejiang.curve")
                        .bytes());
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        String next = """
                format: shifan-criteria/1
                id: jiangsu-zone
                extends: {id: zhejiang-zone, version: "1.0.0"}
                authority: jiangsu
                subject: zone
                level: provincial
                version: 2.0.0
                title: {zh: 江苏, en: Jiangsu}
                status: {zh: 演示, en: for demonstration}
                in-force: {from: 2014-04-22}
                overrides:
                  - {item: scale, title: {zh: 本省规模, en: scale in the province}}
                """;
        registry.start(Registry.bundle(7, "2.0.0"), next.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
        takeOut(9, "zhejiang.curve");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void aFunctionOfTheSameNameInAnotherBundleIsAnother() {
        curve(9, "jiangsu.curve");
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        curve(7, "jiangsu.curve");
        registry.start(7, "2.0.0", SampleDocument.version("2.0.0").function("jiangsu.curve"));
        takeOut(9, "jiangsu.curve");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }
}
