// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.shandong;

import org.junit.Test;

import org.shifan.criteria.tck.CriteriaConformance;

import static org.assertj.core.api.Assertions.assertThat;

public class ShandongCriteriaTest extends CriteriaConformance {

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }
}
