// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.Test;

import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.bundle;

/** Of several sets for one key, one wins, and it is always the same one. */
public class WinnerTest {

    private static String winner(List<Runnable> starts, Registry registry) {
        starts.forEach(Runnable::run);
        return registry.inForce();
    }

    private static void inEitherOrder(String expected, List<Start> starts) {
        for (int turn = 0; turn < 2; turn++) {
            Registry registry = new Registry();
            List<Runnable> order = new ArrayList<>();
            starts.forEach(s -> order.add(() -> registry.start(bundle(s.id, s.name, s.version), s.document.bytes())));
            if (turn == 1) {
                Collections.reverse(order);
            }
            assertThat(winner(order, registry)).isEqualTo(expected);
        }
    }

    private record Start(long id, String name, String version, SampleDocument document) {}

    @Test
    public void theHighestVersionWinsInEitherOrder() {
        inEitherOrder(
                "jiangsu-zone 1.10.0",
                List.of(
                        new Start(7, "a", "1.9.0", SampleDocument.version("1.9.0")),
                        new Start(8, "a", "1.10.0", SampleDocument.version("1.10.0"))));
    }

    @Test
    public void ofEqualVersionsTheFirstIdInTheAlphabetWinsInEitherOrder() {
        inEitherOrder(
                "jiangsu-a 1.0.0",
                List.of(
                        new Start(
                                7, "b", "1.0.0", SampleDocument.version("1.0.0").id("jiangsu-b")),
                        new Start(
                                8, "a", "1.0.0", SampleDocument.version("1.0.0").id("jiangsu-a"))));
    }

    @Test
    public void theLoserIsShownAsStaged() {
        Registry registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(8, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 STAGED", "jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void bothOfTwoThatClaimTheSameAreMarked() {
        Registry registry = new Registry();
        registry.start(
                bundle(7, "b", "1.0.0"),
                SampleDocument.version("1.0.0").id("jiangsu-b").bytes());
        registry.start(
                bundle(8, "a", "1.0.0"),
                SampleDocument.version("1.0.0").id("jiangsu-a").bytes());
        assertThat(registry.criteria.sets())
                .extracting(s -> s.id() + ": " + s.notices().get(0).in(Language.EN))
                .containsExactly(
                        "jiangsu-a: jiangsu-b 1.0.0 of bundle b 1.0.0 claims the same authority, subject and level;"
                                + " this one goes before it (the higher version, then the first id)",
                        "jiangsu-b: jiangsu-a 1.0.0 of bundle a 1.0.0 claims the same authority, subject and level"
                                + " and goes before this one (the higher version, then the first id)");
        registry.criteria.removed(bundle(8, "a", "1.0.0"));
        assertThat(registry.criteria.set("jiangsu-b").orElseThrow().notices()).isEmpty();
    }

    @Test
    public void theDayPicksTheVersion() {
        Registry registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-04-22", "2015-12-31"));
        registry.start(8, "2.0.0", SampleDocument.version("2.0.0").from("2016-01-01"));
        assertThat(registry.inForce(LocalDate.of(2014, 4, 21))).isEqualTo("none");
        assertThat(registry.inForce(LocalDate.of(2014, 4, 22))).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.inForce(LocalDate.of(2015, 12, 31))).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.inForce(LocalDate.of(2016, 1, 1))).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aSetThatIsNotInForceOnTheDaySaysWhenItIs() {
        Registry registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-04-22", "2015-12-31"));
        registry.start(8, "2.0.0", SampleDocument.version("2.0.0").from("2016-07-01"));
        assertThat(registry.whyNone())
                .contains("the set 'jiangsu-zone' was in force from 2014-04-22 to 2015-12-31; the set 'jiangsu-zone'"
                        + " is in force from 2016-07-01 only");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 STAGED", "jiangsu-zone 2.0.0 STAGED");
    }

    @Test
    public void aSetOfAnotherKeyDoesNotCompete() {
        Registry registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(
                bundle(8, "z", "2.0.0"),
                SampleDocument.version("2.0.0")
                        .id("zhejiang")
                        .authority("zhejiang")
                        .bytes());
        registry.start(
                bundle(9, "n", "3.0.0"),
                SampleDocument.version("3.0.0")
                        .id("national")
                        .authority("aqsiq")
                        .level("national")
                        .bytes());
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.criteria.sets()).extracting(s -> s.state().name()).containsOnly("ACTIVE");
    }

    @Test
    public void setsOfDifferentNamesThatClaimTheSameKeyAreRivalsWhileTheirPeriodsMeet() {
        Registry registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-04-22", "2015-12-31"));
        registry.start(8, "1.0.0", SampleDocument.version("1.0.0").id("later").from("2016-01-01"));
        assertThat(notices(registry)).isEmpty();
        registry.start(9, "0.9.0", SampleDocument.version("0.9.0").id("early").from("2015-01-01"));
        assertThat(notices(registry)).singleElement().asString().contains("early 0.9.0");
    }

    /** What is told about the set in force. */
    private static List<String> notices(Registry registry) {
        return registry.criteria.inForce(Registry.JIANGSU, Registry.DAY).orElseThrow().notices().stream()
                .map(notice -> notice.in(Language.EN))
                .toList();
    }
}
