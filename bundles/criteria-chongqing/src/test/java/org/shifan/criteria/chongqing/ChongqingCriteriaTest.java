// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.chongqing;

import org.junit.Test;

import org.shifan.criteria.tck.CriteriaConformance;

import static org.assertj.core.api.Assertions.assertThat;

public class ChongqingCriteriaTest extends CriteriaConformance {

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }

    @Test
    public void everyItemOfTheBaselineSaysWhereItComesFrom() {
        assertThat(document().parts().get(0).items())
                .allMatch(item -> item.descent().orElseThrow().set().equals("national-baseline"));
        assertThat(document().lineage().unbound()).isEmpty();
    }
}
