// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

public class CompilerTest {
    private static final String CUSTOM =
            "{custom: {function: zhejiang.curve, facts: [{fact: number.a, unit: USD}], parameters: {a: 2}}}";

    @Test
    public void everythingThatDoesNotFitIsToldAtOnce() {
        Compilation compilation = Paper.of(
                        Paper.item("a", 2, "{yes-no: {fact: unheard.of}}"),
                        Paper.item("b", 2, "{bands: {fact: number.a, unit: CNY, bands: [{points: 1}]}}"),
                        Paper.item("c", 2, "{yes-no: {fact: number.a}}"),
                        Paper.item("d", 2, "{deduction: {fact: yes.a, unit: count, each: 1}}"),
                        Paper.item("e", 1, "{deduction: {fact: firm.a, unit: count, each: 1}}"),
                        Paper.item("f", 1, "{zero-events: {fact: day.a, unit: days, years: 2}}"))
                .compilation();
        assertThat(compilation.plan()).isEmpty();
        assertThat(compilation.problems())
                .extracting(p -> p.message().key(), p -> p.path())
                .containsExactly(
                        tuple("criteria.fact.unknown", "parts[0].items[0].rule.yes-no.fact"),
                        tuple("criteria.fact.unit", "parts[0].items[1].rule.bands.fact"),
                        tuple("criteria.fact.not-truth", "parts[0].items[2].rule.yes-no.fact"),
                        tuple("criteria.fact.not-number", "parts[0].items[3].rule.deduction.fact"),
                        tuple("criteria.fact.subject", "parts[0].items[4].rule.deduction.fact"),
                        tuple("criteria.fact.period", "parts[0].items[5].rule.zero-events.fact"));
        assertThat(compilation.unknownFacts()).containsExactly(FactId.of("unheard.of"));
        assertThat(compilation.waits()).isFalse();
        assertThat(Paper.told(compilation.problems()))
                .contains("Fact number.a is given here in 'CNY'; the catalogue has it in 'USD'");
    }

    @Test
    public void aPlaceIsTheLineAndColumnOfTheFact() {
        Compilation compilation = Paper.rule("{yes-no: {fact: unheard.of}}").compilation();
        assertThat(compilation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.column())
                    .isEqualTo(
                            "      - {id: only, title: {zh: 指标only, en: Item only}, clause: 四(二), weight: 10, rule: {yes-no: {fact: "
                                            .length()
                                    + 1);
        });
    }

    @Test
    public void aSetThatOnlyLacksFactsOrFunctionsWaits() {
        Compilation compilation = Paper.of(
                        Paper.item("a", 5, "{yes-no: {fact: unheard.of}}"), Paper.item("b", 5, CUSTOM))
                .compilation();
        assertThat(compilation.waits()).isTrue();
        assertThat(compilation.unknownFunctions()).containsExactly("zhejiang.curve");
    }

    @Test
    public void aPlanNamesItsNeedsInOrder() {
        Plan plan = Paper.rule("{window: {fact: count.a, unit: count, years: 3, bands: [{points: 1}]}}")
                .plan();
        FactId fact = FactId.of("count.a");
        assertThat(plan.needs()).containsExactly(new FactNeed(fact, 0), new FactNeed(fact, 1), new FactNeed(fact, 2));
    }

    @Test
    public void theOutlineHoldsBonusAndVetoItems() {
        Plan plan = Paper.rule("{yes-no: {fact: yes.a}}")
                .with("bonus: {cap: 1, items: [" + Paper.item("plus", 1, "{yes-no: {fact: yes.b}}") + "]}")
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {fact: yes.c, is: no}}]")
                .plan();
        assertThat(plan.outline()).extracting(CriteriaSet.Part::id).containsExactly("basic", "bonus", "vetoes");
        assertThat(plan.outline().get(2).items().get(0).formula().en()).isEqualTo("Fact yes.c: no");
        assertThat(plan.outline().get(0).items().get(0).facts()).containsExactly(FactId.of("yes.a"));
    }

    @Test
    public void aFunctionGivesAShareOfTheWeight() {
        Scoring scoring = custom(input -> new ScoringShare(
                input.fact("number.a").divide(BigDecimal.TEN).min(BigDecimal.ONE),
                new Text("按曲线", "a=" + input.parameter("a") + " " + input.year())));
        assertThat(scoring.total()).isEqualByComparingTo("4");
        assertThat(scoring.parts().get(0).items().get(0).computation().en())
                .isEqualTo("Fact number.a = 4: a=2 2014 → 4 points");
    }

    @Test
    public void aFunctionThatThrowsIsAnErrorInWords() {
        Scoring scoring = custom(input -> {
            throw new IllegalStateException("no curve\n\tat org.example.Curve");
        });
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scoring.total()).isNull();
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(scoring.reasons())
                .extracting(Text::en)
                .containsExactly(
                        "Item 'Item only' could not be computed: Scoring function zhejiang.curve broke: no curve");
        assertThat(scoring.parts().get(0).items().get(0).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    public void aFunctionThatRecursesForEverOrGivesNothingIsAnErrorToo() {
        assertThat(custom(CompilerTest::endless).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(custom(input -> null).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(custom(input -> {
                            throw new NoClassDefFoundError("org/example/Gone");
                        })
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test(timeout = 5_000)
    public void numbersWithoutEndAreNotComputedWith() {
        Scoring share = custom(input -> new ScoringShare(new BigDecimal("1E-1000000000"), Text.same("tiny")));
        assertThat(share.verdict()).isEqualTo(Verdict.ERROR);
        Facts facts = Facts.of("number.a", "1E+1000000000");
        Scoring fact = Paper.rule("{threshold: {fact: number.a, unit: USD, at-least: 1}}")
                .score(facts);
        assertThat(fact.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(fact.missing().get(0).reason().en())
                .isEqualTo("2014: The value has more digits than any record can have");
        assertThat(facts.snapshot().digest()).hasSize(64);
    }

    @Test
    public void aFunctionIsNotAskedWhileAFactIsMissing() {
        Plan plan = customPlan(input -> {
            throw new AssertionError("asked");
        });
        Scoring scoring = plan.evaluate(Facts.none().snapshot());
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.highest()).isEqualByComparingTo("10");
    }

    @SuppressWarnings("InfiniteRecursion") // that is what a broken plug-in does
    private static ScoringShare endless(org.shifan.api.criteria.ScoringInput input) {
        return endless(input);
    }

    private static Scoring custom(ScoringFunction function) {
        return customPlan(function).evaluate(Facts.of("number.a", 4).snapshot());
    }

    private static Plan customPlan(ScoringFunction function) {
        return Compiler.compile(Paper.rule(CUSTOM).document(), Catalogue::definition, name -> Optional.of(function))
                .plan()
                .orElseThrow();
    }
}
