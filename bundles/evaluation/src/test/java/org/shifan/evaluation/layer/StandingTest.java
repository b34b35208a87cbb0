// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.RandomSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the baseline fails by a key item or a veto does not pass a set that stands on it, whatever its sheet looks like. */
public class StandingTest {
    private static final String SHARE = "{fact: percent.a, unit: percent, %s: %s}";
    private static final String OTHER = Paper.item("own", 10, "{yes-no: {fact: yes.c}}");
    private static final String VETO = "{id: %s, title: {zh: 否, en: Veto %s}, clause: 六, when: %s}";

    private static Paper baseline(String key, String veto) {
        return Paper.of(Paper.item("least", 10, "{any-of: {conditions: [" + key + "]}}", "key: {points: 10}"))
                .with("baseline: yes")
                .with("vetoes: [" + VETO.formatted("malice", "malice", veto) + "]");
    }

    private static final Paper BASELINE = baseline(
            SHARE.formatted("at-least", 5) + ", {fact: rank.r, unit: rank, at-most: 3}",
            "{fact: count.c, unit: count, above: 0, years: 2}");

    private static Paper own(String item, String... vetoes) {
        Paper out = Paper.of(item);
        return vetoes.length == 0 ? out : out.with("vetoes: [" + String.join(", ", vetoes) + "]");
    }

    private static String veto(String id, String when) {
        return VETO.formatted(id, id, when);
    }

    private static String malice(int years) {
        return veto(
                "bad", "{any: [{fact: count.c, unit: count, above: 0, years: " + years + "}, {fact: yes.n, is: yes}]}");
    }

    private static String neither(String share, int rank) {
        return veto(
                "small",
                "{all: [" + SHARE.formatted("below", share) + ", {fact: rank.r, unit: rank, above: " + rank + "}]}");
    }

