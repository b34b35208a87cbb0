// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.criteria.CriteriaDiff.Step;

import static org.assertj.core.api.Assertions.assertThat;

@RunWith(JUnitQuickcheck.class)
public class SemanticVersionTest {

    @Property(trials = 200)
    public void nextIsTheStepAwayAndNothingSmallerIs(
            @InRange(minInt = 0, maxInt = 9) int major,
            @InRange(minInt = 0, maxInt = 9) int minor,
            @InRange(minInt = 0, maxInt = 9) int patch,
            Step step) {
        SemanticVersion version = new SemanticVersion(major, minor, patch);
        SemanticVersion next = version.next(step);

        assertThat(next.stepFrom(version)).isEqualTo(step);
        assertThat(next).isGreaterThanOrEqualTo(version);
        assertThat(SemanticVersion.of(next.toString())).contains(next);
    }

    @Property(trials = 200)
    public void orderIsThatOfTheNumbers(
            @InRange(minInt = 0, maxInt = 3) int a,
            @InRange(minInt = 0, maxInt = 3) int b,
            @InRange(minInt = 0, maxInt = 3) int c,
            @InRange(minInt = 0, maxInt = 3) int d) {
        int compared = new SemanticVersion(a, b, 0).compareTo(new SemanticVersion(c, d, 0));

        assertThat(Integer.signum(compared)).isEqualTo(Integer.signum(Integer.compare(a * 10 + b, c * 10 + d)));
    }

    @Test
    public void aVersionHasThreeNumbersWithoutLeadingZeros() {
        assertThat(SemanticVersion.of("1.2")).isEmpty();
        assertThat(SemanticVersion.of("01.2.3")).isEmpty();
        assertThat(SemanticVersion.of("1.2.3-rc")).isEmpty();
        assertThat(SemanticVersion.of("10.0.7")).contains(new SemanticVersion(10, 0, 7));
    }
}
