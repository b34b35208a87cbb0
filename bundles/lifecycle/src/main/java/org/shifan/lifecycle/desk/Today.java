// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are China's, wherever the server stands. */
public final class Today {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Today() {}

    public static LocalDate by(Clock clock) {
        return of(clock.instant());
    }

    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, CHINA);
    }
}
