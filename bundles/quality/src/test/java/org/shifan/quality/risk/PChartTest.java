// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class PChartTest {
    private static final Offset<Double> ROUNDED = Offset.offset(0.00005);

    /** Samples of 50 from the NIST/SEMATECH e-Handbook, 6.3.3.2 (its mean of 0.2313 is found, the single counts are recalled). */
    private static final int[] HANDBOOK = {
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
    };

    /** Samples of 200 from a textbook of business statistics, example 16.6 (found, with its limits). */
    private static final int[] TEXTBOOK = {40, 44, 22, 34, 24, 32, 28, 32, 34, 30};

    private static PChart chart(int size, int... failed) {
        return PChart.of(Arrays.stream(failed)
                .mapToObj(each -> new PChart.Subgroup(size, each))
                .toList());
    }

    @Test
    public void centreAndPlainLimitsAreThoseOfTheHandbook() {
        PChart chart = chart(50, HANDBOOK);
        assertThat(chart.centre()).isEqualTo(0.2313, ROUNDED);
        assertThat(PChart.upper(chart.centre(), 50, 1)).isEqualTo(0.4102, ROUNDED);
        assertThat(PChart.lower(chart.centre(), 50, 1)).isEqualTo(0.0524, ROUNDED);
        // The two samples that the example finds out of control: 22 and 24 of 50.
        assertThat(Arrays.stream(HANDBOOK).filter(each -> each / 50.0 > PChart.upper(chart.centre(), 50, 1)))
                .containsExactly(22, 24);
    }

    @Test
    public void centreAndPlainLimitsAreThoseOfTheTextbook() {
        PChart chart = chart(200, TEXTBOOK);
        assertThat(chart.centre()).isEqualTo(0.16, ROUNDED);
        assertThat(PChart.upper(chart.centre(), 200, 1)).isEqualTo(0.2378, ROUNDED);
        assertThat(PChart.lower(chart.centre(), 200, 1)).isEqualTo(0.0822, ROUNDED);
    }

    @Test
    public void sigmaZIsTheMeanMovingRangeOfTheDistancesOverTheConstantOfItsDefinition() {
        // By hand: the ranges of the ten shares add up to 0.35, 0.0389 on average; one deviation is 0.0259.
        double byHand = 0.35 / 9 / Math.sqrt(0.16 * 0.84 / 200) / 1.128;
        PChart chart = chart(200, TEXTBOOK);
        assertThat(chart.sigmaZ()).isEqualTo(byHand, Offset.offset(1e-9)).isEqualTo(1.330, Offset.offset(0.001));
        assertThat(chart.upper(200)).isEqualTo(0.16 + 3 * byHand * Math.sqrt(0.16 * 0.84 / 200), Offset.offset(1e-9));
        assertThat(chart.enough()).isFalse();
        assertThat(chart(50, HANDBOOK).enough()).isTrue();
    }

    @Test
    public void limitsDependOnTheSizeOfTheSubgroupAndStayShares() {
        PChart chart = chart(50, HANDBOOK);
        assertThat(chart.upper(500)).isLessThan(chart.upper(50));
        assertThat(chart.upper(1)).isEqualTo(1);
        assertThat(chart.lower(1)).isZero();
    }

    @Test
    public void monthsThatAreAllAlikeAndMonthsWithoutBatchesDoNotNarrowTheLimits() {
        PChart alike = chart(100, 2, 2, 2, 2);
        assertThat(alike.sigmaZ()).isZero();
        assertThat(alike.upper(100)).isEqualTo(PChart.upper(0.02, 100, 1), Offset.offset(1e-12));
        PChart none = PChart.of(List.of(new PChart.Subgroup(0, 0), new PChart.Subgroup(10, 0)));
        assertThat(none.centre()).isZero();
        assertThat(none.upper(10)).isZero();
        assertThat(none.enough()).isFalse();
    }
}
