// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Q1: cases about an enterprise in its quality archive. */
public class CaseLinesTest {
    private final Office office = new Office();

    @Test
    public void anOpenCaseStandsWithItsTitleItsStateAndSinceWhen() {
        long number = office.open("title-grant", Office.FIRM, "firm").number();
        Enterprise firm = new Enterprise(
                Office.FIRM.organisationCode(),
                null,
                "昆山轮胎",
                DivisionCode.of("320583"),
                BureauCode.of("jiangsu"),
                false);
        List<ArchiveLine> lines = new CaseLines(office.cases).lines(firm);
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.from()).isEqualTo("2014-06-02");
            assertThat(line.to()).isNull();
            assertThat(line.source()).isEqualTo("case " + number);
            assertThat(line.what().en()).contains("demonstration enterprise").contains("since 2014-06-02");
        });
    }
}
