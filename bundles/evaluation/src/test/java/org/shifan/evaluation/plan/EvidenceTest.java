// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that have to be valid on the day: the case either side of every end. */
public class EvidenceTest {
    private static final String RULE =
            "{evidence: {by: {zh: 地方政府, en: local government}, items: [{name: org.charter, title:"
                    + " {zh: 章程, en: Charter}, months: 12, points: 6}, {name: org.plan, title: {zh: 规划, en: Plan}, points: 4}]}}";

    private static Scoring score(Facts facts) {
        return Paper.rule(RULE).score(facts);
    }

    private static Facts charter(String from, String to) {
        return Facts.none().evidence("org.plan", "2014-01-01", null).evidence("org.charter", from, to);
    }

    @Test
    public void validEvidenceAddsItsPoints() {
        Scoring scoring = score(charter("2015-01-01", "2015-12-31"));
        assertThat(scoring.total()).isEqualByComparingTo("10");
        assertThat(scoring.parts().get(0).items().get(0).computation().en()).isEqualTo("Charter ✓; Plan ✓ → 10 points");
        assertThat(scoring.parts().get(0).items().get(0).inputs().get(0).sources())
                .containsExactly("clerk: No. 7 2015-01-01 - 2015-12-31 @ #1 2015-02-01");
    }

    @Test
    public void thatThereIsNoneIsANoAndNotAnError() {
        Scoring scoring = score(charter(null, null));
        assertThat(scoring.total()).isEqualByComparingTo("4");
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    public void whatNobodySpokeOfIsOwed() {
        Scoring scoring = score(Facts.none().evidence("org.plan", "2014-01-01", null));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.lowest()).isEqualByComparingTo("4");
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.fact().value()).isEqualTo("evidence.org.charter");
            assertThat(gap.owedBy().en()).isEqualTo("local government");
        });
    }

    @Test
    public void theFirstAndTheLastDayBelongToIt() {
        assertThat(score(charter("2015-01-01", "2015-06-30").asOf("2015-06-30")).total())
                .isEqualByComparingTo("10");
        assertThat(score(charter("2015-01-01", "2015-06-30").asOf("2015-01-01")).total())
                .isEqualByComparingTo("10");
        assertThat(score(charter("2015-01-01", null).asOf("2015-12-31")).total())
                .isEqualByComparingTo("10");
    }

    @Test
    public void expiredEvidenceIsAnErrorThatNamesIt() {
        Scoring itself = score(charter("2015-01-01", "2015-06-30").asOf("2015-07-01"));
        assertThat(itself.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(itself.reasons().get(0).en())
                .isEqualTo("Item 'Item only' could not be computed: Evidence Charter (No. 7) expired, its last day was"
                        + " 2015-06-30; it has to be renewed");
        Scoring byMonths = score(charter("2015-01-01", "2019-06-30").asOf("2016-01-01"));
        assertThat(byMonths.reasons().get(0).en()).contains("its last day was 2015-12-31");
    }

    @Test
    public void evidenceThatIsNotValidYetIsAnErrorToo() {
        assertThat(score(charter("2015-01-01", null).asOf("2014-12-31"))
                        .reasons()
                        .get(0)
                        .en())
                .contains("is valid only from 2015-01-01 on");
    }

    @Test
    public void withoutPointsOfTheirOwnAllAreWorthTheSame() {
        Paper paper = Paper.rule(RULE.replace(", points: 6", "").replace(", points: 4", ""));
        assertThat(paper.score(charter(null, null)).total()).isEqualByComparingTo("5");
    }

    @Test
    public void theSnapshotHoldsItsTime() {
        assertThat(new String(charter("2015-01-01", null).snapshot().canonical(), StandardCharsets.UTF_8))
                .contains(
                        "\"evidence\":[{\"by\":\"clerk\",\"evidence\":\"No. 7\",\"from\":\"2015-01-01\",\"name\":\"org.charter\"");
    }

    @Test
    public void whatIsWrongIsRefused() {
        assertThat(keys(RULE.replace("points: 4", "points: 5"))).containsExactly("criteria.checklist.sum");
        assertThat(keys(RULE.replace(", points: 4", ""))).containsExactly("criteria.evidence.points");
        assertThat(keys(RULE.replace("org.plan", "org.charter"))).containsExactly("criteria.graded.duplicate");
        assertThat(keys(RULE.replace("months: 12", "months: 0"))).containsExactly("criteria.type.whole");
        assertThat(RandomSet.replayed(Paper.rule(RULE)).digest())
                .isEqualTo(Paper.rule(RULE).plan().digest());
    }

    private static List<String> keys(String rule) {
        return Paper.rule(rule).read().problems().stream()
                .map(p -> p.message().key())
                .toList();
    }
}
