// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

import static org.assertj.core.api.Assertions.assertThat;

public class AgainTest {
    private static final LocalDate FIRST = LocalDate.of(2014, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2016, 6, 1);
    private static final Decision BEGAN = new Decision("bureau", FIRST, "admitted", "");
    private static final Decision ENDED = new Decision("bureau", LAST, "left", "");

    @Test
    public void anOpenLineIsTheSameWithoutAndEndsWithALastDay() {
        DateRange open = DateRange.from(FIRST);
        assertThat(Again.of(open, null, BEGAN, null, null, BEGAN)).isEqualTo(Again.SAME);
        assertThat(Again.of(open, null, BEGAN, null, LAST, ENDED)).isEqualTo(Again.ENDS);
        assertThat(Again.of(open, null, BEGAN, null, null, ENDED)).isEqualTo(Again.DIFFERS);
    }

    @Test
    public void aLineWithATermEndsEarlierButNeverLater() {
        DateRange term = DateRange.of(FIRST, LAST);
        assertThat(Again.of(term, LAST, BEGAN, null, LAST, BEGAN)).isEqualTo(Again.SAME);
        assertThat(Again.of(term, LAST, BEGAN, null, LAST.minusDays(1), ENDED)).isEqualTo(Again.ENDS);
        assertThat(Again.of(term, LAST, BEGAN, null, LAST.plusDays(1), ENDED)).isEqualTo(Again.DIFFERS);
        assertThat(Again.of(term, LAST, BEGAN, null, LAST, ENDED)).isEqualTo(Again.DIFFERS);
    }

    @Test
    public void anEndedLineKnowsBothOfItsRowsAndNoOther() {
        DateRange held = DateRange.of(FIRST, LAST);
        assertThat(Again.of(held, null, BEGAN, ENDED, null, BEGAN)).isEqualTo(Again.SAME);
        assertThat(Again.of(held, null, BEGAN, ENDED, LAST, ENDED)).isEqualTo(Again.SAME);
        assertThat(Again.of(held, null, BEGAN, ENDED, LAST.minusDays(1), ENDED)).isEqualTo(Again.DIFFERS);
    }
}
