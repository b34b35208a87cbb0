// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Facts;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.RandomSet;

import static org.assertj.core.api.Assertions.assertThat;

/** A national minimum may be made stricter and never milder; what cannot be decided is refused. */
public class TighteningTest {
    private enum Answer {
        TIGHTER,
        LOOSER,
        UNDECIDED
    }

    private record Row(Answer answer, String before, String after) {}

    private static final String CONDITION = "{any-of: {conditions: [%s]}}";
    private static final String SHARE = "{fact: percent.a, unit: percent, at-least: %s}";
    private static final String RANK = "{fact: rank.r, unit: rank, at-most: %s}";
    private static final String BANDS =
            "{bands: {fact: percent.a, unit: percent, bands: [{to: %s, points: 0}, {from: %s, to: %s, points: %s}, {from: %s, points: 10}]}}";
    private static final String LINE =
            "{linear: {fact: percent.a, unit: percent, from: {at: %s, points: %s}, to: {at: %s, points: %s}}}";
    private static final String EVENTS = "{zero-events: {fact: count.c, unit: count, years: %s}}";
    private static final String LATELY = "{zero-events: {fact: events.c, unit: count, %s: %s}}";
    private static final String OFF = "{deduction: {fact: count.c, unit: count, each: %s, floor: %s}}";
    private static final String RATIO =
            "{ratio: {fact: number.a, unit: USD, peer: number.p, times: %s, on-zero-peer: %s, linear: {from: {at: 50, points: 10}, to: {at: %s, points: 0}}}}";
    private static final String PEER = "{fact: number.a, unit: USD, peer: number.p, below: %s}";
    private static final String GROWTH =
            "{growth: {fact: number.a, unit: USD, years: %s, linear: {from: {at: 0, points: 0}, to: {at: %s, points: 10}}}}";
    private static final String LIST = "{checklist: {facts: [%s]}}";
    private static final String LISTED = "{checklist: {items: [%s]}}";
    private static final List<String> LISTED_FACTS = List.of("yes.a", "yes.b", "yes.c", "yes.n");
    private static final String GRADED =
            "{graded: {fact: points.g, unit: points, grades: [{is: 0, points: 10}, {is: -1, points: %s}, {is: -2, points: 0}]}}";

