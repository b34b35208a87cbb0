// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class FactSnapshotTest {
    @Test
    public void theOrderInWhichFactsComeChangesNothing() {
        FactSnapshot one = Facts.of("number.a", "1.50")
                .and("yes.b", 1)
                .missing("yes.c", "why")
                .snapshot();
        FactSnapshot other = Facts.none()
                .missing("yes.c", "why")
                .and("yes.b", 1)
                .and("number.a", "1.5")
                .snapshot();
        assertThat(one.digest()).isEqualTo(other.digest()).hasSize(64);
    }

    @Test
    public void everyDigitAndEverySourceCounts() {
        String digest = Facts.of("number.a", "1.5").snapshot().digest();
        assertThat(Facts.of("number.a", "1.500000000000000001").snapshot().digest())
                .isNotEqualTo(digest);
        assertThat(Facts.none().synthetic("number.a", "1.5").snapshot().digest())
                .isNotEqualTo(digest);
        assertThat(Facts.of("number.a", "1.5").asOf("2015-03-02").snapshot().digest())
                .isNotEqualTo(digest);
        assertThat(Facts.none().back("number.a", 1, "1.5").snapshot().digest()).isNotEqualTo(digest);
    }

    @Test
    public void theCanonicalFormCanBeReadByPeople() {
        assertThat(new String(Facts.of("number.a", "150.0").snapshot().canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"as-of\":\"2015-03-01\",\"facts\":[{\"fact\":\"number.a\",\"sources\":[{\"reference\":"
                        + "\"records of number.a\",\"revision\":\"7\",\"synthetic\":false}],\"value\":150,\"years-back\":0}],"
                        + "\"subject\":\"zone:320583-01\",\"year\":2014}");
    }
}
