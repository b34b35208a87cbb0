// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.LocalDate;
import java.util.List;

import org.junit.Test;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a provider of facts is asked for beside its facts. */
public class GuardedProviderTest {
    private static final Subject ZONE = Subject.of("zone:320583-01");

    private final PlugIns plugIns = PlugIns.of(new Budget(300, 10, 64L << 20, 3, 60_000, true));

    @Test
    public void whoTellsTheStateOfItsRecordsIsNotThereforeWell() {
        FactProvider provider = plugIns.guarded(
                new FactProvider() {
                    @Override
                    public List<FactDefinition> facts() {
                        return List.of();
                    }

                    @Override
                    public FactValue fact(FactRequest request) {
                        throw new IllegalStateException("broken on purpose");
                    }

                    @Override
                    public String revision() {
                        return "import 1";
                    }
                },
                7);
        for (int i = 0; i < 3; i++) {
            assertThat(provider.revision()).isEqualTo("import 1");
            FactRequest request = new FactRequest(
                    FactId.of("a.count"), ZONE, 2015 + i, LocalDate.EPOCH, (fact, subject, year) -> null);
            assertThatThrownBy(() -> provider.fact(request)).hasMessageContaining("broken on purpose");
        }
        assertThat(plugIns.plugins().get(0).out()).isTrue();
    }
}
