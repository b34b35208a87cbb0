// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class ProgressTest {
    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.parse("2015-06-01T00:00:00Z");
    private final Progress progress = new Progress(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            (key, arguments) -> said.add(ShellMessages.M.message(key, arguments).in(org.shifan.api.text.Language.EN)));

    private void after(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    public void rowsAreToldWithRateAndTimeLeftAtMostEveryTwoSeconds() {
        after(1);
        progress.at(1000, 10, 100);
        assertThat(said).isEmpty();
        after(1);
        progress.at(2000, 20, 100);
        progress.at(2001, 20, 100);
        assertThat(said).containsExactly("... 20 %, 2000 rows, 1000 rows/s, about 8 s left");
    }

    @Test
    public void theCheckOfTheFileIsToldAndDoesNotCountAsImport() {
        after(10);
        progress.checked(50, 100);
        assertThat(said).containsExactly("... checking the file: 50 %");
        after(2);
        progress.at(2000, 50, 100);
        assertThat(said).endsWith("... 50 %, 2000 rows, 1000 rows/s, about 2 s left");
    }

    @Test
    public void zonesAreToldWithRateAndTimeLeftSinceTheFirstBegan() {
        after(30);
        progress.items(0, 500);
        after(1);
        progress.items(1, 500);
        after(3);
        progress.items(10, 500);
        assertThat(said).containsExactly("... 10 of 500, 2.5 a second, about 196 s left");
    }

    @Test
    public void aWaitHasNoRate() {
        after(2);
        progress.awaited(3, 10);
        assertThat(said).containsExactly("... 3 of 10");
    }
}
