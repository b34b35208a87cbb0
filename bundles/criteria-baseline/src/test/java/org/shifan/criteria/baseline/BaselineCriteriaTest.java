// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.baseline;

import java.io.InputStream;

import org.junit.Test;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.OpenTerm;

import static org.assertj.core.api.Assertions.assertThat;

public class BaselineCriteriaTest {
    private static CriteriaDocument document() throws Exception {
        try (InputStream in = BaselineCriteriaTest.class.getResourceAsStream("/SHIFAN-INF/criteria.yaml")) {
            var result = DocumentReader.read("criteria.yaml", in.readAllBytes());
            assertThat(result.problems()).isEmpty();
            return result.document().orElseThrow();
        }
    }

    @Test
    public void everyVaguePhraseIsAnOpenTermWithoutANumber() throws Exception {
        assertThat(document().lineage().unbound())
                .extracting(OpenTerm::id)
                .containsExactlyInAnyOrder(
                        "influence", "high-national-share", "front-provincial-rank", "high-local-share");
        assertThat(document().lineage().unbound()).extracting(OpenTerm::phrase).contains("一定影响力", "较高比例", "前列");
    }

    @Test
    public void theFourConditionsAreKeyItems() throws Exception {
        assertThat(document().parts().get(0).items())
                .hasSize(4)
                .allMatch(item -> item.key().isPresent());
        assertThat(document().lineage().baseline()).isTrue();
        assertThat(document().demonstration()).isTrue();
    }
}