    private static final List<Row> ROWS = List.of(
            row(Answer.TIGHTER, any(SHARE.formatted(5)), any(SHARE.formatted(5))),
            row(Answer.TIGHTER, any(SHARE.formatted(5)), any(SHARE.formatted(8))),
            row(Answer.LOOSER, any(SHARE.formatted(5)), any(SHARE.formatted("4.99"))),
            row(Answer.TIGHTER, any(RANK.formatted(3)), any(RANK.formatted(2))),
            row(Answer.LOOSER, any(RANK.formatted(3)), any(RANK.formatted(4))),
            row(Answer.TIGHTER, any(SHARE.formatted(5), RANK.formatted(3)), any(RANK.formatted(3))),
            row(Answer.LOOSER, any(RANK.formatted(3)), any(SHARE.formatted(5), RANK.formatted(3))),
            row(Answer.UNDECIDED, any(SHARE.formatted(5)), any("{fact: percent.b, unit: percent, at-least: 5}")),
            row(
                    Answer.TIGHTER,
                    any(SHARE.formatted(5)),
                    "{all-of: {conditions: [" + SHARE.formatted(5) + ", {fact: yes.a, is: yes}]}}"),
            row(
                    Answer.LOOSER,
                    "{all-of: {conditions: [" + SHARE.formatted(5) + ", {fact: yes.a, is: yes}]}}",
                    any(SHARE.formatted(5))),
            row(Answer.UNDECIDED, "{yes-no: {fact: yes.a}}", "{yes-no: {fact: yes.b}}"),
            row(Answer.LOOSER, "{yes-no: {fact: yes.a}}", "{yes-no: {fact: yes.a, otherwise: 2}}"),
            row(
                    Answer.TIGHTER,
                    "{yes-no: {fact: yes.a, otherwise: 2}}",
                    "{yes-no: {fact: yes.a, points: 8, otherwise: 1}}"),
            row(
                    Answer.TIGHTER,
                    "{threshold: {fact: percent.a, unit: percent, at-least: 98}}",
                    "{threshold: {fact: percent.a, unit: percent, above: 98}}"),
            row(
                    Answer.LOOSER,
                    "{threshold: {fact: percent.a, unit: percent, above: 98}}",
                    "{threshold: {fact: percent.a, unit: percent, at-least: 98}}"),
            row(
                    Answer.UNDECIDED,
                    "{threshold: {fact: percent.a, unit: percent, at-least: 98}}",
                    "{threshold: {fact: percent.a, unit: percent, at-most: 99}}"),
            row(Answer.TIGHTER, BANDS.formatted(5, 5, 20, 6, 20), BANDS.formatted(6, 6, 20, 6, 20)),
            row(Answer.TIGHTER, BANDS.formatted(5, 5, 20, 6, 20), BANDS.formatted(5, 5, 30, 5, 30)),
            row(Answer.LOOSER, BANDS.formatted(5, 5, 20, 6, 20), BANDS.formatted(5, 5, 20, 7, 20)),
            row(Answer.LOOSER, BANDS.formatted(5, 5, 20, 6, 20), BANDS.formatted(5, 5, 19, 6, 19)),
            row(Answer.TIGHTER, LINE.formatted(0, 0, 30, 10), LINE.formatted(10, 0, 30, 10)),
            row(Answer.TIGHTER, LINE.formatted(0, 0, 30, 10), LINE.formatted(0, 0, 40, 10)),
            row(Answer.LOOSER, LINE.formatted(0, 0, 30, 10), LINE.formatted(-1, 0, 30, 10)),
            row(Answer.LOOSER, LINE.formatted(0, 0, 30, 10), LINE.formatted(0, 1, 30, 10)),
            row(Answer.TIGHTER, LINE.formatted(0, 0, 30, 10), LINE.formatted(0, 0, 30, 9)),
            row(Answer.TIGHTER, LINE.formatted(0, 0, 30, 10), BANDS.formatted(15, 15, 30, 5, 30)),
            row(Answer.LOOSER, LINE.formatted(0, 0, 30, 10), BANDS.formatted("14.9", "14.9", 30, 5, 30)),
            row(Answer.TIGHTER, LINE.formatted(0, 10, 30, 0), LINE.formatted(0, 10, 20, 0)),
            row(Answer.LOOSER, LINE.formatted(0, 10, 20, 0), LINE.formatted(0, 10, 30, 0)),
            row(Answer.TIGHTER, EVENTS.formatted(2), EVENTS.formatted(3)),
            row(Answer.LOOSER, EVENTS.formatted(3), EVENTS.formatted(2)),
            row(Answer.TIGHTER, LATELY.formatted("months", 24), LATELY.formatted("months", 36)),
            row(Answer.LOOSER, LATELY.formatted("months", 24), LATELY.formatted("months", 23)),
            row(Answer.UNDECIDED, LATELY.formatted("months", 1), LATELY.formatted("days", 60)),
            row(Answer.TIGHTER, OFF.formatted(2, 0), OFF.formatted(3, 0)),
            row(Answer.LOOSER, OFF.formatted(2, 0), OFF.formatted("1.5", 0)),
            row(Answer.LOOSER, OFF.formatted(2, 0), OFF.formatted(2, 1)),
            row(Answer.TIGHTER, RATIO.formatted(100, "missing", 100), RATIO.formatted(100, "missing", 90)),
            row(Answer.LOOSER, RATIO.formatted(100, "missing", 100), RATIO.formatted(100, "missing", 110)),
            row(Answer.UNDECIDED, RATIO.formatted(100, "missing", 100), RATIO.formatted(100, "full", 100)),
            row(Answer.TIGHTER, any(PEER.formatted(100)), any(PEER.formatted(90))),
            row(Answer.LOOSER, any(PEER.formatted(100)), any(PEER.formatted("100.1"))),
            row(
                    Answer.UNDECIDED,
                    any(PEER.formatted(100)),
                    any(PEER.replace("number.p", "number.b").formatted(90))),
            row(
                    Answer.TIGHTER,
                    "{ratio: {fact: number.a, unit: USD, peer: number.p, bands: [{to: 100, points: 10}, {from: 100, points: 0}]}}",
                    any(PEER.formatted(100))),
            row(Answer.TIGHTER, GROWTH.formatted(1, 8), GROWTH.formatted(1, 10)),
            row(Answer.LOOSER, GROWTH.formatted(1, 10), GROWTH.formatted(1, 8)),
            row(Answer.UNDECIDED, GROWTH.formatted(1, 10), GROWTH.formatted(2, 10)),
            row(Answer.TIGHTER, LIST.formatted("yes.a, yes.b"), LIST.formatted("yes.a, yes.b")),
            row(
                    Answer.TIGHTER,
                    "{yes-no: {fact: yes.a}}",
                    "{all-of: {conditions: [{fact: yes.a, is: yes}, {fact: yes.b, is: yes}]}}"),
            row(
                    Answer.TIGHTER,
                    LIST.formatted("yes.a, yes.b"),
                    "{all-of: {conditions: [{fact: yes.a, is: yes}, {fact: yes.b, is: yes}]}}"),
            row(
                    Answer.UNDECIDED,
                    LIST.formatted("yes.a, yes.b, yes.c"),
                    LISTED.formatted("{fact: yes.n, points: 9.99}")),
            row(
                    Answer.UNDECIDED,
                    LIST.formatted("yes.a, yes.b, yes.c"),
                    LISTED.formatted("{fact: yes.a, points: 9.99}")),
            row(Answer.UNDECIDED, LIST.formatted("yes.a, yes.b"), LIST.formatted("yes.a, yes.b, yes.c, yes.n")),
            row(Answer.UNDECIDED, LIST.formatted("yes.a, yes.b"), LIST.formatted("yes.a")),
            row(Answer.UNDECIDED, LISTED.formatted(points(3, 7)), LISTED.formatted(points(4, 6))),
            row(Answer.TIGHTER, LISTED.formatted(points(3, 7)), LISTED.formatted(points(3, 6))),
            row(Answer.TIGHTER, LIST.formatted("yes.a, yes.b"), LISTED.formatted(points(5, 4))),
            row(Answer.UNDECIDED, "{yes-no: {fact: yes.a}}", LISTED.formatted("{fact: yes.b, points: 9.99}")),
            row(Answer.LOOSER, "{yes-no: {fact: yes.a}}", LIST.formatted("yes.a, yes.b")),
            row(Answer.TIGHTER, "{yes-no: {fact: yes.a}}", LISTED.formatted("{fact: yes.a, points: 9.99}")),
            row(
                    Answer.LOOSER,
                    "{all-of: {conditions: [{fact: yes.a, is: yes}, {fact: yes.b, is: yes}, {fact: yes.c, is: yes}], otherwise: 5}}",
                    LISTED.formatted(points(3, 3) + ", {fact: yes.c, points: 4}")),
            row(
                    Answer.TIGHTER,
                    any("{fact: yes.a, is: yes}", "{fact: yes.b, is: yes}"),
                    LIST.formatted("yes.a, yes.b")),
            row(Answer.TIGHTER, LIST.formatted("yes.a, yes.b"), "{yes-no: {fact: yes.a, points: 5}}"),
            row(Answer.LOOSER, LIST.formatted("yes.a, yes.b"), "{yes-no: {fact: yes.a, points: 6}}"),
            row(
                    Answer.UNDECIDED,
                    "{best-of: [{yes-no: {fact: yes.a}}, {yes-no: {fact: yes.b, points: 4}}]}",
                    "{best-of: [{yes-no: {fact: yes.a}}, " + LISTED.formatted("{fact: yes.n, points: 9}") + "]}"),
            row(Answer.TIGHTER, GRADED.formatted(5), GRADED.formatted(4)),
            row(Answer.LOOSER, GRADED.formatted(5), GRADED.formatted(6)),
            row(
                    Answer.TIGHTER,
                    "{best-of: [" + LINE.formatted(0, 0, 30, 10) + ", {yes-no: {fact: yes.a}}]}",
                    LINE.formatted(0, 0, 30, 10)),
            row(
                    Answer.LOOSER,
                    LINE.formatted(0, 0, 30, 10),
                    "{best-of: [" + LINE.formatted(0, 0, 30, 10) + ", {yes-no: {fact: yes.a}}]}"));

