// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Map;
import java.util.Optional;

/** What can be chosen in a cell whose values are a short closed list, as Excel wants such lists. */
final class Choices {
    private static final Map<String, String> LISTS = Map.of(
            "subject", "zone,enterprise",
            "level", "cultivating,provincial,national",
            "demonstration", "yes,no",
            "rounding.mode", "half-up,half-even,down",
            "not-applicable.then", "full,spread",
            "on-zero-peer", "missing,0,full",
            "remediable", "yes,no",
            "repealed", "yes",
            "when", "any,all");

    private Choices() {}

    static Optional<String> of(String key) {
        return Optional.ofNullable(LISTS.get(key)).map(list -> '"' + list + '"');
    }
}
