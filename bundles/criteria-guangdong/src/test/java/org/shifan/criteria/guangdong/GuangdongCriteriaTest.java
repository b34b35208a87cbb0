// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.guangdong;

import java.util.List;

import org.junit.Test;

import org.shifan.api.fact.FactProvider;
import org.shifan.criteria.tck.CriteriaConformance;

import static org.assertj.core.api.Assertions.assertThat;

public class GuangdongCriteriaTest extends CriteriaConformance {

    @Override
    protected List<FactProvider> factProviders() {
        return List.of(new ClusterDepth());
    }

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }
}