    private static String check(Paper set) {
        return Standing.check(BASELINE.plan().document(), set.plan().document(), key -> Place.WHOLE).stream()
                .map(problem -> problem.in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    @Test
    public void whatIsCompulsoryMayBeAskedByAnotherItemOrByAVeto() {
        assertThat(check(own(OTHER, neither("5", 3), malice(2)))).isEmpty();
        assertThat(check(own(OTHER, neither("6", 2), malice(3)))).isEmpty();
        String scale = Paper.item(
                "scale",
                10,
                "{best-of: [{threshold: {fact: percent.a, unit: percent, at-least: 8}}, {threshold: {fact: rank.r, unit: rank, at-most: 1}}]}",
                "key: {points: 6}");
        assertThat(check(own(scale, malice(2)))).isEmpty();
    }

    @Test
    public void whatIsDroppedOrMilderIsRefusedWithItsName() {
        assertThat(check(own(OTHER)))
                .contains("key item \"least\" (Item least, 四(二))", "veto \"malice\" (Veto malice, 六)", "on 2014-04-22");
        assertThat(check(own(OTHER, neither("4.99", 3), malice(2))))
                .contains("\"least\"")
                .doesNotContain("malice");
        assertThat(check(own(OTHER, neither("5", 4), malice(2)))).contains("\"least\"");
        assertThat(check(own(OTHER, neither("5", 3), malice(1))))
                .contains("\"malice\"")
                .doesNotContain("least");
        String points = Paper.item("scale", 10, "{threshold: {fact: percent.a, unit: percent, at-least: 8}}");
        assertThat(check(own(points, malice(2)))).contains("\"least\"");
    }

    @Test
    public void aKeyItemThatMayNotApplyIsNoneForThoseToWhomItDoesNot() {
        String scale = Paper.item(
                "scale",
                10,
                "{threshold: {fact: percent.a, unit: percent, at-least: 8}}",
                "key: {points: 10}",
                "not-applicable: {when: {fact: yes.n, is: yes}, then: full}");
        assertThat(check(own(scale, malice(2)))).contains("\"least\"");
    }

    @Test
    public void theSamePartOfTheFullPointsIsAsked() {
        assertThat(check(own(OTHER, neither("5", 3), malice(2)).pass(5)))
                .contains("The pass mark 5 of 10 is less than the 6 of 10 of the baseline test-set");
        assertThat(check(own(OTHER, neither("5", 3), malice(2)).pass(6))).isEmpty();
    }

    @Test
    public void aNumberThatIsMilderOnALaterDayIsFoundOnThatDay() {
        String parameter =
                "parameters: {p: {title: {zh: 甲, en: p}, unit: percent, values: [{from: 2014-04-22, value: 6, ref: 甲}, {from: 2016-01-01, value: 4, ref: 乙}]}}";
        assertThat(check(own(OTHER, neither("{parameter: p}", 3), malice(2)).with(parameter)))
                .contains("(on 2016-01-01)");
    }

    @Test
    public void aBonusDoesNotStandInForWhatTheMarkAsks() {
        String bonus = "bonus: {cap: 2, items: [" + Paper.item("more", 2, "{yes-no: {fact: yes.b}}") + "]}";
        Paper six = own(OTHER, neither("5", 3), malice(2)).pass(6).with(bonus);
        assertThat(check(six))
                .contains("With its bonus of up to 2 the pass mark 6 of 10 is reached by a smaller part of the sheet");
        assertThat(check(own(OTHER, neither("5", 3), malice(2)).pass(8).with(bonus)))
                .isEmpty();
    }

    private static final String[] PARTED_ITEMS = {
        Paper.item(
                "share",
                8,
                "{bands: {fact: percent.a, unit: percent, bands: [{to: 5, points: 0}, {from: 5, to: 9, points: 6}, {from: 9, points: 8}]}}"),
        Paper.item("listed", 2, "{yes-no: {fact: yes.a}}")
    };
    private static final Paper PARTED =
            new Paper().part("record", "minimum: 6", PARTED_ITEMS).with("baseline: yes");

    private static String parted(Paper baseline, Paper set) {
        return Standing.check(baseline.plan().document(), set.plan().document(), key -> Place.WHOLE).stream()
                .map(problem -> problem.in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    @Test
    public void theLeastOfAPartIsAskedOfAPartOfItsNameOrHadByWhatIsCompulsory() {
        assertThat(parted(PARTED, own(OTHER)))
                .contains("asks 6 of the 10 points of its part \"record\" (Part record)", "here nothing does");
        Paper named = new Paper().part("record", "minimum: 6", OTHER);
        assertThat(parted(PARTED, named)).isEmpty();
        assertThat(parted(PARTED, new Paper().part("record", "minimum: 5.9", OTHER)))
                .contains("\"record\"");
        String least = veto("small", SHARE.formatted("below", 5));
        assertThat(parted(PARTED, own(OTHER, least))).isEmpty();
        assertThat(parted(PARTED, own(OTHER, veto("small", SHARE.formatted("below", "4.9")))))
                .contains("\"record\"");
        Paper more = new Paper().part("record", "minimum: 8", PARTED_ITEMS).with("baseline: yes");
        assertThat(parted(more, own(OTHER, least))).contains("asks 8 of the 10 points");
        assertThat(parted(more, own(OTHER, least, veto("unlisted", "{fact: yes.a, is: no}"))))
                .isEmpty();
    }

    @Test
    public void whoMayMissOnlySoManyItemsMayMissNoMore() {
        Paper limited =
                new Paper().part("record", "limits: {not-met: 1}", PARTED_ITEMS).with("baseline: yes");
        assertThat(parted(limited, own(OTHER))).contains("lets only so many items of its part \"record\"");
        assertThat(parted(limited, new Paper().part("record", "limits: {not-met: 2}", OTHER)))
                .contains("\"record\"");
        assertThat(parted(limited, new Paper().part("record", "limits: {not-met: 1}", OTHER)))
                .isEmpty();
        assertThat(parted(
                        limited,
                        own(
                                OTHER,
                                veto("small", SHARE.formatted("below", 9)),
                                veto("unlisted", "{fact: yes.a, is: no}"))))
                .isEmpty();
    }

    /** What is let through by what is compulsory fails nobody's part. */
    @Test
    public void nobodyPassesWhoMissesTheLeastOfAPart() {
        int accepted = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Plan baseline = new Paper()
                    .part("record", "minimum: " + (1 + random.nextInt(10)), PARTED_ITEMS)
                    .pass(1)
                    .with("baseline: yes")
                    .plan();
            Plan own = own(
                            OTHER,
                            veto("small", SHARE.formatted("below", 3 + random.nextInt(8))),
                            veto("unlisted", "{fact: yes." + (random.nextBoolean() ? "a" : "b") + ", is: no}"))
                    .pass(1)
                    .plan();
            if (!Standing.check(baseline.document(), own.document(), key -> Place.WHOLE)
                    .isEmpty()) {
                continue;
            }
            accepted++;
            for (int i = 0; i < 40; i++) {
                var facts = RandomSet.facts(random, 1).snapshot();
                if (own.evaluate(facts).verdict() == Verdict.PASS) {
                    assertThat(baseline.evaluate(facts).verdict()).isEqualTo(Verdict.PASS);
                }
            }
        }
        assertThat(accepted).isBetween(60, 290);
    }

    /** What is let through passes nobody whom the baseline fails by what is compulsory. */
    @Test
    public void nobodyPassesWhomTheBaselineFails() {
        List<String> conditions = List.of(
                SHARE.formatted("at-least", 5), "{fact: yes.a, is: yes}", "{fact: rank.r, unit: rank, at-most: 3}");
        int accepted = 0;
        int failed = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String asked = conditions.get(random.nextInt(3)) + ", " + conditions.get(random.nextInt(3));
            Plan baseline = baseline(asked, "{fact: count.d, unit: count, above: " + random.nextInt(3) + "}")
                    .plan();
            Plan own = own(
                            Paper.item(
                                    "mine",
                                    10,
                                    "{any-of: {conditions: [" + conditions.get(random.nextInt(3)) + "]}}",
                                    "key: {points: " + (1 + random.nextInt(10)) + "}"),
                            veto("mine-too", "{fact: count.d, unit: count, above: " + random.nextInt(3) + "}"))
                    .plan();
            if (!Standing.check(baseline.document(), own.document(), key -> Place.WHOLE)
                    .isEmpty()) {
                continue;
            }
            accepted++;
            for (int i = 0; i < 40; i++) {
                var facts = RandomSet.facts(random, 1).snapshot();
                if (own.evaluate(facts).verdict() == Verdict.PASS) {
                    assertThat(baseline.evaluate(facts).verdict()).isEqualTo(Verdict.PASS);
                } else {
                    failed++;
                }
            }
        }
        assertThat(accepted).isGreaterThan(30);
        assertThat(failed).isGreaterThan(100);
    }
}
