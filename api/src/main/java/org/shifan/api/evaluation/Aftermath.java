// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.List;

/**
 * What was decided and found about an official result after it was made. The result itself stands as it is.
 *
 * @param override the override in effect; null when the computed verdict counts
 * @param pending what a person put forward and no second one has confirmed yet; null when there is nothing
 * @param changed the facts that are not what they were when it was made
 */
public record Aftermath(VerdictOverride override, VerdictOverride pending, List<ChangedFact> changed) {
    public static final Aftermath NONE = new Aftermath(null, null, List.of());

    public Aftermath {
        changed = List.copyOf(changed);
    }

    /** Whether a record behind it was corrected since. */
    public boolean stale() {
        return !changed.isEmpty();
    }
}
