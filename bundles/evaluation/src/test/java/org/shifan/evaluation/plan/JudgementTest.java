// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** What assessors found, and who still owes it. */
public class JudgementTest {
    private static final String SCALE =
            "scale: [{id: good, title: {zh: 好, en: good}, points: 10}, {id: fair, title: {zh: 中,"
                    + " en: fair}, points: 6}, {id: poor, title: {zh: 差, en: poor}, points: 1}]";
    private static final String BY = "{judgement: {by: {zh: 评估组, en: assessment team}, ";
    private static final String ONE = BY + SCALE + "}}";

    private static String three(String combine) {
        return BY + "assessors: 3, combine: " + combine + ", " + SCALE + "}}";
    }

    @Test
    public void aWordGivesItsPoints() {
        Scoring scoring = Paper.rule(ONE).score(Facts.none().judged("only", "王工", "fair"));
        assertThat(scoring.total()).isEqualByComparingTo("6");
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.computation().en()).startsWith("王工: fair (6; because) → 6 points");
        assertThat(item.formula().en()).isEqualTo("assessment team judges: good → 10; fair → 6; poor → 1");
        assertThat(item.inputs()).singleElement().satisfies(input -> {
            assertThat(input.fact().value()).isEqualTo("judgement.only");
            assertThat(input.sources()).containsExactly("王工: fair (because) @ #1 2015-02-01");
        });
    }

    @Test
    public void aMissingJudgementIsOwedByWhoHasToJudge() {
        Scoring scoring = Paper.rule(ONE).score(Facts.none());
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.lowest()).isEqualByComparingTo("1");
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.owedBy().en()).isEqualTo("assessment team");
            assertThat(gap.title().en()).isEqualTo("Judgements on Item only");
            assertThat(gap.reason().en()).isEqualTo("0 of 1 judgements are here");
        });
    }

    @Test
    public void ofSeveralTheMedianOrTheMeanCounts() {
        assertThat(points(three("median"), "good", "poor", "fair")).isEqualTo("6");
        assertThat(points(three("mean"), "good", "poor", "fair")).isEqualTo("5.67");
        assertThat(points(three("median"), "good", "poor", "fair", "good")).isEqualTo("8");
        assertThat(points(three("mean"), "good", "good", "good")).isEqualTo("10");
    }

    @Test
    public void whoHasNotJudgedYetMayStillSayTheLeastOrTheMost() {
        Scoring mean = Paper.rule(three("mean"))
                .score(Facts.none().judged("only", "a", "good").judged("only", "b", "fair"));
        assertThat(mean.lowest()).isEqualByComparingTo("5.67");
        assertThat(mean.highest()).isEqualByComparingTo("8.67");
        Scoring median = Paper.rule(three("median"))
                .score(Facts.none().judged("only", "a", "fair").judged("only", "b", "fair"));
        assertThat(median.total()).isEqualByComparingTo("6");
        assertThat(median.missing()).isEmpty();
    }

    @Test
    public void pointsMayBeGivenInsteadOfWords() {
        String points = BY + "up-to: 8}}";
        assertThat(points(points, "7.5")).isEqualTo("7.5");
        assertThat(Paper.rule(points).score(Facts.none()).highest()).isEqualByComparingTo("8");
        Scoring tooMany = Paper.rule(points).score(Facts.none().judged("only", "王工", "9"));
        assertThat(tooMany.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(tooMany.reasons().get(0).en()).contains("王工 gave '9'; right are 0 to 8 points");
    }

    @Test
    public void aWordThatTheScaleNoLongerHasIsAnErrorThatNamesIt() {
        Scoring scoring = Paper.rule(ONE).score(Facts.none().judged("only", "王工", "superb"));
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scoring.reasons().get(0).en())
                .contains("王工 judged 'superb', which is no word of the scale: good, fair, poor");
    }

    @Test
    public void theSnapshotHoldsEveryJudgementWithItsReason() {
        FactSnapshot snapshot = Facts.none().judged("only", "王工", "fair").snapshot();
        assertThat(new String(snapshot.canonical(), StandardCharsets.UTF_8))
                .contains("\"judgements\":[{\"by\":\"王工\",\"item\":\"only\",\"number\":\"1\",\"on\":\"2015-02-01\","
                        + "\"reason\":\"because\",\"value\":\"fair\"}]");
        assertThat(snapshot.digest())
                .isNotEqualTo(
                        Facts.none().judged("only", "王工", "good").snapshot().digest());
    }

    @Test
    public void whatIsWrongWithAScaleIsRefused() {
        assertThat(keys(ONE.replace("points: 10", "points: 11"))).containsExactly("criteria.points.range");
        assertThat(keys(ONE.replace("id: fair", "id: good"))).containsExactly("criteria.graded.duplicate");
        assertThat(keys(BY + "assessors: 2, " + SCALE + "}}")).containsExactly("criteria.judgement.combine");
        assertThat(keys(BY + SCALE + ", up-to: 3}}")).containsExactly("criteria.key.only-one");
        assertThat(keys("{best-of: [" + ONE + ", " + ONE + "]}")).containsExactly("criteria.judgement.twice");
        assertThat(RandomSet.replayed(Paper.rule(three("mean"))).digest())
                .isEqualTo(Paper.rule(three("mean")).plan().digest());
    }

    private static String points(String rule, String... values) {
        Facts facts = Facts.none();
        for (int i = 0; i < values.length; i++) {
            facts.judged("only", "assessor " + i, values[i]);
        }
        return Paper.rule(rule).score(facts).total().stripTrailingZeros().toPlainString();
    }

    private static List<String> keys(String rule) {
        return Paper.rule(rule).read().problems().stream()
                .map(p -> p.message().key())
                .toList();
    }
}
