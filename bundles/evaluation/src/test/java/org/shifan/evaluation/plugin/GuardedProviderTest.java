// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

    private final PlugIns plugIns = PlugIns.of(new Budget(300, 10, 64L << 20, 1L << 20, 3, 60_000, 60_000, 4, true));

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

    /** A provider whose one fact is told so. */
    private static FactProvider telling(Function<FactRequest, FactValue> fact) {
        // It is not stopped by force, or it might be before it reads.
        return PlugIns.of(new Budget(300, 10, 64L << 20, 1L << 20, 3, 60_000, 60_000, 4, false))
                .guarded(
                        new FactProvider() {
                            @Override
                            public List<FactDefinition> facts() {
                                return List.of();
                            }

                            @Override
                            public FactValue fact(FactRequest request) {
                                return fact.apply(request);
                            }
                        },
                        7);
    }

    @Test
    public void whoReadsOtherFactsAfterItWasGivenUpIsRefused() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        CompletableFuture<Throwable> late = new CompletableFuture<>();
        FactProvider provider = telling(request -> {
            while (givenUp.getCount() > 0) {
                Thread.onSpinWait();
            }
            try {
                late.complete(new AssertionError("it read " + request.other("b.count")));
            } catch (RuntimeException e) {
                late.complete(e);
            }
            return null;
        });
        FactRequest request =
                new FactRequest(FactId.of("a.count"), ZONE, 2015, LocalDate.EPOCH, (fact, subject, year) -> null);
        assertThatThrownBy(() -> provider.fact(request)).isInstanceOf(PluginFailure.class);
        givenUp.countDown();
        assertThat(late.get(20, TimeUnit.SECONDS))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("waits");
    }
}
