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

    /**
     * Attendances of a week and those of them that were seen within four hours, twenty weeks: the example by which Mohammed, Panesar,
     * Laney and Wilson explain the p′-chart (BMJ Quality &amp; Safety 22, 2013, 362–368; found as it is tabulated in a book on such
     * charts in health care).
     */
    private static final long[][] EMERGENCIES = {
        {280443, 266501}, {276823, 264225}, {291681, 276532}, {296155, 281461}, {282343, 269071},
        {275888, 261215}, {283867, 270409}, {295251, 279778}, {284468, 270483}, {282529, 270320},
        {279618, 267923}, {283932, 271478}, {266629, 255353}, {268091, 256820}, {276803, 261835},
        {271578, 259144}, {266005, 255910}, {273520, 260863}, {278574, 264465}, {273772, 260989}
    };

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
    public void thePublishedExampleOfThePPrimeChartIsOutOfControlByPlainLimitsAndInControlByLaneys() {
        List<PChart.Subgroup> weeks = Arrays.stream(EMERGENCIES)
                .map(each -> new PChart.Subgroup(each[0], each[1]))
                .toList();
        PChart chart = PChart.of(weeks);
        // What the example shows: with so many cases 16 of 20 weeks lie outside of plain limits, and none outside of
        // Laney's.
        assertThat(weeks.stream().filter(each -> outside(each, chart.centre(), 1)))
                .hasSize(16);
        assertThat(weeks.stream().filter(each -> outside(each, chart.centre(), chart.spread())))
                .isEmpty();
        // By the formulas that it gives, computed apart from this code.
        assertThat(chart.centre()).isEqualTo(0.9528997, Offset.offset(1e-6));
        assertThat(chart.sigmaZ()).isEqualTo(10.64042, Offset.offset(1e-4));
        assertThat(chart.lower(280443)).isEqualTo(0.9401296, Offset.offset(1e-6));
        assertThat(chart.upper(280443)).isEqualTo(0.9656698, Offset.offset(1e-6));
        // A share and its complement have the same chart, upside down: failures are what is left of what was done in
        // time.
        PChart late = PChart.of(weeks.stream()
                .map(each -> new PChart.Subgroup(each.inspected(), each.inspected() - each.failed()))
                .toList());
        assertThat(late.sigmaZ()).isEqualTo(chart.sigmaZ(), Offset.offset(1e-9));
        assertThat(late.upper(280443)).isEqualTo(1 - chart.lower(280443), Offset.offset(1e-9));
    }

    private static boolean outside(PChart.Subgroup week, double centre, double factor) {
        double share = (double) week.failed() / week.inspected();
        return share > PChart.upper(centre, week.inspected(), factor)
                || share < PChart.lower(centre, week.inspected(), factor);
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
