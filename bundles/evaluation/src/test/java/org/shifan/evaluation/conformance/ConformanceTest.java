// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.criteria.Remark;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/** What the door says of cases as a whole. */
public class ConformanceTest {
    private static final int CASES = 200;
    private static final Plan PLAN = Paper.of(Paper.item(
                    "value",
                    10,
                    "{bands: {fact: number.value, unit: USD, bands: [{to: 2, points: 10}, {from: 2, points: 1}]}}"))
            .plan();

    @Test
    public void casesThatTakeTooLongTogetherAreGivenUpAndRefused() {
        long began = System.nanoTime();
        List<Remark> remarks = remarks(10, Duration.ofMillis(50));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(10 * CASES));
        assertThat(remarks)
                .filteredOn(remark -> remark.check().equals("cases.slow"))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.level()).isEqualTo(Remark.Level.REQUIRED);
                    assertThat(remark.problem().in(Language.EN))
                            .contains("longer than 0.05 seconds", CASES + " of them");
                });
        assertThat(remarks).noneMatch(remark -> remark.check().equals("case"));
    }

    @Test
    public void asManyQuickCasesAreNotGivenUp() {
        assertThat(remarks(0, Duration.ofSeconds(30)))
                .noneMatch(remark -> remark.check().equals("cases.slow"))
                .anyMatch(remark -> remark.check().equals("coverage"));
    }

    @Test
    public void twoCasesOfOneNameAreRefusedAndNotTakenForOneThatChanges() {
        List<GoldenCase> cases = new ArrayList<>(cases("a.yaml", "{number.value: 1}", 10));
        cases.addAll(cases("b.yaml", "{number.value: 3}", 1));
        List<Remark> remarks = Conformance.remarks(
                "criteria.yaml", PLAN, new Content(Map.of(), cases, Map.of()), fact -> Optional.empty(), Set.of());
        assertThat(remarks)
                .filteredOn(remark -> remark.level() == Remark.Level.REQUIRED)
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.check()).isEqualTo("cases.twice");
                    assertThat(remark.problem().in(Language.EN)).contains("b.yaml:4:", "'same'", "in a.yaml");
                    assertThat(remark.problem().in(Language.ZH)).contains("b.yaml:4:", "“same”", "a.yaml");
                });
    }

    private static List<GoldenCase> cases(String file, String facts, int total) {
        String text = "year: 2014\nas-of: 2015-06-30\ncases:\n  - {name: same, facts: " + facts + ", expect: {total: "
                + total + "}}\n";
        return CaseFile.read(file, text.getBytes(StandardCharsets.UTF_8)).cases();
    }

    /** Knows every fact after a while. */
    private record Slow(long millis) implements FactProvider {
        @Override
        public List<FactDefinition> facts() {
            return List.of();
        }

        @Override
        public FactValue fact(FactRequest request) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FactValue.known(BigDecimal.ONE, new FactValue.Source("test", "pause", true));
        }
    }

    private static List<Remark> remarks(long millis, Duration limit) {
        StringBuilder text = new StringBuilder("year: 2014\nas-of: 2015-06-30\ncases:\n");
        for (int i = 0; i < CASES; i++) {
            text.append("  - {name: case ").append(i).append(", expect: {total: 10}}\n");
        }
        CaseFile file = CaseFile.read("cases.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).isEmpty();
        return Conformance.remarks(
                "criteria.yaml",
                PLAN,
                new Content(Map.of(), file.cases(), Map.of()),
                fact -> Optional.of(new Slow(millis)),
                Set.of(),
                limit);
    }
}
