// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.baseline;

import org.junit.Test;

import org.shifan.criteria.tck.CriteriaConformance;
import org.shifan.evaluation.document.OpenTerm;

import static org.assertj.core.api.Assertions.assertThat;

/** Its open terms have no numbers: nobody is scored by it, and so it has no case. Those who extend it have. */
public class BaselineCriteriaTest extends CriteriaConformance {

    @Test
    public void everyVaguePhraseIsAnOpenTermWithoutANumber() {
        assertThat(document().lineage().unbound())
                .extracting(OpenTerm::id)
                .containsExactlyInAnyOrder(
                        "influence", "high-national-share", "front-provincial-rank", "high-local-share");
        assertThat(document().lineage().unbound()).extracting(OpenTerm::phrase).contains("一定影响力", "较高比例", "前列");
    }

    @Test
    public void theFourConditionsAreKeyItems() {
        assertThat(document().parts().get(0).items())
                .hasSize(4)
                .allMatch(item -> item.key().isPresent());
        assertThat(document().lineage().baseline()).isTrue();
        assertThat(document().demonstration()).isTrue();
    }
}
