// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * Who decided something, when, why and on what evidence (§三(五)): stands beside every change that the
 * registers keep.
 *
 * @param by the person or body that decided
 * @param on the day of the decision; the day it takes effect is kept apart from it
 * @param reason why, in a sentence
 * @param evidence the document it rests on, such as an announcement's number; may be empty
 */
public record Decision(String by, LocalDate on, String reason, String evidence) {
    private static final Messages M = Messages.of(Decision.class);

    /** @throws ShifanException {@code core.decision.incomplete} when nobody or no reason is named */
    public Decision {
        Objects.requireNonNull(on, "on");
        by = by == null ? "" : by.strip();
        reason = reason == null ? "" : reason.strip();
        evidence = evidence == null ? "" : evidence.strip();
        if (by.isEmpty() || reason.isEmpty()) {
            throw new ShifanException(M.message("core.decision.incomplete", by, reason));
        }
    }
}
