// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaDiff.Step;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.plan.RandomSet;

import static org.assertj.core.api.Assertions.assertThat;

@RunWith(JUnitQuickcheck.class)
public class DocumentDiffTest {
    private static final String HEAD = """
            format: shifan-criteria/1
            id: test-set
            authority: jiangsu
            subject: zone
            level: provincial
            version: 1.0.0
            title: {zh: 测试, en: test}
            total: %s
            pass: 6
            in-force: {from: 2014-04-22}
            rounding: {item: 2, total: 2, mode: half-up}
            """;
    private static final String YAML = HEAD.formatted("20") + """
            grades: [{id: good, from: 8, title: {zh: 良好, en: good}}]
            parameters:
              limit: {title: {zh: 限值, en: limit}, unit: USD, values: [{from: 2014-04-22, value: 5, ref: 甲}]}
            parts:
              - id: basic
                title: {zh: 基本, en: basic}
                items:
                  - id: scale
                    title: {zh: 规模, en: scale}
                    clause: 四(二)
                    weight: 10
                    key: {points: 6}
                    rule: {bands: {fact: export.value, unit: USD, bands: [{to: 5, points: 0}, {from: 5, points: 10}]}}
                  - id: growth
                    title: {zh: 增长, en: growth}
                    clause: 二
                    weight: 10
                    rule: {threshold: {fact: export.value, unit: USD, at-least: {parameter: limit}}}
            vetoes:
              - {id: malice, title: {zh: 恶意, en: malice}, clause: 六(六), when: {fact: incident.count, unit: count, above: 0}}
            """;

    private static CriteriaDocument read(String yaml) {
        ReadResult read = DocumentReader.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return read.document().orElseThrow(() -> new AssertionError(read.problems()));
    }

