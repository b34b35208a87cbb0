// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.zhejiang;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class QualityCurveTest {

    @Test
    public void fallsWithEveryIncidentAndNeverLeavesZeroToOne() {
        BigDecimal before = share("0", "4", "1");
        assertThat(before).isEqualByComparingTo("1");
        for (int rate = 1; rate <= 1000; rate++) {
            BigDecimal now = share(String.valueOf(rate), "4", "1");
            assertThat(now).isLessThan(before).isPositive();
            before = now;
        }
    }

    @Test
    public void halfAtMovesTheMiddleOfTheCurve() {
        assertThat(share("4", "4", "1")).isEqualByComparingTo("0.5");
        assertThat(share("2", "4", "0.5")).isEqualByComparingTo("0.5");
    }

    @Test
    public void saysHowItCameAbout() {
        assertThat(new QualityCurve().score(input("2", "4", "1")).reason().en()).contains("2", "4", "0.8");
    }

    @Test
    public void needsTheParameterThatTheDocumentGives() {
        ScoringInput input = new ScoringInput(input("2", "4", "1").facts(), Map.of(), 2014, LocalDate.of(2015, 6, 30));
        assertThatThrownBy(() -> new QualityCurve().score(input)).hasMessageContaining("half-at");
    }

    @Test
    public void speaksBothLanguages() {
        assertThat(Messages.of(QualityCurve.class).unpaired()).isEmpty();
    }

    private static BigDecimal share(String zone, String province, String halfAt) {
        return new QualityCurve().score(input(zone, province, halfAt)).share();
    }

    private static ScoringInput input(String zone, String province, String halfAt) {
        return new ScoringInput(
                Map.of(
                        FactId.of("incident.rate"), new BigDecimal(zone),
                        FactId.of("peer.incident.rate.province"), new BigDecimal(province)),
                Map.of("half-at", new BigDecimal(halfAt)),
                2014,
                LocalDate.of(2015, 6, 30));
    }
}
