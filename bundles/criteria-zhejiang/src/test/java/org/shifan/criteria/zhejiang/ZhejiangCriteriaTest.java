// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.zhejiang;

import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.criteria.tck.CriteriaConformance;

import static org.assertj.core.api.Assertions.assertThat;

public class ZhejiangCriteriaTest extends CriteriaConformance {

    @Override
    protected Map<String, ScoringFunction> scoringFunctions() {
        return Map.of("zhejiang.quality-curve", new QualityCurve());
    }

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }

    @Test
    public void r3_hasTheFourHeadingsOfThePolicyEachWithAMinimum() {
        assertThat(document().parts().stream()
                        .filter(part -> part.minimum().isPresent())
                        .map(part -> part.title().zh())
                        .toList())
                .isEqualTo(List.of("诚信", "质量", "品牌", "自律"));
    }
}
