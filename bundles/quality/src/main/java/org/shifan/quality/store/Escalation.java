// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.text.Message;

/** Things of this bundle that can be late, and keep by themselves when that was said last. */
public interface Escalation {
    /**
     * Escalates what is late.
     *
     * @param againDays days after which the same is said again
     * @return what was said of each
     */
    List<Message> escalate(LocalDate today, int againDays);
}
