// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;

import org.junit.Before;
import org.junit.Test;

import org.shifan.api.criteria.CriteriaState;

import static org.assertj.core.api.Assertions.assertThat;

/** The marks of a baseline stay out of reach for who misses them, through every layer that is laid over it. */
public class LayeredMarksTest {
    private static final BundleRef BASE = Registry.bundle(7, "org.example.base", "1.0.0");
    private static final BundleRef NEIGHBOUR = Registry.bundle(6, "org.example.zhejiang", "1.0.0");
    private static final BundleRef SET = Registry.bundle(5, "org.example.jiangsu", "1.0.0");

    private static final String LINE =
            "rule: {linear: {fact: test.count, unit: count, from: {at: 0, points: 0}, to: {at: 9, points: %d}}}";

    private final Registry registry = new Registry();

    private static String item(String id, int weight, String more) {
        return "{id: " + id + ", title: {zh: 甲, en: A}, clause: 四(二), weight: " + weight + more + ", "
                + LINE.formatted(weight) + "}";
    }

    private static String part(String id, String... items) {
        return "  - {id: " + id + ", title: {zh: 部分, en: Part}, items: [" + String.join(", ", items) + "]}\n";
    }

    private static String head(String id, String authority, String more) {
        return """
                format: shifan-criteria/1
                id: %s
                authority: %s
                subject: zone
                level: provincial
                version: 1.0.0
                title: {zh: 测试, en: Test}
                in-force: {from: 2014-04-22}
                """.formatted(id, authority) + more;
    }

    private void start(BundleRef bundle, String text) {
        registry.start(bundle, text.getBytes(StandardCharsets.UTF_8));
    }

    private void neighbour(String more) {
        start(NEIGHBOUR, head("zhejiang-zone", "zhejiang", "extends: {id: baseline, version: 1.0.0}\n" + more));
    }

    private void set(String more) {
        start(SET, head("jiangsu-zone", "jiangsu", "extends: {id: zhejiang-zone, version: 1.0.0}\n" + more));
    }

    @Before
    public void baseline() {
        String left = ", not-applicable: {when: {fact: test.count, unit: count, at-most: 0}, then: spread}";
        start(
                BASE,
                head(
                        "baseline",
                        "aqsiq",
                        "baseline: yes\ntotal: 200\npass: 100\nrounding: {item: 2, total: 2, mode: half-up}\nparts:\n"
                                + part("p", item("a", 60, ""), item("b", 40, left))
                                + part("q", item("c", 100, ""))));
    }

    @Test
    public void aLayerThatAddsPointsAndDoesNotRaiseItsMarkIsRefused() {
        neighbour("total: 210\npass: 109\nparts:\n" + part("own", item("n", 10, "")));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("109 of 210", "up to 10; it has to be 110 or more");
    }

    @Test
    public void theSecondLayerIsHeldAgainstTheBaselinesPointsInTheFirst() {
        neighbour("total: 210\npass: 110\nparts:\n" + part("own", item("n", 10, "")));
        set("total: 230\npass: 129\nparts:\n" + part("more", item("m", 20, "")));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("129 of 230", "less than the 100 of 200 points", "up to 30; it has to be 130 or more");
        assertThat(registry.states()).contains("zhejiang-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aLayerThatRaisesItsMarkByWhatItAddsIsAccepted() {
        neighbour("total: 210\npass: 110\nparts:\n" + part("own", item("n", 10, "")));
        set("total: 230\npass: 130\nparts:\n" + part("more", item("m", 20, "")));
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aSetThatChangesNothingOfItsNeighbourIsAcceptedWhereWeightMayLeaveAnItem() {
        neighbour("total: 210\npass: 160\noverrides:\n  - {part: p, items: [" + item("n", 10, "") + "]}\n");
        set("");
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 ACTIVE", "zhejiang-zone 1.0.0 ACTIVE");
    }
}
