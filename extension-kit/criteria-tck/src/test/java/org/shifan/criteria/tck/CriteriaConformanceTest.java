// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.Test;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.Result;

import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.GoldenCase.Expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class CriteriaConformanceTest {
    private static final GoldenCase PASSES =
            BundleCases.of(SampleCriteria.class).get(0);

    @Test
    public void soundBundleKeepsEveryRule() {
        Result result = JUnitCore.runClasses(SampleCriteria.class);
        assertThat(result.getFailures()).isEmpty();
        assertThat(result.getRunCount()).isGreaterThan(3);
    }

    @Test
    public void everyCaseIsATestOfItsOwnName() {
        Description all = Request.aClass(SampleCriteria.class).getRunner().getDescription();
        assertThat(all.getChildren())
                .extracting(Description::getMethodName)
                .contains("passes", "vetoApplies", "undecided", "documentReadsWithoutProblems");
    }

    @Test
    public void everyDifferenceIsNamedAtOnceWithHowThePointsCameAbout() {
        GoldenCase wrong = expecting(e -> new Expectation(
                e.verdict(),
                Optional.of(new BigDecimal("9.6")),
                null,
                null,
                "better",
                Map.of("own", "5.6", "gone", "1"),
                Map.of("only", new BigDecimal("9")),
                List.of("own"),
                List.of("accident"),
                List.of("export.value")));
        assertThatThrownBy(() -> new SampleCriteria().holds(wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sample.yaml: passes")
                .hasMessageContaining("total: expected 9.6, was 7.6")
                .hasMessageContaining("grade: expected better, was good")
                .hasMessageContaining("item own (")
                .hasMessageContaining("expected 5.6, was 3.6")
                .hasMessageContaining("item gone: there is none")
                .hasMessageContaining("part only: expected 9, was 7.6")
                .hasMessageContaining("unmet: expected [own], was []")
                .hasMessageContaining("vetoes: expected [accident], was []")
                .hasMessageContaining("missing: expected [export.value], was []");
    }

    @Test
    public void whatACaseDoesNotSpeakOfIsNotLookedAt() {
        GoldenCase silent =
                expecting(e -> new Expectation(null, null, null, null, null, Map.of(), Map.of(), null, null, null));
        assertThatCode(() -> new SampleCriteria().holds(silent)).doesNotThrowAnyException();
    }

    @Test
    public void factThatNoRuleReadsFailsTheCase() {
        Map<FactId, Map<Integer, Optional<BigDecimal>>> facts = new HashMap<>(PASSES.facts());
        facts.put(FactId.of("market.count"), Map.of(2014, Optional.of(BigDecimal.TEN)));
        GoldenCase more = new GoldenCase(
                PASSES.name(),
                PASSES.file(),
                PASSES.place(),
                PASSES.year(),
                PASSES.asOf(),
                facts,
                PASSES.surroundings(),
                PASSES.expected());
        assertThatThrownBy(() -> new SampleCriteria().holds(more)).hasMessageContaining("market.count");
    }

    private static GoldenCase expecting(UnaryOperator<Expectation> change) {
        return new GoldenCase(
                PASSES.name(),
                PASSES.file(),
                PASSES.place(),
                PASSES.year(),
                PASSES.asOf(),
                PASSES.facts(),
                PASSES.surroundings(),
                change.apply(PASSES.expected()));
    }
}
