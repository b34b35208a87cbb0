// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactWindow;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.PublishedSchema;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.RuleKind;
import org.shifan.evaluation.golden.Trial;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that officers learn from says nothing that the engine does not do. */
public class FormatPageTest {
    private static final Map<FactId, FactDefinition> CATALOGUE = FormatPage.catalogue();
    private static final ScoringFunction CURVE = input -> new ScoringShare(
            input.fact("honours.count").divide(input.parameter("full-at")).min(BigDecimal.ONE), Text.same("curve"));

    @Test
    public void everyExampleCompilesAndIsValidInAnEditor() {
        assertThat(FormatPage.examples()).hasSizeGreaterThan(RuleKind.values().length);
        for (FormatPage.Example example : FormatPage.examples()) {
            Plan plan = plan(example);
            assertThat(plan.needs().size()
                            + plan.judgements().size()
                            + plan.evidence().size())
                    .as(example.yaml())
                    .isPositive();
            assertThat(PublishedSchema.complaints(example.document()))
                    .as(example.yaml())
                    .isEmpty();
        }
    }

    @Test
    public void everyExampleGivesTheResultsThatStandBelowIt() {
        int cases = 0;
        for (FormatPage.Example example : FormatPage.examples()) {
            Plan plan = plan(example);
            boolean isProved = !plan.document().cases().isEmpty();
            assertThat(example.whole() || isProved || !example.cases().isEmpty())
                    .as(example.yaml())
                    .isTrue();
            for (FormatPage.Case each : example.cases()) {
                assertThat(outcome(plan.evaluate(each.facts().snapshot()), each.expected()))
                        .as(each.line())
                        .isEqualTo(each.expected());
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(40);
    }

    @Test
    public void everyGoldenCaseOnThePageHolds() {
        int cases = 0;
        for (FormatPage.Example example : FormatPage.examples()) {
            Plan plan = plan(example);
            Trial trial = new Trial(plan, fact -> Optional.empty());
            for (GoldenCase golden : plan.document().cases()) {
                assertThat(trial.differences(golden)).as(golden.name()).isEmpty();
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(1);
    }

    @Test
    public void everyKindOfRuleHasAnExample() {
        Set<String> shown = new HashSet<>();
        for (FormatPage.Example example : FormatPage.examples()) {
            plan(example).outline().forEach(part -> part.items().forEach(item -> shown.add(item.rule())));
        }
        List<String> all =
                new ArrayList<>(Stream.of(RuleKind.values()).map(RuleKind::code).toList());
        assertThat(shown).containsAll(all);
    }

    @Test
    public void theMessageOnThePageIsAMessageOfTheReader() {
        ReadResult result = DocumentReader.read(
                "criteria.yaml",
                Paper.rule("{yes-no: {fact: yes.a, points: 12}}").yaml().getBytes(StandardCharsets.UTF_8));
        assertThat(Paper.told(result.problems())).endsWith("12 points are outside of 0 to 10, the weight of the item");
    }

    private static Plan plan(FormatPage.Example example) {
        ReadResult read = DocumentReader.read("example.yaml", example.document().getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems())
                .as(() -> Paper.told(read.problems()) + "\n" + example.document())
                .isEmpty();
        Compilation compilation = Compiler.compile(
                read.document().orElseThrow(),
                id -> FactWindow.definition(id, named -> Optional.ofNullable(CATALOGUE.get(named))),
                name -> name.equals("zhejiang.brand-curve") ? Optional.of(CURVE) : Optional.empty());
        assertThat(compilation.problems())
                .as(() -> Paper.told(compilation.problems()))
                .isEmpty();
        return compilation.plan().orElseThrow();
    }

    /** In the words of the page. */
    private static String outcome(Scoring scoring, String expected) {
        if (expected.startsWith("veto ")) {
            return "veto " + scoring.vetoes().get(0).state().name().toLowerCase(Locale.ROOT);
        }
        if (Character.isUpperCase(expected.charAt(0))) {
            return scoring.verdict().name() + (expected.contains(" ") ? " " + plain(scoring.total()) : "");
        }
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        String lowest = plain(item.lowest());
        return switch (item.outcome()) {
            case SCORED -> lowest + (item.flags().isEmpty() ? "" : ", flagged");
            case UNKNOWN -> lowest + " to " + plain(item.highest());
            case NOT_APPLICABLE -> "not applicable " + lowest;
            case ERROR -> "error";
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
