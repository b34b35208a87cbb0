// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases whose points depend on others, on assessors and on evidence. */
public class TrialTest {
    private static final Plan PLAN = Paper.of(
                    Paper.item(
                            "place",
                            4,
                            "{rank: {fact: number.value, unit: USD, among: country, best: highest,"
                                    + " bands: [{to: 2, points: 4}, {from: 2, points: 1}]}}"),
                    Paper.item(
                            "service",
                            3,
                            "{judgement: {by: {zh: 组, en: team}, assessors: 2, combine: mean, scale: ["
                                    + "{id: good, title: {zh: 好, en: good}, points: 3},"
                                    + " {id: poor, title: {zh: 差, en: poor}, points: 0}]}}"),
                    Paper.item(
                            "papers",
                            3,
                            "{evidence: {by: {zh: 政府, en: government}, items: ["
                                    + "{name: org.charter, title: {zh: 章程, en: Charter}, points: 2},"
                                    + " {name: org.work-plan, title: {zh: 计划, en: Plan}, points: 1}]}}"))
            .plan();
    private static final String HEAD = "year: 2014\nas-of: 2015-06-30\n";
    private static final String WHOLE = HEAD
            + "facts: {number.value: 30}\n"
            + "others: {number.value: [10, 20]}\n"
            + "judgements: {service: [good, poor]}\n"
            + "evidence: {org.charter: {from: 2013-01-01, to: 2020-12-31}, org.work-plan: none}\n"
            + "cases:\n";

    @Test
    public void rankJudgementAndEvidenceOfACaseGivePoints() {
        assertThat(differences(
                        WHOLE + "  - {name: a, expect: {total: 7.5, items: {place: 4, service: 1.5, papers: 2}}}\n"))
                .isEmpty();
    }

    @Test
    public void caseReplacesWhatItsFileSays() {
        assertThat(differences(
                        WHOLE + "  - {name: a, others: {number.value: [40]}, judgements: {service: [good, good]},"
                                + " evidence: {org.work-plan: {from: 2015-01-01}},"
                                + " expect: {total: 7, items: {place: 1, service: 3, papers: 3}}}\n"))
                .isEmpty();
    }

    @Test
    public void otherOfOnePopulationOnlyIsRankedThere() {
        String one = WHOLE + "  - {name: a, others: {number.value: {country: [40], province: [1]}},"
                + " expect: {items: {place: 1}}}\n";
        assertThat(differences(one)).isEmpty();
        assertThat(differences(one.replace("country: [40], ", "")))
                .anySatisfy(line -> assertThat(line).contains("others.number.value"));
    }

    @Test
    public void missingValueOfAnotherAndOwedJudgementLeaveTheItemOpen() {
        assertThat(differences(WHOLE + "  - {name: a, others: {number.value: [10, missing, missing]},"
                        + " judgements: {service: [good]},"
                        + " expect: {verdict: INDETERMINATE, total: none, lowest: 4.5, highest: 9,"
                        + " items: {place: unknown, service: unknown, papers: 2}}}\n"))
                .isEmpty();
    }

    @Test
    public void expiredEvidenceAndStrangeWordAreErrors() {
        assertThat(differences(WHOLE + "  - {name: a, judgements: {service: [superb, good]},"
                        + " evidence: {org.charter: {from: 2013-01-01, to: 2014-12-31}},"
                        + " expect: {verdict: ERROR, items: {service: error, papers: error}}}\n"))
                .isEmpty();
    }

    @Test
    public void whatNoRuleReadsIsNamed() {
        assertThat(differences(WHOLE + "  - {name: a, others: {number.other: [1]}, judgements: {place: [good]},"
                        + " evidence: {org.gone: none}, expect: {verdict: PASS}}\n"))
                .first()
                .asString()
                .contains("others.number.other")
                .contains("judgements.place")
                .contains("evidence.org.gone");
    }

    private static List<String> differences(String text) {
        return new Trial(PLAN, fact -> Optional.empty())
                        .differences(CaseFile.read("cases.yaml", text.getBytes(StandardCharsets.UTF_8))
                                .cases()
                                .get(0))
                        .stream()
                        .map(message -> message.in(Language.EN))
                        .toList();
    }
}
