// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.core.Actor;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * Who does something in a case, for which day, and why; when it is recorded the server says itself.
 *
 * @param actor the account that is logged in, and for whom it acts
 * @param on the day for which it holds; never in the future
 * @param reason why, in a sentence
 */
public record Signature(Actor actor, LocalDate on, String reason) {
    private static final Messages M = Messages.of(Signature.class);

    /** @throws ShifanException {@code lifecycle.signature.incomplete} when nobody or no reason is named */
    public Signature {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(on, "on");
        reason = reason == null ? "" : reason.strip();
        if (actor.by().isEmpty() || reason.isEmpty()) {
            throw new ShifanException(M.message("lifecycle.signature.incomplete", actor.by(), reason));
        }
    }
}
