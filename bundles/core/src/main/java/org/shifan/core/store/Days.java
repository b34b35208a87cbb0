// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.LocalDate;

/** How a line without an end is stored, so that one comparison finds what holds on a day. */
final class Days {
    static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private Days() {}

    static LocalDate stored(LocalDate lastDay) {
        return lastDay == null ? NO_END : lastDay;
    }

    static LocalDate read(LocalDate stored) {
        return stored.equals(NO_END) ? null : stored;
    }
}
