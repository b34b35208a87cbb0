// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.Instant;
import java.util.Objects;

/**
 * One entry of an enterprise in its register; entries are added and never changed, so that what was known at any moment is the last one recorded by
 * then (R7).
 *
 * @param enterprise what was entered, or what was taken back
 * @param removed whether it was taken back by this entry
 * @param decision who entered it, when and why
 * @param recorded when it was entered
 */
public record EnterpriseLine(Enterprise enterprise, boolean removed, Decision decision, Instant recorded) {
    public EnterpriseLine {
        Objects.requireNonNull(enterprise, "enterprise");
        Objects.requireNonNull(recorded, "recorded");
    }
}
