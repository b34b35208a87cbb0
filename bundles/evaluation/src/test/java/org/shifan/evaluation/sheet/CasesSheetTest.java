// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.ReadResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.sheet.Filled.row;

/** Golden cases on the sheet 用例. */
public class CasesSheetTest {
    private static final String CASES = """
            cases:
              - name: enough
                year: 2014
                as-of: 2015-06-30
                facts: {export.value: 30}
                others: {export.value: [10, missing]}
                judgements: {service: [good, fair]}
                evidence: {org.charter: {from: 2013-01-01}, org.work-plan: none}
                expect: {verdict: PASS, total: 10, vetoes: [], items: {scale: 10}, parts: {basic: 10}}
              - name: tooLittle
                like: enough
                facts: {export.value: {2014: 4}}
                expect: {verdict: FAIL, items: {scale: 0}}
            """;

    private static Filled filled() {
        return Filled.sound()
                .sheet(
                        "用例",
                        row("用例"),
                        row(
                                "case",
                                "like",
                                "year",
                                "as-of",
                                "expect.verdict",
                                "expect.total",
                                "expect.vetoes",
                                "line",
                                "key",
                                "value"),
                        row("enough", null, 2014, "2015-06-30", "PASS", 10, "[]"),
                        row(null, null, null, null, null, null, null, null, "export.value", 30),
                        row(null, null, null, null, null, null, null, "others", "export.value", "[10, missing]"),
                        row(null, null, null, null, null, null, null, "judgements", "service", "[good, fair]"),
                        row(null, null, null, null, null, null, null, "evidence", "org.charter", "{from: 2013-01-01}"),
                        row(null, null, null, null, null, null, null, null, "org.work-plan", "none"),
                        row(null, null, null, null, null, null, null, "expect.items", "scale", 10),
                        row(null, null, null, null, null, null, null, "expect.parts", "basic", 10),
                        row("tooLittle", "enough", null, null, "FAIL"),
                        row(null, null, null, null, null, null, null, null, "export.value", "{2014: 4}"),
                        row(null, null, null, null, null, null, null, "expect.items", "scale", 0));
    }

    @Test
    public void casesTypedInRowsAreThoseOfTheText() {
        CriteriaDocument typed = document("a.xlsx", filled().bytes());
        CriteriaDocument written = document("a.yaml", (yaml() + CASES).getBytes(StandardCharsets.UTF_8));
        assertThat(typed.cases()).extracting(GoldenCase::name).containsExactly("enough", "tooLittle");
        assertThat(typed.digest()).isEqualTo(written.digest());
    }

    @Test
    public void casesComeBackFromTheirSheetWithTheSameDigest() {
        byte[] text = (yaml() + CASES).getBytes(StandardCharsets.UTF_8);
        byte[] sheet = Documents.sheet("a.yaml", text, List.of());
        byte[] back = Documents.text("a.xlsx", sheet).orElseThrow();
        String digest = document("a.yaml", text).digest();
        assertThat(document("a.xlsx", sheet).digest()).isEqualTo(digest);
        assertThat(document("a.yaml", back).digest()).isEqualTo(digest);
    }

    @Test
    public void anotherExpectationIsAnotherDigest() {
        assertThat(document("a.xlsx", filled().with("用例", "J4", 31).bytes()).digest())
                .isNotEqualTo(document("a.xlsx", filled().bytes()).digest());
    }

    @Test
    public void mistakesOfACaseAreNamedWithTheirCells() {
        ReadResult read = Documents.read(
                "a.xlsx",
                filled().with("用例", "E3", "PAST").with("用例", "J9", "many").bytes());
        assertThat(read.problems())
                .extracting(problem -> problem.in(Language.EN))
                .anySatisfy(
                        line -> assertThat(line).startsWith("a.xlsx:用例!E3: ").contains("PAST"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("a.xlsx:用例!J9: ").contains("many"));
    }

    private static String yaml() {
        return new String(Documents.text("a.xlsx", Filled.sound().bytes()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static CriteriaDocument document(String file, byte[] bytes) {
        ReadResult read = Documents.read(file, bytes);
        return read.document()
                .orElseThrow(() -> new AssertionError(read.problems().stream()
                        .map(problem -> problem.in(Language.EN))
                        .toList()));
    }
}
