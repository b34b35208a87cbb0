// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** What no criteria document may be: each refused with its place and what would be right, none with memory or stack. */
public class BadDocumentTest {
    private static final String GOOD = Sample.YAML;

    @Test
    public void theSampleItselfIsSound() {
        assertThat(Sample.read(GOOD).problems()).isEmpty();
    }

    @Test
    public void aRankInAConditionIsRefusedAndSaysWhatWouldBeRight() {
        String rank = "rank: {fact: export.value, unit: USD, among: country, best: highest, bands: [{points: 10}]}";
        String condition = "{fact: incident.malice.count, unit: count, above: 0}";
        assertThat(GOOD).contains(condition);
        ReadResult result = Sample.read(GOOD.replace(condition, "{" + rank + "}"));
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.in(Language.EN))
                    .contains("vetoes[0].when: A condition cannot ask for a place in a population")
                    .contains("export.rank.province with unit rank and at-most 3");
            assertThat(problem.in(Language.ZH)).contains("条件中不能使用名次（rank）");
        });
    }

    @Test(timeout = 5_000)
    public void tenMegabytesAreNotEvenParsed() {
        byte[] bytes = new byte[10 * 1024 * 1024];
        Arrays.fill(bytes, (byte) 'a');
        assertOne(DocumentReader.read("big.yaml", bytes), "criteria.file.size", 0, 0);
    }

    @Test(timeout = 5_000)
    public void depthIsBounded() {
        assertOne(Sample.read("[".repeat(10_000)), "criteria.yaml.depth", 1, 51);
        String maps = GOOD + "deep: " + "{a: ".repeat(10_000) + "1" + "}".repeat(10_000) + "\n";
        assertOne(Sample.read(maps), "criteria.yaml.depth", 25, 203);
        StringBuilder block = new StringBuilder("a:\n");
        for (int i = 1; i < 1_500; i++) {
            block.append(" ".repeat(i)).append("a:\n");
        }
        assertOne(Sample.read(block.toString()), "criteria.yaml.depth", 51, 51);
    }

    @Test(timeout = 10_000)
    public void theNumberOfValuesIsBounded() {
        assertOne(Sample.read("a: [" + "1,".repeat(200_000) + "1]"), "criteria.yaml.nodes", 1, 200_001);
    }

    @Test(timeout = 5_000)
    public void anAnchorsBombIsRefusedWithoutBeingUnfolded() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + ", " + before + "]\n");
        }
        ReadResult result = Sample.read(bomb.toString());
        assertThat(result.problems())
                .extracting(problem -> problem.in(Language.EN))
                .contains(
                        "bad.yaml:1:5: a0: 'a0' is an anchor or alias of YAML, which a criteria document may not use; write the value out");
    }

    @Test(timeout = 5_000)
    public void anAliasToItselfIsRefused() {
        for (String cycle : List.of("a: &a [*a]\n", "a: &a {b: *a}\n", "a: *a\n")) {
            assertThat(keys(cycle)).as(cycle).contains("criteria.yaml.alias");
        }
    }

    @Test
    public void oddNumbersAreRefusedWhereverANumberStands() {
        for (String number : List.of("NaN", "1e999999", "-.inf", "0x10", "5e-1")) {
            for (String at : List.of("points: 6}", "weight: 10", "pass: 6", "item: 2")) {
                String key = at.substring(0, at.indexOf(':'));
                String end = at.endsWith("}") ? "}" : "";
                assertThat(keys(GOOD.replace(at, key + ": '" + number + "'" + end)))
                        .as(key + " " + number)
                        .containsExactly("criteria.type.number");
            }
        }
    }

    @Test
    public void duplicateKeysNameBothLines() {
        assertOne(Sample.read(GOOD + "pass: 60\n"), "criteria.yaml.duplicate", 25, 1);
        assertThat(Sample.read(GOOD + "pass: 60\n").problems().get(0).in(Language.EN))
                .isEqualTo(
                        "bad.yaml:25:1: pass: Key 'pass' stands here a second time, first in line 9; keep one of them");
    }

    @Test
    public void tabsAreNamed() {
        assertOne(Sample.read(GOOD.replace("  - id: basic", "\t- id: basic")), "criteria.yaml.tab", 13, 1);
    }

    @Test
    public void aByteOrderMarkIsTolerated() {
        ReadResult result = Sample.read("\uFEFF" + GOOD);
        assertThat(result.problems()).isEmpty();
        assertThat(result.document().orElseThrow().digest())
                .isEqualTo(Sample.read(GOOD).document().orElseThrow().digest());
    }

    @Test
    public void gbkIsRecognisedAndRefused() {
        assertOne(
                DocumentReader.read("bad.yaml", GOOD.getBytes(Charset.forName("GBK"))), "criteria.encoding.gbk", 7, 13);
        byte[] broken = GOOD.getBytes(StandardCharsets.UTF_8);
        broken[3] = (byte) 0xFF;
        assertOne(DocumentReader.read("bad.yaml", broken), "criteria.encoding.invalid", 1, 4);
        assertOne(
                DocumentReader.read("bad.yaml", GOOD.getBytes(StandardCharsets.UTF_16)),
                "criteria.encoding.utf16",
                1,
                1);
    }

    @Test
    public void onlyPlainDecimalsAreNumbers() {
        for (String number : List.of(
                "NaN",
                "1e999999",
                ".inf",
                "0x1F",
                "1_000",
                "1,000",
                "十",
                "+5",
                "5.",
                "1234567890123456",
                "0.1234567",
                "--1")) {
            assertOne(Sample.read(GOOD.replace("total: 10", "total: " + number)), "criteria.type.number", 8, 8);
        }
    }

    @Test
    public void negativePointsAndPointsAboveTheWeightAreRefused() {
        assertOne(Sample.read(GOOD.replace("points: 6}", "points: 12}")), "criteria.points.range", 22, 59);
        assertOne(Sample.read(GOOD.replace("points: 6}", "points: -1}")), "criteria.points.range", 22, 59);
        assertOne(Sample.read(GOOD.replace("weight: 10", "weight: -10")), "criteria.number.negative", 18, 17);
    }

    @Test
    public void weightsThatDoNotAddUpAreAddedUp() {
        ReadResult result = Sample.read(GOOD.replace("total: 10", "total: 100"));
        assertOne(result, "criteria.weights.sum", 8, 8);
        assertThat(result.problems().get(0).message().in(Language.EN))
                .isEqualTo("The weights add up to 10, but the total is 100: basic 10");
    }

    @Test
    public void aValueThatBelongsToNoBandIsNamed() {
        ReadResult gap = Sample.read(GOOD.replace("{to: 5, points: 0}", "{to: 4, points: 0}"));
        assertOne(gap, "criteria.bands.gap", 22, 33);
        assertThat(gap.problems().get(0).message().in(Language.EN))
                .isEqualTo("Values from 4 up to, but not including, 5 belong to no band");
        String inclusive = GOOD.replace("{to: 5, points: 0}", "{to: 59, points: 0}")
                .replace("from: 5, to: 20", "from: 60, to: 80")
                .replace("from: 20", "from: 80");
        assertThat(Sample.read(inclusive).problems().get(0).message().in(Language.EN))
                .isEqualTo("Values from 59 up to, but not including, 60 belong to no band");
    }

    @Test
    public void aValueThatBelongsToTwoBandsIsNamed() {
        ReadResult overlap = Sample.read(GOOD.replace("{to: 5, points: 0}", "{to: 6, points: 0}"));
        assertOne(overlap, "criteria.bands.overlap", 22, 33);
        assertThat(overlap.problems().get(0).message().in(Language.EN))
                .isEqualTo("Values from 5 up to, but not including, 6 belong to two bands");
    }

    @Test
    public void bandsCoverEveryNumber() {
        assertOne(Sample.read(GOOD.replace("{to: 5,", "{from: 0, to: 5,")), "criteria.bands.below", 22, 13);
        assertOne(Sample.read(GOOD.replace("{from: 20,", "{from: 20, to: 100,")), "criteria.bands.above", 21, 57);
        assertOne(Sample.read(GOOD.replace("from: 5, to: 20", "from: 20, to: 5")), "criteria.bands.order", 22, 33);
    }

    @Test
    public void anUnknownKeyNamesTheNearestKnownOne() {
        ReadResult result = Sample.read(GOOD.replace("        clause:", "        claus:"));
        assertThat(result.problems())
                .extracting(p -> p.line() + " " + p.message().in(Language.EN))
                .contains("17 Key 'claus' is not known here; did you mean 'clause'?");
    }

    @Test
    public void aMissingOrBlankTranslationIsRefused() {
        assertOne(Sample.read(GOOD.replace(", en: Basic conditions", "")), "criteria.key.missing", 14, 12);
        assertOne(Sample.read(GOOD.replace("en: Basic conditions", "en: ' '")), "criteria.value.blank", 14, 27);
    }

    @Test
    public void wrongTypesAreRefused() {
        assertOne(Sample.read(GOOD.replace("total: 10", "total: [10]")), "criteria.type.scalar", 8, 8);
        assertOne(Sample.read(GOOD.replace("2014-04-22", "2014-02-30")), "criteria.type.date", 10, 18);
        assertOne(Sample.read(GOOD.replace("version: 1.0.0", "version: '1.0'")), "criteria.type.version", 6, 10);
        assertOne(Sample.read(GOOD.replace("subject: zone", "subject: town")), "criteria.type.choice", 4, 10);
        assertOne(Sample.read(GOOD.replace("id: test-set", "id: Test Set")), "criteria.type.id", 2, 5);
        assertOne(Sample.read(GOOD.replace("shifan-criteria/1", "shifan-criteria/2")), "criteria.format", 1, 9);
        assertOne(Sample.read(GOOD.replace("fact: export.value", "fact: Export")), "criteria.type.fact", 21, 25);
        assertOne(Sample.read(GOOD.replace("mode: half-up", "mode: up")), "criteria.type.choice", 11, 37);
        assertOne(Sample.read(GOOD.replace("item: 2", "item: 7")), "criteria.type.whole", 11, 18);
    }

    @Test
    public void marksOutOfOrderAreRefused() {
        assertOne(Sample.read(GOOD.replace("pass: 6", "pass: 11")), "criteria.pass.above-total", 9, 7);
        String grades =
                "grades: [{id: good, from: 7, title: {zh: 良, en: good}}, {id: best, from: 9, title: {zh: 优, en: best}}]\n";
        assertOne(Sample.read(GOOD + grades), "criteria.grades.order", 25, 74);
        assertOne(
                Sample.read(GOOD + "grades: [{id: low, from: 5, title: {zh: 低, en: low}}]\n"),
                "criteria.grades.below-pass",
                25,
                26);
    }

    @Test
    public void duplicateIdsNameTheFirst() {
        String item = GOOD.substring(GOOD.indexOf("      - id: scale"), GOOD.indexOf("vetoes:"));
        ReadResult result = Sample.read(GOOD.replace(item, item + item).replace("total: 10", "total: 20"));
        assertThat(result.problems()).extracting(p -> p.message().key()).containsExactly("criteria.id.duplicate");
        assertThat(result.problems().get(0).message().in(Language.EN))
                .isEqualTo("Id 'scale' is taken already, in line 16; give this one another");
    }

    @Test
    public void aDemonstrationSetSaysSo() {
        assertOne(Sample.read(GOOD + "demonstration: yes\n"), "criteria.status.missing", 25, 16);
    }

    @Test
    public void parametersAreDefinedAndInOrder() {
        assertOne(Sample.read(GOOD.replace("to: 5,", "to: {parameter: bound},")), "criteria.parameter.unknown", 22, 18);
        String values =
                "parameters: {bound: {title: {zh: 界, en: b}, unit: USD, values: [{from: 2015-01-01, value: 5, ref: a}, %s]}}\n";
        assertOne(
                Sample.read(GOOD + String.format(values, "{from: 2014-01-01, value: 5, ref: a}")),
                "criteria.parameter.order",
                25,
                110);
        assertOne(
                Sample.read(GOOD + String.format(values, "{from: 2016-01-01, ref: a}")),
                "criteria.parameter.value",
                25,
                103);
    }

    @Test
    public void bandsAreCheckedWithEveryValueAParameterEverHas() {
        String later =
                "parameters: {bound: {title: {zh: 界, en: b}, unit: USD, values: [{from: 2014-01-01, value: 5, ref: a},"
                        + " {from: 2016-01-01, value: 6, ref: b}]}}\n";
        assertOne(
                Sample.read(GOOD.replace("to: 5,", "to: {parameter: bound},") + later),
                "criteria.bands.overlap",
                22,
                50);
    }

    @Test
    public void weightWithNowhereToGoIsRefused() {
        String spread = GOOD.replace(
                "        rule:",
                "        not-applicable: {when: {fact: org.mechanism, is: no}, then: spread}\n        rule:");
        assertOne(Sample.read(spread), "criteria.spread.nowhere", 20, 69);
    }

    @Test
    public void moreThanOneRuleOrNoneIsRefused() {
        assertThat(keys(GOOD.replace("          bands:", "          yes-no: {fact: org.mechanism}\n          bands:")))
                .containsExactly("criteria.key.only-one");
        assertThat(keys(GOOD.replaceAll("(?s)rule:\n.*vetoes", "rule: {}\nvetoes")))
                .containsExactly("criteria.key.one-of");
    }

    @Test
    public void twoDocumentsTagsAndOddKeysAreRefused() {
        assertThat(keys(GOOD + "---\nformat: x\n")).containsExactly("criteria.yaml.documents");
        assertThat(keys(GOOD.replace("total: 10", "total: !!int 10"))).containsExactly("criteria.yaml.tag");
        assertThat(keys("? [a, b]\n: c\n")).containsExactly("criteria.yaml.key");
        assertThat(keys("k".repeat(1_000) + ": c\n")).containsExactly("criteria.yaml.key");
    }

    @Test
    public void whatIsNoDocumentAtAllIsRefused() {
        assertThat(keys("")).containsExactly("criteria.file.empty");
        assertThat(keys("# nothing\n")).containsExactly("criteria.file.empty");
        assertThat(keys("hello")).containsExactly("criteria.type.map");
        assertThat(keys("a: [1, 2\nb: 3\n")).containsExactly("criteria.yaml.syntax");
        assertOne(Sample.read("a: 1\nb: \u0007\n"), "criteria.yaml.character", 2, 4);
    }

    @Test
    public void allProblemsAreToldAtOnceByLine() {
        ReadResult result = Sample.read(GOOD.replace("total: 10", "total: ten")
                .replace("version: 1.0.0", "version: one")
                .replace("clause: 四(二)", "clause: ''")
                .replace("points: 6}", "points: 60}"));
        assertThat(result.document()).isEmpty();
        assertThat(result.problems())
                .extracting(p -> p.line() + " " + p.message().key())
                .containsExactly(
                        "6 criteria.type.version",
                        "8 criteria.type.number",
                        "17 criteria.value.blank",
                        "22 criteria.points.range");
    }

    @Test(timeout = 10_000)
    public void thousandsOfProblemsAreCutShort() {
        List<Problem> problems = Sample.read("a: b\n".repeat(20_000)).problems();
        assertThat(problems).hasSize(Reading.MOST_PROBLEMS + 1);
        assertThat(problems.get(problems.size() - 1).message().key()).isEqualTo("criteria.problems.more");
    }

    @Test
    public void longValuesAreShortenedInMessages() {
        Problem problem = Sample.read(GOOD.replace("total: 10", "total: " + "9".repeat(100_000)))
                .problems()
                .get(0);
        assertThat(problem.in(Language.EN)).hasSizeLessThan(300);
    }

    private static List<String> keys(String yaml) {
        return Sample.read(yaml).problems().stream().map(p -> p.message().key()).toList();
    }

    private static void assertOne(ReadResult result, String key, int line, int column) {
        assertThat(result.document()).isEmpty();
        assertThat(result.problems())
                .extracting(p -> p.message().key() + " " + p.line() + ":" + p.column())
                .as(() -> result.problems().stream()
                        .map(p -> p.in(Language.EN))
                        .toList()
                        .toString())
                .containsExactly(key + " " + line + ":" + column);
        assertThat(result.problems().get(0).in(Language.ZH)).isNotBlank();
    }
}
