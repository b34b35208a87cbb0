// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.Test;

import org.shifan.api.fact.FactValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    public void whatIsArchivedIsReadBackToTheSameBytesAndTheSameResult() {
        Random random = new Random(320583);
        for (int i = 0; i < 300; i++) {
            FactSnapshot made = plain(RandomSnapshot.of(random));
            String canonical = new String(made.canonical(), StandardCharsets.UTF_8);
            FactSnapshot again = CanonicalFacts.read(canonical, RandomSnapshot.SET);
            assertThat(new String(again.canonical(), StandardCharsets.UTF_8)).isEqualTo(canonical);
            Plan plan = Paper.of(RandomSet.items(random).toArray(String[]::new))
                    .total(RandomSet.TOTAL)
                    .pass(RandomSet.TOTAL / 2)
                    .plan();
            assertThat(plan.evaluate(again)).isEqualTo(plan.evaluate(made));
        }
    }

    private static FactSnapshot plain(FactSnapshot made) {
        Map<FactNeed, FactValue> values = new HashMap<>();
        made.values().forEach((need, value) -> values.put(need, CanonicalFacts.plain(value)));
        return made.with(values);
    }

    @Test
    public void whatIsNoSnapshotIsRefused() {
        for (String wrong : List.of("", "[]", "{}", "{\"subject\":\"zone:320583-01\"}", "nothing")) {
            assertThatThrownBy(() -> CanonicalFacts.read(wrong, "set")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