    private static CriteriaDiff diff(String... replacements) {
        String after = YAML;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(after).contains(replacements[i]);
            after = after.replace(replacements[i], replacements[i + 1]);
        }
        return DocumentDiff.between(read(YAML), read(after));
    }

    private static List<String> words(CriteriaDiff diff) {
        return diff.changes().stream().map(c -> c.text().in(Language.EN)).toList();
    }

    @Test
    public void sameDocumentInAnotherStyleDiffersInNothing() {
        CriteriaDiff diff =
                diff("points: 10}", "points: 10.00}", "id: basic", "id: 'basic'", "version: 1.0.0", "version: 1.0.1");

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.step()).isEqualTo(Step.NONE);
    }

    @Test
    public void weightRuleAndMarkAreToldWithBothNumbers() {
        CriteriaDiff diff =
                diff("points: 6}", "points: 7}", "from: 5, points: 10", "from: 5, points: 8", "pass: 6", "pass: 5");

        assertThat(words(diff))
                .containsExactly(
                        "the set: pass mark 6 → 5",
                        "item \"scale\" (scale): key points 6 → 7",
                        "item \"scale\" (scale): rule bands.bands[1].points 10 → 8");
        assertThat(diff.step()).isEqualTo(Step.MINOR);
        assertThat(diff.changes().get(0).text().in(Language.ZH)).isEqualTo("标准：合格线 6 → 5");
    }

    @Test
    public void wordsAloneAreAPatch() {
        CriteriaDiff diff = diff("zh: 规模, en: scale", "zh: 出口规模, en: export scale", "ref: 甲", "ref: 乙");

        assertThat(diff.changes()).hasSize(3).allMatch(c -> c.step() == Step.PATCH);
        assertThat(diff.step()).isEqualTo(Step.PATCH);
    }

    @Test
    public void casesAloneAreAPatchAndToldByName() {
        String cases = """
                cases:
                  - {name: large, year: 2014, as-of: 2015-06-30, facts: {export.value: 9}, expect: {verdict: PASS, total: 20}}
                """;
        CriteriaDiff added = DocumentDiff.between(read(YAML), read(YAML + cases));
        assertThat(words(added)).singleElement().asString().startsWith("case \"large\" is new: ");
        assertThat(added.step()).isEqualTo(Step.PATCH);

        CriteriaDiff changed = DocumentDiff.between(read(YAML + cases), read(YAML + cases.replace("20}}", "19}}")));
        assertThat(words(changed)).containsExactly("case \"large\": expectation total 20 → 19");
        assertThat(changed.step()).isEqualTo(Step.PATCH);

        assertThat(DocumentDiff.between(read(YAML + cases), read(YAML)).step()).isEqualTo(Step.PATCH);
    }

    @Test
    public void ruleOfAnotherKindIsShownAsAWhole() {
        CriteriaDiff diff = diff(
                "{threshold: {fact: export.value, unit: USD, at-least: {parameter: limit}}}",
                "{linear: {fact: export.value, unit: USD, from: {at: 0, points: 0}, to: {at: 9, points: 10}}}");

        assertThat(words(diff))
                .containsExactly(
                        "item \"growth\" (growth): rule "
                                + "{threshold: {at-least: {parameter: limit}, fact: export.value, unit: USD}} → "
                                + "{linear: {fact: export.value, from: {at: 0, points: 0}, to: {at: 9, points: 10}, unit: USD}}");
        assertThat(diff.step()).isEqualTo(Step.MINOR);
    }

    @Test
    public void measuringSomethingElseIsMajor() {
        CriteriaDiff diff =
                diff("{fact: incident.count,", "{fact: incident.rate,", "unit: count", "unit: per-100m-usd");

        assertThat(diff.step()).isEqualTo(Step.MAJOR);
    }

    @Test
    public void itemUnderANewNameWithoutSayingSoIsGoneAndNew() {
        CriteriaDiff diff = diff("id: growth", "id: increase");

        assertThat(diff.changes())
                .extracting(c -> c.kind() + " " + c.id() + " " + c.step())
                .containsExactly("ADDED increase MINOR", "REMOVED growth MAJOR");
    }

    private static final String PROCEDURE = """
            procedure:
              terms:
                - {term: public-notice, days: 7, ref: 甲}
                - {term: reply, days: 10}
              steps:
                - {id: filing, title: {zh: 备案, en: filing}, before: accept, by: government}
                - {id: visit, title: {zh: 走访, en: visit}, before: conclude, by: bureau-officer, days: 30}
                - {id: hearing, title: {zh: 听证, en: hearing}, before: conclude, by: bureau-head, attach: [minutes]}
            """;

    private static CriteriaDiff procedure(String... replacements) {
        String after = PROCEDURE;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(after).contains(replacements[i]);
            after = after.replace(replacements[i], replacements[i + 1]);
        }
        return DocumentDiff.between(read(YAML + PROCEDURE), read(YAML + after));
    }

    @Test
    public void theProcedureIsToldTermByTermAndStepByStep() {
        CriteriaDiff diff = procedure(
                "days: 7", "days: 10",
                "    - {term: reply, days: 10}\n", "    - {term: appeal, months: 2}\n",
                "before: conclude, by: bureau-officer, days: 30", "before: accept, by: assessor, months: 1");
        assertThat(diff.changes())
                .extracting(c -> c.element() + " " + c.kind() + " " + c.id() + " " + c.step())
                .containsExactly(
                        "PROCEDURE_TERM CHANGED public-notice MINOR",
                        "PROCEDURE_TERM ADDED appeal MINOR",
                        "PROCEDURE_TERM REMOVED reply MINOR",
                        "PROCEDURE_STEP MOVED visit MINOR",
                        "PROCEDURE_STEP CHANGED visit MINOR",
                        "PROCEDURE_STEP CHANGED visit MINOR");
        assertThat(words(diff))
                .containsExactly(
                        "term of the procedure \"public-notice\": length days: 7 → days: 10",
                        "term of the procedure \"appeal\" is new: {length: months: 2}",
                        "term of the procedure \"reply\" is gone; it was {length: days: 10}",
                        "step of the procedure \"visit\" (visit) stood before \"conclude\" and now stands before \"accept\"",
                        "step of the procedure \"visit\" (visit): done by bureau-officer → assessor",
                        "step of the procedure \"visit\" (visit): length days: 30 → months: 1");
        assertThat(diff.changes().get(3).text().in(Language.ZH))
                .isEqualTo("程序步骤“visit”（走访）原在“conclude”之前，现在“accept”之前");
    }

    @Test
    public void aStepThatGoesIsMajorAndOneThatComesIsMinor() {
        String hearing = "    - {id: hearing, title: {zh: 听证, en: hearing}, before: conclude, by: bureau-head,"
                + " attach: [minutes]}\n";
        CriteriaDiff gone = procedure(hearing, "");
        assertThat(words(gone))
                .singleElement()
                .asString()
                .startsWith("step of the procedure \"hearing\" (hearing) is gone");
        assertThat(gone.step()).isEqualTo(Step.MAJOR);
        CriteriaDiff come = procedure(hearing, hearing + hearing.replace("hearing", "second"));
        assertThat(words(come))
                .singleElement()
                .asString()
                .startsWith("step of the procedure \"second\" (second) is new");
        assertThat(come.step()).isEqualTo(Step.MINOR);
    }

    @Test
    public void stepsInAnotherOrderAreMinorAndWordsOfTheProcedureAPatch() {
        String visit =
                "    - {id: visit, title: {zh: 走访, en: visit}, before: conclude, by: bureau-officer, days: 30}\n";
        String filing = "    - {id: filing, title: {zh: 备案, en: filing}, before: accept, by: government}\n";
        CriteriaDiff order = procedure(filing + visit, visit + filing);
        assertThat(words(order))
                .containsExactly(
                        "The order of each step of the procedure is another: filing, visit, hearing → visit, filing,"
                                + " hearing");
        assertThat(order.step()).isEqualTo(Step.MINOR);
        assertThat(procedure("ref: 甲", "ref: 乙", "zh: 听证", "zh: 听证会").step()).isEqualTo(Step.PATCH);
    }

    @Test
    public void orderIsToldAndChangesNoResult() {
        CriteriaDiff diff = DocumentDiff.between(
                read(HEAD.formatted("20") + "parts: [" + part("a") + ", " + part("b") + "]\n"),
                read(HEAD.formatted("20") + "parts: [" + part("b") + ", " + part("a") + "]\n"));

        assertThat(words(diff)).contains("The order of each part is another: a, b → b, a");
        assertThat(diff.step()).isEqualTo(Step.PATCH);
    }

    private static String part(String id) {
        return "{id: " + id + ", title: {zh: 甲, en: a}, items: [{id: i-" + id + ", title: {zh: 甲, en: a}, clause: 二,"
                + " weight: 10, rule: {yes-no: {fact: org.mechanism}}}]}";
    }

    @Property(trials = 100)
    public void nothingThatCountsIsLeftOut(long one, long two) {
        CriteriaDocument a = random(one);
        CriteriaDocument b = random(two % 3 == 0 ? one : two);

        assertThat(DocumentDiff.between(a, b).changes().isEmpty())
                .isEqualTo(a.digest().equals(b.digest()));
        assertThat(DocumentDiff.between(a, a).changes()).isEmpty();
    }

    private static CriteriaDocument random(long seed) {
        return read(HEAD.formatted(RandomSet.TOTAL)
                + "parts: [{id: p, title: {zh: 甲, en: a}, items: ["
                + String.join(", ", RandomSet.items(new Random(seed)))
                + "]}]\n");
    }
}
