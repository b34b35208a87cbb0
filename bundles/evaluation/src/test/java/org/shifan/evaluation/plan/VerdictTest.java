// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

/** From points to a verdict, also when facts are missing. */
public class VerdictTest {
    private static final String A = Paper.item("a", 5, "{yes-no: {fact: yes.a}}");
    private static final String B = Paper.item("b", 5, "{yes-no: {fact: yes.b}}");
    private static final String VETO =
            "vetoes: [{id: malice, title: {zh: 恶意违法, en: Malice}, clause: 六(六), when: {fact: count.m, unit: count, above: 0}}]";

    @Test
    public void theTotalOnThePassMarkPasses() {
        Scoring scoring = Paper.of(A, B).pass(5).score(Facts.of("yes.a", 1).and("yes.b", 0));
        assertThat(scoring.verdict()).isEqualTo(Verdict.PASS);
        assertThat(scoring.total()).isEqualByComparingTo("5");
        assertThat(scoring.reasons().get(0).en())
                .isEqualTo("The total 5.00 reaches the pass mark 5; every key item and minimum is met");
    }

    @Test
    public void theTotalBelowThePassMarkFails() {
        Scoring scoring = Paper.of(A, B).pass("5.01").score(Facts.of("yes.a", 1).and("yes.b", 0));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(english(scoring)).containsExactly("The total 5.00 is below the pass mark 5.01");
    }

