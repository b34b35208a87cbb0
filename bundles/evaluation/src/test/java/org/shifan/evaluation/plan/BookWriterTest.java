// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;

public class BookWriterTest {
    private static final Plan PLAN = new Paper()
            .part(
                    "a",
                    "minimum: 6\n    limits: {partly-met: 1}",
                    Paper.item(
                            "scale",
                            6,
                            "{threshold: {fact: number.a, unit: USD, at-least: {parameter: bound}}}",
                            "key: {points: 3}"),
                    Paper.item(
                            "truth",
                            4,
                            "{yes-no: {fact: yes.a}}",
                            "note: {zh: 说明, en: a remark}",
                            "clause-text: {zh: 原文, en: the words}",
                            "remediable: no"))
            .total(10)
            .pass(7)
            .rounding("{item: 2, total: 1, mode: half-even}")
            .with("document: {number: 苏检〔2015〕1号, date: 2015-01-01}")
            .with("grades: [{id: good, from: 9, title: {zh: 优, en: good}}]")
            .with("bonus: {cap: 2, items: [" + Paper.item("more", 3, "{yes-no: {fact: yes.a}}") + "]}")
            .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六(六), when: {fact: yes.a, is: no}}]")
            .with("""
                    parameters:
                      bound:
                        title: {zh: 下限, en: Bound}
                        unit: USD
                        values:
                          - {from: 2014-04-22, value: 5, ref: order 1}
                          - {from: 2016-01-01, value: 8, ref: order 2}
                          - {from: 2017-01-01, repealed: true, ref: order 3}
                    """)
            .plan();

    private final RuleBook book = BookWriter.write(PLAN, LocalDate.of(2016, 5, 1));

    @Test
    public void theBookHoldsEveryNumberOfTheSet() {
        assertThat(book.maximum()).isEqualByComparingTo("10");
        assertThat(book.passMark()).isEqualByComparingTo("7");
        assertThat(book.rounding()).isEqualTo(new RuleBook.Rounding(2, 1, "half-even"));
        assertThat(book.paper()).isEqualTo("苏检〔2015〕1号");
        assertThat(book.paperDate()).isEqualTo("2015-01-01");
        assertThat(book.grades())
                .extracting(grade -> grade.title().en() + " " + grade.from())
                .containsExactly("good 9");
        assertThat(book.digest()).isEqualTo(PLAN.digest());
        RuleBook.Part part = book.parts().get(0);
        assertThat(part.weight()).isEqualByComparingTo("10");
        assertThat(part.minimum()).isEqualByComparingTo("6");
        assertThat(part.mostPartlyMet()).isEqualTo(1);
        assertThat(part.mostNotMet()).isNull();
        RuleBook.Item scale = part.items().get(0);
        assertThat(scale.role()).isEqualTo(Role.KEY);
        assertThat(scale.minimum()).isEqualByComparingTo("3");
        assertThat(scale.clause()).isEqualTo("四(二)");
        assertThat(scale.facts()).extracting(fact -> fact.id().value()).containsExactly("number.a");
        RuleBook.Item truth = part.items().get(1);
        assertThat(truth.role()).isEqualTo(Role.SCORED);
        assertThat(truth.minimum()).isNull();
        assertThat(truth.note().en()).isEqualTo("a remark");
        assertThat(truth.clauseText().zh()).isEqualTo("原文");
        assertThat(truth.remediable()).isFalse();
    }

    @Test
    public void bonusAndVetoesStandByThemselves() {
        assertThat(book.bonus().weight()).isEqualByComparingTo("2");
        assertThat(book.bonus().items()).extracting(RuleBook.Item::role).containsExactly(Role.BONUS);
        assertThat(book.vetoes()).extracting(RuleBook.Item::role).containsExactly(Role.VETO);
        assertThat(book.vetoes().get(0).clause()).isEqualTo("六(六)");
        assertThat(book.vetoes().get(0).formula().en()).contains("no");
    }

    @Test
    public void rulesSpeakOfTheDayAndParametersOfAllDays() {
        assertThat(book.parts().get(0).items().get(0).formula().en()).contains("≥ 8");
        assertThat(BookWriter.write(PLAN, LocalDate.of(2015, 1, 1))
                        .parts()
                        .get(0)
                        .items()
                        .get(0)
                        .formula()
                        .en())
                .contains("≥ 5");
        assertThat(book.parameters().get(0).values())
                .containsExactly(
                        new RuleBook.Value(LocalDate.of(2014, 4, 22), new BigDecimal("5"), "order 1"),
                        new RuleBook.Value(LocalDate.of(2016, 1, 1), new BigDecimal("8"), "order 2"),
                        new RuleBook.Value(LocalDate.of(2017, 1, 1), null, "order 3"));
    }

    @Test
    public void aSetWithoutBonusHasNone() {
        RuleBook plain = BookWriter.write(Paper.rule("{yes-no: {fact: yes.a}}").plan(), LocalDate.of(2016, 5, 1));
        assertThat(plain.bonus()).isNull();
        assertThat(plain.vetoes()).isEmpty();
        assertThat(plain.paper()).isNull();
    }
}
