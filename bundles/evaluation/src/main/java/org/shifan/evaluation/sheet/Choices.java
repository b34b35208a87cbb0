// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Map;
import java.util.Optional;

/** What can be chosen in a cell whose values are a short closed list, as Excel wants such lists. */
final class Choices {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("subject", "zone,enterprise"),
            Map.entry("level", "cultivating,provincial,national"),
            Map.entry("demonstration", "yes,no"),
            Map.entry("rounding.mode", "half-up,half-even,down"),
            Map.entry("not-applicable.then", "full,spread"),
            Map.entry("on-zero-peer", "missing,0,full"),
            Map.entry("remediable", "yes,no"),
            Map.entry("repealed", "yes"),
            Map.entry("when", "any,all"),
            Map.entry("expect.verdict", "PASS,FAIL,FAIL_VETO,INDETERMINATE,ERROR"));

    private Choices() {}

    static Optional<String> of(String key) {
        return Optional.ofNullable(LISTS.get(key)).map(list -> '"' + list + '"');
    }
}
