// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.time.LocalDate;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

@RunWith(JUnitQuickcheck.class)
public class DateRangeTest {
    private static final LocalDate START = LocalDate.of(2014, 4, 22);

    private static DateRange range(int first, int length) {
        LocalDate from = START.plusDays(first);
        return length == 0 ? DateRange.from(from) : DateRange.of(from, from.plusDays(length - 1));
    }

    @org.junit.Test
    public void bothEndsBelongToThePeriod() {
        DateRange year = DateRange.year(2014);
        assertThat(year.contains(LocalDate.of(2014, 1, 1))).isTrue();
        assertThat(year.contains(LocalDate.of(2014, 12, 31))).isTrue();
        assertThat(year.contains(LocalDate.of(2013, 12, 31))).isFalse();
        assertThat(year.contains(LocalDate.of(2015, 1, 1))).isFalse();
        assertThat(DateRange.from(START).contains(LocalDate.of(9000, 1, 1))).isTrue();
    }

    @org.junit.Test
    public void periodsThatShareOneDayOverlapAndThoseThatMeetDoNot() {
        DateRange first = DateRange.of(LocalDate.of(2014, 1, 1), LocalDate.of(2014, 6, 30));
        assertThat(first.overlaps(DateRange.from(LocalDate.of(2014, 6, 30)))).isTrue();
        assertThat(first.overlaps(DateRange.from(LocalDate.of(2014, 7, 1)))).isFalse();
    }

    @org.junit.Test
    public void aPeriodThatEndsBeforeItBeginsIsRefused() {
        refused("code.period.order", () -> DateRange.of(START, START.minusDays(1)), "2014-04-22", "2014-04-21");
        assertThat(DateRange.of(START, START).contains(START)).isTrue();
    }

    @org.junit.Test
    public void itIsWrittenWithTwoDotsAndOpenWithoutAnEnd() {
        assertThat(DateRange.from(START)).hasToString("2014-04-22..");
        assertThat(DateRange.of(START, START)).hasToString("2014-04-22..2014-04-22");
    }

    @Property(trials = 500)
    public void overlapMeansThatADayIsInBoth(
            @InRange(minInt = 0, maxInt = 12) int firstA,
            @InRange(minInt = 0, maxInt = 6) int lengthA,
            @InRange(minInt = 0, maxInt = 12) int firstB,
            @InRange(minInt = 0, maxInt = 6) int lengthB) {
        DateRange a = range(firstA, lengthA);
        DateRange b = range(firstB, lengthB);
        boolean shared = START.datesUntil(START.plusDays(40)).anyMatch(day -> a.contains(day) && b.contains(day));
        assertThat(a.overlaps(b)).isEqualTo(shared).isEqualTo(b.overlaps(a));
    }
}
