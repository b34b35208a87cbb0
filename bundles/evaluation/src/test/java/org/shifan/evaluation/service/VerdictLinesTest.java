// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService.Summary;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.quality.ArchiveLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Q1: the official evaluations in the quality archive. */
public class VerdictLinesTest {
    private static final OrganisationCode CODE = OrganisationCode.of("192203821");
    private static final Enterprise KUNSHAN =
            new Enterprise(CODE, null, "昆山轮胎", DivisionCode.of("320583"), BureauCode.of("jiangsu"), true);

    private final Decisions decisions = new Decisions() {
        @Override
        public List<Decision> find(Query query, long before, int limit) {
            assertThat(query.subject()).isEqualTo(Subject.enterprise(CODE));
            return List.of(decision(8, Verdict.FAIL), decision(7, null));
        }

        @Override
        public long count(Query query) {
            return 2;
        }
    };

    private static Decisions.Decision decision(long id, Verdict instead) {
        Summary summary = new Summary(
                id,
                Subject.enterprise(CODE),
                Level.PROVINCIAL,
                2015,
                LocalDate.of(2016, 3, 1),
                Verdict.PASS,
                new BigDecimal("91.5"),
                "enterprise",
                "1.0.0",
                instead,
                0);
        return new Decisions.Decision(summary, BureauCode.of("jiangsu"), Instant.EPOCH, "li", null);
    }

    @Test
    public void eachStandsWithItsVerdictItsPointsAndTheVerdictThatAPersonGaveInstead() {
        List<ArchiveLine> lines = new VerdictLines(decisions).lines(KUNSHAN);
        assertThat(lines)
                .extracting(line -> line.what().en())
                .containsExactly(
                        "official evaluation of 2015 by enterprise 1.0.0: PASS, 91.5 points; overridden by a person: FAIL",
                        "official evaluation of 2015 by enterprise 1.0.0: PASS, 91.5 points");
        assertThat(lines).extracting(ArchiveLine::source).containsExactly("evaluation 8", "evaluation 7");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.from()).isEqualTo("2016-03-01");
            assertThat(line.synthetic()).isTrue();
        });
    }
}
