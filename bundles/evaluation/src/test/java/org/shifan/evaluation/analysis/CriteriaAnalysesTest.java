// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Comparability.Condition;
import org.shifan.api.analysis.Comparability.Line;
import org.shifan.api.analysis.Comparability.Share;
import org.shifan.api.core.Level;
import org.shifan.evaluation.registry.Registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The criteria in force, side by side under the four conditions. */
public class CriteriaAnalysesTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);

    private final Registry registry = new Registry();

    private static byte[] document(String authority, String... weightsAndClauses) {
        StringBuilder items = new StringBuilder();
        int total = 0;
        for (int i = 0; i < weightsAndClauses.length; i += 2) {
            items.append("      - {id: i").append(i / 2).append(", title: {zh: 甲, en: A}, clause: '");
            items.append(weightsAndClauses[i + 1]).append("', weight: ").append(weightsAndClauses[i]);
            items.append(
                    ", rule: {linear: {fact: test.count, unit: count, from: {at: 0, points: 0}, to: {at: 9, points: ");
            items.append(weightsAndClauses[i]).append("}}}}\n");
            total += Integer.parseInt(weightsAndClauses[i]);
        }
        return ("""
                format: shifan-criteria/1
                id: %s-zone
                authority: %s
                subject: zone
                level: provincial
                version: 1.0.0
                title: {zh: 测试, en: Test}
                in-force: {from: 2014-04-22}
                total: %d
                pass: 1
                rounding: {item: 2, total: 2, mode: half-up}
                parts:
                  - id: one
                    title: {zh: 部分, en: Part}
                    items:
                """.formatted(authority, authority, total)
                        + items
                        + "bonus: {cap: 1, items: [{id: more, title: {zh: 加, en: More}, clause: '第四条第（四）项', weight: 5, rule:"
                        + " {zero-events: {fact: test.count, unit: count, years: 1}}}]}\n"
                        + "vetoes: [{id: no, title: {zh: 否, en: No}, clause: 六(六), when: {fact: test.count, unit: count,"
                        + " above: 99}}]\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Comparability sheet() {
        registry.start(7, "1.0.0", document("jiangsu", "30", "四、（二）", "20", "§四(二)", "40", "四（三）1", "10", "五"));
        registry.start(8, "1.0.0", document("zhejiang", "2", "第四条（一）", "1", "四"));
        return new CriteriaAnalyses(registry.criteria).comparability(Level.PROVINCIAL, DAY);
    }

    private static Share share(Comparability sheet, String clause, String set) {
        Condition condition = sheet.conditions().stream()
                .filter(each -> each.clause().equals(clause))
                .findFirst()
                .orElseThrow();
        return condition.sets().stream()
                .filter(each -> each.set().equals(set))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void everySetStandsUnderEachConditionWithWhatItWeighs() {
        Comparability sheet = sheet();
        assertThat(sheet.sets()).extracting(AnalysedCriteria::id).containsExactly("jiangsu-zone", "zhejiang-zone");
        assertThat(sheet.conditions())
                .extracting(Condition::clause)
                .containsExactly("四(一)", "四(二)", "四(三)", "四(四)", "");
        assertThat(sheet.conditions())
                .allSatisfy(c ->
                        assertThat(c.sets()).extracting(Share::set).containsExactly("jiangsu-zone", "zhejiang-zone"));
        assertThat(share(sheet, "四(二)", "jiangsu-zone").weight()).isEqualByComparingTo("50");
        assertThat(share(sheet, "四(二)", "jiangsu-zone").percent()).isEqualByComparingTo("50.0");
        assertThat(share(sheet, "四(三)", "jiangsu-zone").items())
                .extracting(Line::id)
                .containsExactly("i2");
        assertThat(share(sheet, "四(一)", "jiangsu-zone").items()).isEmpty();
        assertThat(share(sheet, "四(一)", "zhejiang-zone").percent()).isEqualByComparingTo("66.7");
    }

    @Test
    public void aBonusStandsWithItsConditionAndWeighsNothing() {
        Share share = share(sheet(), "四(四)", "jiangsu-zone");
        assertThat(share.items()).extracting(Line::id).containsExactly("more");
        assertThat(share.weight()).isZero();
    }

    @Test
    public void whatStandsUnderNoConditionSaysWhy() {
        Comparability sheet = sheet();
        assertThat(share(sheet, "", "jiangsu-zone").items())
                .extracting(Line::id, line -> line.filed().en())
                .containsExactly(
                        tuple("i3", "\"五\" is not a clause of §4"), tuple("no", "\"六(六)\" is not a clause of §4"));
        assertThat(share(sheet, "", "zhejiang-zone").items().get(0).filed().en())
                .contains("none of its four conditions");
        assertThat(share(sheet, "四(二)", "jiangsu-zone").items().get(0).filed()).isNull();
    }
}
