// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class GoldenCasesTest {
    private static final String HEAD = "year: 2014\nas-of: 2015-06-30\n";

    @Test
    public void caseChangesTheFactsOfTheFileYearByYear() {
        GoldenCase golden = read(HEAD
                + "facts: {export.value: {2014: 30.50, 2013: 10}, org.mechanism: yes}\n"
                + "cases: [{name: a, facts: {export.value: 40, org.mechanism: missing}, expect: {verdict: PASS}}]");
        assertThat(golden.facts().get(FactId.of("export.value")))
                .containsEntry(2014, Optional.of(new BigDecimal("40")))
                .containsEntry(2013, Optional.of(new BigDecimal("10")));
        assertThat(golden.facts().get(FactId.of("org.mechanism"))).containsEntry(2014, Optional.empty());
        assertThat(golden.expected().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    public void numbersKeepEveryDigit() {
        GoldenCase golden =
                read(HEAD + "facts: {export.value: 123456789012345.000001}\ncases: [{name: a, expect: {total: none}}]");
        assertThat(golden.facts().get(FactId.of("export.value")))
                .containsEntry(2014, Optional.of(new BigDecimal("123456789012345.000001")));
        assertThat(golden.expected().total()).isEmpty();
    }

    @Test
    public void caseMayNameItsOwnDay() {
        GoldenCase golden = read(HEAD + "cases: [{name: a, as-of: 2016-01-01, expect: {}}]");
        assertThat(golden.asOf()).isEqualTo("2016-01-01");
    }

    @Test
    public void misspeltKeyIsRefused() {
        assertThatThrownBy(() -> read(HEAD + "cases: [{name: a, expect: {verdit: PASS}}]"))
                .hasMessageContaining("cases.yaml")
                .hasMessageContaining("verdit");
    }

    @Test
    public void twoValuesOfOneFactAreRefused() {
        assertThatThrownBy(() -> read(HEAD + "facts: {export.value: 1, export.value: 2}\ncases: []"))
                .hasMessageContaining("export.value");
    }

    @Test
    public void caseWithoutNameIsRefused() {
        assertThatThrownBy(() -> read(HEAD + "cases: [{expect: {}}]")).hasMessageContaining("name");
    }

    private static GoldenCase read(String text) {
        List<GoldenCase> cases = GoldenCases.read("cases.yaml", text);
        return cases.get(0);
    }
}
