// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.time.LocalDate;

/**
 * A membership of the sample.
 *
 * @param zone the zone's place in the sample
 * @param to the last day, or null
 */
record Stay(int zone, LocalDate from, LocalDate to) {
    boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