    @Test
    public void aMissingFactIsNeverZero() {
        Scoring scoring = Paper.of(A, B).pass(6).score(Facts.of("yes.a", 1).missing("yes.b", "not reported"));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.total()).isNull();
        assertThat(scoring.lowest()).isEqualByComparingTo("5");
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(english(scoring)).containsExactly("The total may still be 5.00 to 10.00; the pass mark is 6");
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.reason().en()).isEqualTo("2014: not reported");
            assertThat(gap.owedBy().en()).isEqualTo("local government");
            assertThat(gap.items()).containsExactly("b");
        });
    }

    @Test
    public void aFactNobodyDeliveredIsMissingToo() {
        Scoring scoring = Paper.of(A, B).score(Facts.of("yes.a", 1));
        assertThat(scoring.missing())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason().en()).isEqualTo("2014: The fact was not delivered"));
    }

    @Test
    public void aVerdictThatHoldsForEveryMissingValueIsGivenAndSaysSo() {
        Scoring pass = Paper.of(A, B).pass(5).score(Facts.of("yes.a", 1));
        assertThat(pass.verdict()).isEqualTo(Verdict.PASS);
        assertThat(pass.total()).isNull();
        assertThat(english(pass))
                .contains("Facts are missing, but the verdict is the same for every value they could take"
                        + " (total 5.00 to 10.00, pass mark 5)");
        Scoring fail = Paper.of(A, B).pass(6).score(Facts.of("yes.a", 0));
        assertThat(fail.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(fail.highest()).isEqualByComparingTo("5");
    }

    @Test
    public void aKeyItemFailsWhateverTheTotal() {
        String key = Paper.item("a", 5, "{yes-no: {fact: yes.a}}", "key: {points: 5}");
        String rest = Paper.item("b", 5, "{yes-no: {fact: yes.b}}");
        Scoring scoring = Paper.of(key, rest).pass(5).score(Facts.of("yes.a", 0).and("yes.b", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(english(scoring)).containsExactly("Key item 'Item a' has 0 points; at least 5 are required");
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.role()).isEqualTo(Role.KEY);
        assertThat(item.met()).isFalse();
    }

    @Test
    public void anUndecidedKeyItemIsNeitherMetNorMissed() {
        String key = Paper.item("a", 5, "{yes-no: {fact: yes.a}}", "key: {points: 5}");
        Scoring scoring = Paper.of(key, B).pass(5).score(Facts.of("yes.b", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.parts().get(0).items().get(0).met()).isNull();
        assertThat(english(scoring))
                .containsExactly("Key item 'Item a' may still have 0 to 5 points; at least 5 are required");
    }

    @Test
    public void aPartBelowItsMinimumFails() {
        Paper paper =
                new Paper().part("one", "minimum: 3", A).part("two", "", B).pass(5);
        assertThat(paper.score(Facts.of("yes.a", 1).and("yes.b", 0)).verdict()).isEqualTo(Verdict.PASS);
        Scoring scoring = paper.score(Facts.of("yes.a", 0).and("yes.b", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(english(scoring)).containsExactly("Part 'Part one' has 0.00 points; at least 3 are required");
        assertThat(paper.score(Facts.of("yes.b", 1)).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    public void aVetoFailsBesideTheScore() {
        Paper paper = Paper.of(A, B).with(VETO);
        Scoring scoring = paper.score(Facts.of("yes.a", 1).and("yes.b", 1).and("count.m", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL_VETO);
        assertThat(scoring.total()).isEqualByComparingTo("10");
        assertThat(english(scoring)).containsExactly("Veto item 'Malice' (clause 六(六)) applies");
        assertThat(scoring.vetoes()).singleElement().satisfies(veto -> {
            assertThat(veto.state()).isEqualTo(VetoState.APPLIES);
            assertThat(veto.computation().en()).isEqualTo("Fact count.m = 1 > 0 ✓");
        });
    }

    @Test
    public void anUndecidedVetoLeavesThePassOpen() {
        Paper paper = Paper.of(A, B).with(VETO);
        Scoring scoring = paper.score(Facts.of("yes.a", 1).and("yes.b", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.total()).isEqualByComparingTo("10");
        assertThat(scoring.missing())
                .singleElement()
                .satisfies(gap -> assertThat(gap.items()).containsExactly("malice"));
        assertThat(english(scoring))
                .containsExactly("Veto item 'Malice' (clause 六(六)) is not decided while a fact is missing");
    }

    @Test
    public void aVetoThatAppliesDecidesWhateverElseIsMissing() {
        Scoring scoring = Paper.of(A, B).with(VETO).score(Facts.of("count.m", 2));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL_VETO);
        assertThat(scoring.total()).isNull();
    }

    @Test
    public void whatCanNoLongerPassIsTold() {
        Scoring scoring = Paper.of(A, B).with(VETO).score(Facts.of("yes.a", 0).and("yes.b", 0));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(english(scoring)).endsWith("It can no longer pass, whatever the missing facts are");
    }

    @Test
    public void bonusPointsStopAtTheCap() {
        String bonus = "bonus: {cap: 2, items: [" + Paper.item("x", 1.5, "{yes-no: {fact: yes.x}}") + ", "
                + Paper.item("y", 1.5, "{yes-no: {fact: yes.y}}") + "]}";
        Paper paper = Paper.of(A, B).with(bonus);
        Facts facts = Facts.of("yes.a", 1).and("yes.b", 0);
        assertThat(paper.score(facts.and("yes.x", 1).and("yes.y", 0)).total()).isEqualByComparingTo("6.5");
        Scoring scoring = paper.score(facts.and("yes.x", 1).and("yes.y", 1));
        assertThat(scoring.total()).isEqualByComparingTo("7");
        Evaluation.Part part = scoring.parts().get(1);
        assertThat(part.points()).isEqualByComparingTo("2");
        assertThat(part.items()).allSatisfy(item -> assertThat(item.role()).isEqualTo(Role.BONUS));
    }

    @Test
    public void theGradeFollowsTheTotal() {
        String grades = "grades: [{id: excellent, from: 9, title: {zh: 优秀, en: excellent}},"
                + " {id: good, from: 6, title: {zh: 良好, en: good}}]";
        Paper paper = Paper.of(A, B).pass(5).with(grades);
        assertThat(paper.score(Facts.of("yes.a", 1).and("yes.b", 1)).grade().en())
                .isEqualTo("excellent");
        assertThat(paper.score(Facts.of("yes.a", 1).and("yes.b", 0)).grade()).isNull();
        assertThat(paper.score(Facts.of("yes.a", 1)).grade()).isNull();
    }

    @Test
    public void roundingHappensAtTheItemAndAtTheTotalOnly() {
        String third = "{linear: {fact: number.a, unit: USD, from: {at: 0, points: 0}, to: {at: 3, points: 5}}}";
        Paper paper = Paper.of(Paper.item("a", 5, third), Paper.item("b", 5, third));
        Facts one = Facts.of("number.a", 1);
        assertThat(paper.score(one).total()).isEqualByComparingTo("3.34");
        assertThat(paper.rounding("{item: 2, total: 1, mode: down}").score(one).total())
                .isEqualByComparingTo("3.3");
        assertThat(paper.rounding("{item: 0, total: 0, mode: half-even}")
                        .score(one)
                        .total())
                .isEqualByComparingTo("4");
    }

    @Test
    public void invertedByHalfUpAndHalfEvenAtTheMiddle() {
        String half = "{linear: {fact: number.a, unit: USD, from: {at: 0, points: 0}, to: {at: 10, points: 10}}}";
        Facts middle = Facts.of("number.a", "2.5");
        assertThat(Paper.rule(half)
                        .rounding("{item: 0, total: 0, mode: half-up}")
                        .score(middle)
                        .total())
                .isEqualByComparingTo("3");
        assertThat(Paper.rule(half)
                        .rounding("{item: 0, total: 0, mode: half-even}")
                        .score(middle)
                        .total())
                .isEqualByComparingTo("2");
        assertThat(Paper.rule(half)
                        .rounding("{item: 0, total: 0, mode: down}")
                        .score(middle)
                        .total())
                .isEqualByComparingTo("2");
    }

    @Test
    public void inventedRecordsMarkTheResult() {
        assertThat(Paper.of(A, B).score(Facts.of("yes.a", 1).and("yes.b", 1)).synthetic())
                .isFalse();
        assertThat(Paper.of(A, B)
                        .score(Facts.of("yes.a", 1).synthetic("yes.b", 1))
                        .synthetic())
                .isTrue();
    }

    @Test
    public void inputsNameTheirSourcesAndRevision() {
        Scoring scoring = Paper.of(A, B).score(Facts.of("yes.a", 1));
        Evaluation.Input known = scoring.parts().get(0).items().get(0).inputs().get(0);
        assertThat(known.sources()).containsExactly("records of yes.a · 7");
        assertThat(known.year()).isEqualTo(2014);
        assertThat(known.missing()).isNull();
        Evaluation.Input gap = scoring.parts().get(0).items().get(1).inputs().get(0);
        assertThat(gap.value()).isNull();
        assertThat(gap.missing().en()).isEqualTo("The fact was not delivered");
        assertThat(scoring.parts().get(0).items().get(1).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private static List<String> english(Scoring scoring) {
        return scoring.reasons().stream().map(Text::en).toList();
    }
}
