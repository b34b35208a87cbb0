// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.Test;

import org.shifan.api.text.Message;

import static org.assertj.core.api.Assertions.assertThat;

public class BreakerTest {
    private static final Budget BUDGET = new Budget(100, 0, 1 << 20, 0, 2, 1_000, 5_000, 4, true);
    private static final Message WHY = PluginMessages.M.message("plugin.memory", "it");

    private final Time time = new Time();
    private final Breaker breaker = new Breaker(time);

    @Test
    public void eachTrialThatFailsDoublesThePauseUpToTheLongest() {
        assertThat(breaker.failed(WHY, "zone", true, BUDGET)).isTrue();
        for (long pause : new long[] {1_000, 2_000, 4_000, 5_000, 5_000}) {
            time.millis += pause - 1;
            assertThat(breaker.lets(BUDGET)).as("before %s ms", pause).isFalse();
            time.millis += 1;
            assertThat(breaker.lets(BUDGET)).as("after %s ms", pause).isTrue();
            assertThat(breaker.failed(WHY, "zone", true, BUDGET))
                    .as("goes out anew")
                    .isFalse();
        }
    }

    @Test
    public void aTrialThatGoesWellMakesTheNextPauseTheFirstAgain() {
        breaker.failed(WHY, "zone", true, BUDGET);
        time.millis += 1_000;
        assertThat(breaker.lets(BUDGET)).isTrue();
        breaker.failed(WHY, "zone", true, BUDGET);
        time.millis += 2_000;
        assertThat(breaker.lets(BUDGET)).isTrue();
        breaker.well();
        breaker.failed(WHY, "zone", true, BUDGET);
        time.millis += 1_000;
        assertThat(breaker.lets(BUDGET)).isTrue();
    }

    @Test
    public void oneTrialIsMadeAtATimeAndOneThatSaysNothingLeavesThePauseAsItIs() {
        breaker.failed(WHY, "zone", true, BUDGET);
        time.millis += 1_000;
        assertThat(breaker.lets(BUDGET)).isTrue();
        assertThat(breaker.lets(BUDGET)).isFalse();
        breaker.nothing();
        assertThat(breaker.lets(BUDGET)).isTrue();
    }

    private static final class Time extends Clock {
        private long millis;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
