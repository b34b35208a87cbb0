// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/**
 * A verdict that named persons gave an official result instead of the computed one, or the end of such a verdict. The
 * computed one is kept and shown beside it.
 *
 * @param id its number
 * @param evaluation the number of the result
 * @param kind a verdict, or the withdrawal of the one in effect
 * @param verdict the verdict given; null of a withdrawal
 * @param total the total given; null when the computed one stays
 * @param actor who put it forward, as far as the server knew
 * @param decision the same by name, when, why, on what evidence
 * @param entered when it was entered
 * @param confirmer who confirmed it, as far as the server knew; null while nobody has
 * @param confirmed the same by name, and when; null while nobody has
 */
public record VerdictOverride(
        long id,
        long evaluation,
        Kind kind,
        Verdict verdict,
        BigDecimal total,
        Actor actor,
        Decision decision,
        Instant entered,
        Actor confirmer,
        Decision confirmed) {

    /** What it does. */
    public enum Kind {
        VERDICT,
        WITHDRAWAL
    }
}
