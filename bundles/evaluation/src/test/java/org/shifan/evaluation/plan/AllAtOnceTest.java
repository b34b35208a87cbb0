// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.Problem;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Who writes a document hears of everything that is wrong with it at once, and of nothing twice. */
public class AllAtOnceTest {
    @Test
    public void wrongWeightsDoNotHideUnknownFacts() {
        assertThat(all(Paper.rule("{yes-no: {fact: nobody.knows}}").total(100)))
                .containsExactly("criteria.weights.sum", "criteria.fact.unknown");
    }

    @Test
    public void aFaultOfARuleDoesNotHideAnotherOneInTheSameRule() {
        assertThat(
                        all(
                                Paper.rule(
                                        "{bands: {fact: nobody.knows, unit: USD, bands: [{to: 5, points: 11}, {from: 6, points: 1}]}}")))
                .containsExactlyInAnyOrder("criteria.points.range", "criteria.bands.gap", "criteria.fact.unknown");
    }

    @Test
    public void unitsSubjectsPeriodsAndFunctionsAreToldToo() {
        Paper paper = Paper.of(
                        Paper.item(
                                "a",
                                1,
                                "{linear: {fact: number.a, unit: CNY, from: {at: 0, points: 0}, to: {at: 1, points: 1}}}"),
                        Paper.item("b", 1, "{yes-no: {fact: number.a}}"),
                        Paper.item("c", 1, "{zero-events: {fact: firm.c, unit: count, years: 1}}"),
                        Paper.item("d", 1, "{growth: {fact: day.d, unit: days, bands: [{points: 1}]}}"),
                        Paper.item("e", 1, "{custom: {function: some.where, facts: [{fact: number.a, unit: USD}]}}"),
                        Paper.item(
                                "f",
                                1,
                                "{dated: [{from: 2014-01-01, ref: a, rule: {best-of: [{any-of: {conditions:"
                                        + " [{all: [{fact: x.y, is: yes}, {fact: count.a, unit: count, all-of: x.z}]}]}}]}}]}"))
                .total(7)
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {fact: x.v, unit: USD, above: 0}}]")
                .with("plausible: [{fact: x.p, unit: USD, from: 0}]");
        assertThat(all(paper))
                .containsExactlyInAnyOrder(
                        "criteria.weights.sum",
                        "criteria.fact.unit",
                        "criteria.fact.not-truth",
                        "criteria.fact.subject",
                        "criteria.fact.period",
                        "criteria.function.unknown",
                        "criteria.fact.unknown",
                        "criteria.fact.unknown",
                        "criteria.fact.unknown",
                        "criteria.fact.unknown");
    }

    @Test
    public void whatCouldNotBeReadIsNotCalledUnknown() {
        assertThat(all(Paper.rule("{yes-no: {fact: Not A Fact}}"))).containsExactly("criteria.type.fact");
        assertThat(all(Paper.rule("{yes-no: {points: 3}}"))).containsExactly("criteria.key.missing");
        assertThat(all(Paper.rule("{threshold: {fact: number.a, unit: '?', above: 1}}")))
                .containsExactly("criteria.type.unit");
        assertThat(all(Paper.rule("{custom: {function: '?', facts: [{fact: number.a, unit: USD}]}}")))
                .containsExactly("criteria.type.function");
        assertThat(all(Paper.rule("{yes-no: {fact: yes.a}, graded: {fact: yes.a}}")))
                .containsExactly("criteria.key.only-one");
    }

    @Test
    public void whatIsNoDocumentHasNoDraft() {
        ReadResult result = DocumentReader.read("x.yaml", new byte[] {'a'});
        assertThat(result.draft()).isEmpty();
        assertThat(Paper.rule("{yes-no: {fact: yes.a}}").read().draft()).isEmpty();
    }

    private static List<String> all(Paper paper) {
        ReadResult read = paper.read();
        assertThat(read.document()).isEmpty();
        List<Problem> more = Compiler.problems(
                read.draft().orElseThrow(), Catalogue::definition, List::of, name -> Optional.empty());
        return Stream.concat(read.problems().stream(), more.stream())
                .map(problem -> problem.message().key())
                .toList();
    }
}