    private static Row row(Answer answer, String before, String after) {
        return new Row(answer, before, after);
    }

    private static String points(int a, int b) {
        return "{fact: yes.a, points: " + a + "}, {fact: yes.b, points: " + b + "}";
    }

    private static String any(String... conditions) {
        return CONDITION.formatted(String.join(", ", conditions));
    }

    private static Answer answer(String problems) {
        if (problems.isEmpty()) {
            return Answer.TIGHTER;
        }
        return problems.contains("ask less") ? Answer.LOOSER : Answer.UNDECIDED;
    }

    private static String check(Paper before, Paper after) {
        return check(
                before.with("baseline: yes").plan().document(), after.plan().document());
    }

    private static String check(CriteriaDocument before, CriteriaDocument after) {
        return Tightening.check(before, after, key -> Place.WHOLE, id -> false).stream()
                .map(p -> p.in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    @Test
    public void aScoreOfTheBaselineMayBecomeStricterOnly() {
        List<String> wrong = new ArrayList<>();
        for (Row row : ROWS) {
            Answer found = answer(check(Paper.rule(row.before()), Paper.rule(row.after())));
            if (found != row.answer()) {
                wrong.add(found + " instead of " + row.answer() + ": " + row.before() + " -> " + row.after());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void weightsAreFreeAndPointsCountAsPartsOfThem() {
        String half = BANDS.formatted(5, 5, 20, 6, 20);
        assertThat(check(
                        Paper.rule(half),
                        Paper.of(Paper.item(
                                        "only",
                                        20,
                                        half.replace("points: 6", "points: 12").replace("points: 10", "points: 20")))
                                .total(20)
                                .pass(12)))
                .isEmpty();
        assertThat(check(
                        Paper.rule(half),
                        Paper.of(Paper.item(
                                        "only",
                                        20,
                                        half.replace("points: 6", "points: 13").replace("points: 10", "points: 20")))
                                .total(20)
                                .pass(12)))
                .contains("the points of \"only\" ask less than the national minimum (on 2014-04-22)");
    }

    @Test
    public void aListMayHaveAnotherWeight() {
        String equal = LIST.formatted("yes.a, yes.b, yes.c");
        assertThat(check(
                        Paper.rule(equal),
                        Paper.of(Paper.item("only", 70, equal)).total(70).pass(43)))
                .isEmpty();
        String before = LISTED.formatted(points(3, 7));
        assertThat(check(
                        Paper.rule(before),
                        Paper.of(Paper.item("only", 30, LISTED.formatted(points(9, 21))))
                                .total(30)
                                .pass(19)))
                .isEmpty();
        assertThat(check(
                        Paper.rule(before),
                        Paper.of(Paper.item("only", 30, LISTED.formatted(points(10, 20))))
                                .total(30)
                                .pass(19)))
                .contains("the points of \"only\"");
    }

    private static Paper key(String key) {
        return Paper.of(Paper.item("only", 10, LINE.formatted(0, 0, 30, 10), key));
    }

    @Test
    public void keyPointsMayBeRaisedOnly() {
        assertThat(check(key("key: {points: 6}"), key("key: {points: 7}"))).isEmpty();
        assertThat(check(key("key: {points: 6}"), key("key: {points: 5}")))
                .contains("the key points of \"only\" ask less");
        assertThat(check(key("key: {points: 6}"), key("remediable: yes"))).contains("has to stay one");
        assertThat(check(key("remediable: yes"), key("key: {points: 5}"))).isEmpty();
    }

    @Test
    public void itemsPartsAndVetoesCannotBeDropped() {
        Paper two = Paper.of(
                        Paper.item("a", 5, "{yes-no: {fact: yes.a}}"), Paper.item("b", 5, "{yes-no: {fact: yes.b}}"))
                .with("vetoes: [{id: v, title: {zh: 甲, en: v}, clause: 六, when: {fact: yes.n, is: yes}}]");

        assertThat(check(two, Paper.of(Paper.item("a", 10, "{yes-no: {fact: yes.a}}"))))
                .contains("The item \"b\" is part of the minimum of test-set", "The veto \"v\"");
        assertThat(check(
                        Paper.of(
                                Paper.item("a", 5, "{yes-no: {fact: yes.a}}"),
                                Paper.item("b", 5, "{yes-no: {fact: yes.b}}")),
                        Paper.of(
                                Paper.item("a", 10, "{yes-no: {fact: yes.a}}"),
                                Paper.item("b", 0, "{yes-no: {fact: yes.b}}"))))
                .contains("\"b\"", "weight 0");
        assertThat(check(
                        Paper.rule("{yes-no: {fact: yes.a}}"),
                        new Paper().part("other", "", Paper.item("only", 10, "{yes-no: {fact: yes.a}}"))))
                .contains("The part \"basic\"");
    }

    private static Paper veto(String when) {
        return Paper.rule("{yes-no: {fact: yes.a}}")
                .with("vetoes: [{id: v, title: {zh: 甲, en: v}, clause: 六, when: " + when + "}]");
    }

    @Test
    public void aVetoMayHitMoreNeverFewer() {
        String twice = "{fact: count.c, unit: count, above: 1, years: 2}";
        assertThat(check(veto(twice), veto("{fact: count.c, unit: count, above: 0, years: 2}")))
                .isEmpty();
        assertThat(check(veto(twice), veto("{fact: count.c, unit: count, above: 1, years: 3}")))
                .isEmpty();
        assertThat(check(veto(twice), veto("{any: [" + twice + ", {fact: yes.n, is: yes}]}")))
                .isEmpty();
        assertThat(check(veto(twice), veto("{fact: count.c, unit: count, above: 2, years: 2}")))
                .contains("the condition of the veto of \"v\" ask less");
        assertThat(check(veto(twice), veto("{fact: count.c, unit: count, above: 1, years: 1}")))
                .contains("ask less");
        assertThat(check(veto(twice), veto("{all: [" + twice + ", {fact: yes.n, is: yes}]}")))
                .contains("ask less");
        assertThat(check(veto(twice), veto("{fact: count.d, unit: count, above: 1, years: 2}")))
                .contains("cannot be decided");
    }

    @Test
    public void anItemCannotBeMadeNotApplicable() {
        String na = "not-applicable: {when: {fact: count.c, unit: count, at-most: %s}, then: full}";
        assertThat(check(key("remediable: yes"), key(na.formatted(0)))).contains("would not apply");
        assertThat(check(key(na.formatted(1)), key(na.formatted(0)))).isEmpty();
        assertThat(check(key(na.formatted(0)), key("remediable: yes"))).isEmpty();
        assertThat(check(key(na.formatted(0)), key(na.formatted(1)))).contains("does not apply", "ask less");
    }

    @Test
    public void marksMayBeRaisedOnlyAsPartsOfTheFullMark() {
        String rule = "{yes-no: {fact: yes.a}}";
        assertThat(check(Paper.rule(rule).pass(6), Paper.rule(rule).pass(7))).isEmpty();
        assertThat(check(Paper.rule(rule).pass(6), Paper.rule(rule).pass(5)))
                .contains("the pass mark 5 of 10 is less than the 6 of 10");
        assertThat(check(
                        Paper.rule(rule).pass(6),
                        Paper.of(Paper.item("only", 20, rule)).total(20).pass(11)))
                .contains("11 of 20");
        assertThat(check(Paper.rule(rule), Paper.rule(rule).rounding("{item: 0, total: 0, mode: half-up}")))
                .contains("rounding");
        assertThat(check(
                        Paper.rule(rule),
                        Paper.rule(rule).with("bonus: {cap: 1, items: [" + Paper.item("more", 1, rule) + "]}")))
                .contains("A bonus of at most 1 on 10 is more than the 0 on 10");
        assertThat(check(
                        new Paper().part("basic", "minimum: 6", Paper.item("only", 10, rule)),
                        new Paper().part("basic", "minimum: 5", Paper.item("only", 10, rule))))
                .contains("the minimum of the part 5 of 10 is less than the 6 of 10");
        assertThat(check(
                        new Paper().part("basic", "limits: {not-met: 1}", Paper.item("only", 10, rule)),
                        new Paper().part("basic", "limits: {not-met: 2}", Paper.item("only", 10, rule))))
                .contains("\"basic\" allows more items to be missed");
    }

    @Test
    public void aNumberThatLoosensOnALaterDayIsFoundOnThatDay() {
        String rule = "{threshold: {fact: percent.a, unit: percent, at-least: {parameter: p}}}";
        String parameter =
                "parameters: {p: {title: {zh: 甲, en: p}, unit: percent, values: [{from: 2014-04-22, value: %s, ref: 甲}, {from: 2016-01-01, value: %s, ref: 乙}]}}";
        assertThat(check(
                        Paper.rule(rule).with(parameter.formatted(10, 12)),
                        Paper.rule(rule).with(parameter.formatted(11, 12))))
                .isEmpty();
        assertThat(check(
                        Paper.rule(rule).with(parameter.formatted(10, 12)),
                        Paper.rule(rule).with(parameter.formatted(11, 11))))
                .contains("(on 2016-01-01)");
    }

    /** Rules that are compared as a whole name a parameter and not its number. */
    @Test
    public void aNumberThatIsAnotherInAnUnchangedRuleIsFoundOnThatDay() {
        String scale = "bands: [{to: {parameter: p}, points: 10}, {from: {parameter: p}, points: 0}]}}";
        for (String rule : List.of(
                "{rank: {fact: percent.a, unit: percent, among: province, best: highest, " + scale,
                "{judgement: {by: {zh: 甲, en: a}, up-to: {parameter: p}}}",
                "{evidence: {by: {zh: 甲, en: a}, items: [{name: org.charter, title: {zh: 甲, en: a}, points: {parameter: p}}]}}",
                "{best-of: [{yes-no: {fact: yes.a}}, {rank: {fact: percent.a, unit: percent, among: province, best: highest, "
                        + scale + "]}",
                "{dated: [{from: 2014-04-22, ref: 甲, rule: {rank: {fact: percent.a, unit: percent, among: province,"
                        + " best: highest, " + scale + "}]}")) {
            String parameter =
                    "parameters: {p: {title: {zh: 甲, en: p}, unit: %s, values: [{from: 2014-04-22, value: 3, ref: 甲}, {from: 2016-01-01, value: %s, ref: 乙}]}}";
            String unit = rule.contains("rank") ? "rank" : "points";
            assertThat(check(
                            Paper.rule(rule).with(parameter.formatted(unit, 4)),
                            Paper.rule(rule).with(parameter.formatted(unit, "4.0"))))
                    .as(rule)
                    .isEmpty();
            assertThat(check(
                            Paper.rule(rule).with(parameter.formatted(unit, 4)),
                            Paper.rule(rule).with(parameter.formatted(unit, 9))))
                    .as(rule)
                    .contains("the points of \"only\"", "cannot be decided", "(on 2016-01-01)");
        }
    }

    /** What the policy leaves open is what the set says it is, in such a rule too. */
    @Test
    public void anOpenTermOfARuleThatIsComparedAsAWholeMayBeAnyNumber() {
        Paper rule = Paper.rule(
                        "{rank: {fact: percent.a, unit: percent, among: province, best: highest, bands: [{to: {parameter: p}, points: 10}, {from: {parameter: p}, points: 0}]}}")
                .with("open-terms: {p: {title: {zh: 甲, en: p}, phrase: 甲, clause: 四, unit: rank}}");
        CriteriaDocument before = document(rule.yaml() + "baseline: yes\n");
        assertThat(check(
                        before,
                        document(rule.yaml() + "bindings: {p: [{value: 100, document: 甲, date: 2014-04-22}]}\n")))
                .isEmpty();
    }

    private static CriteriaDocument document(String yaml) {
        ReadResult read = DocumentReader.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return read.document()
                .orElseThrow(() -> new AssertionError(read.problems().toString()));
    }

    @Test
    public void aNeighbourWhoIsNoBaselineMayBeChangedFreely() {
        assertThat(check(
                        Paper.rule(any(SHARE.formatted(5))).plan().document(),
                        Paper.rule(any(SHARE.formatted(1))).pass(1).plan().document()))
                .isEmpty();
    }

    /** What is let through gives no subject more than it had; and enough is let through for that to say something. */
    @Test
    public void whatIsAcceptedGivesNobodyMore() {
        int accepted = 0;
        int changed = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String before = RandomSet.items(random).get(0);
            String after = perturbed(before, random);
            Plan one = Paper.of(before).total(12).with("baseline: yes").plan();
            Plan two;
            try {
                two = Paper.of(after).total(12).plan();
            } catch (AssertionError e) {
                // The change made no document of it.
                continue;
            }
            if (!Tightening.check(one.document(), two.document(), key -> Place.WHOLE, id -> false)
                    .isEmpty()) {
                continue;
            }
            accepted++;
            changed += before.equals(after) ? 0 : 1;
            for (int i = 0; i < 40; i++) {
                FactSnapshot facts = RandomSet.facts(random, 1).snapshot();
                Evaluation.Item was = one.evaluate(facts).parts().get(0).items().get(0);
                Evaluation.Item is = two.evaluate(facts).parts().get(0).items().get(0);
                if (was.points() != null && is.points() != null) {
                    assertThat(is.points()).as(before + "\n" + after).isLessThanOrEqualTo(was.points());
                }
            }
        }
        assertThat(accepted).isGreaterThan(60);
        assertThat(changed).isGreaterThan(20);
    }

    /** The same of lists and of what may stand in their place, with every combination of their facts. */
    @Test
    public void aListThatIsAcceptedGivesNobodyMore() {
        int changed = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            String before = Paper.item("only", 12, ofFacts(random, 1));
            String after =
                    random.nextBoolean() ? perturbed(before, random) : Paper.item("only", 12, ofFacts(random, 1));
            Plan one;
            Plan two;
            try {
                one = Paper.of(before).total(12).with("baseline: yes").plan();
                two = Paper.of(after).total(12).plan();
            } catch (AssertionError e) {
                // More points than the weight.
                continue;
            }
            if (!Tightening.check(one.document(), two.document(), key -> Place.WHOLE, id -> false)
                    .isEmpty()) {
                continue;
            }
            changed += before.equals(after) ? 0 : 1;
            for (int yes = 0; yes < 1 << LISTED_FACTS.size(); yes++) {
                Facts facts = Facts.none();
                for (int i = 0; i < LISTED_FACTS.size(); i++) {
                    facts.and(LISTED_FACTS.get(i), yes >> i & 1);
                }
                assertThat(points(two, facts)).as(before + "\n" + after).isLessThanOrEqualTo(points(one, facts));
            }
        }
        assertThat(changed).isGreaterThan(50);
    }

    private static BigDecimal points(Plan plan, Facts facts) {
        return plan.evaluate(facts.snapshot()).parts().get(0).items().get(0).points();
    }

    private static String ofFacts(Random random, int depth) {
        List<String> some = new ArrayList<>(LISTED_FACTS);
        Collections.shuffle(some, random);
        some.subList(1 + random.nextInt(some.size()), some.size()).clear();
        return switch (random.nextInt(depth > 0 ? 6 : 5)) {
            case 0 -> LIST.formatted(String.join(", ", some));
            case 1, 2 ->
                LISTED.formatted(some.stream()
                        .map(fact -> "{fact: " + fact + ", points: " + random.nextInt(7) + "}")
                        .collect(Collectors.joining(", ")));
            case 3 ->
                "{yes-no: {fact: " + some.get(0) + ", points: " + random.nextInt(13) + ", otherwise: "
                        + random.nextInt(7) + "}}";
            case 4 ->
                "{" + (random.nextBoolean() ? "any-of" : "all-of") + ": {conditions: ["
                        + some.stream()
                                .map(fact -> "{fact: " + fact + ", is: yes}")
                                .collect(Collectors.joining(", "))
                        + "], points: " + random.nextInt(13) + ", otherwise: " + random.nextInt(7) + "}}";
            default -> "{best-of: [" + ofFacts(random, 0) + ", " + ofFacts(random, 0) + "]}";
        };
    }

    private static String perturbed(String item, Random random) {
        int rule = item.indexOf("rule:");
        StringBuilder out = new StringBuilder();
        for (String piece : item.substring(rule).split("(?<=[^0-9.])(?=[0-9])|(?<=[0-9])(?=[^0-9.])")) {
            boolean number = piece.matches("[0-9]+");
            out.append(
                    number && random.nextInt(3) == 0
                            ? String.valueOf(Integer.parseInt(piece) + random.nextInt(3) - 1)
                            : piece);
        }
        return item.substring(0, rule) + out;
    }
}
