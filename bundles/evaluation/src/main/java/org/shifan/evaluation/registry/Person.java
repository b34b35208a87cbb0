// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.Optional;

import org.shifan.api.core.Actor;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Who decides, and why. */
public record Person(Actor actor, String reason) {
    private static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 1000;

    /** @throws ShifanException {@code release.by.missing}, {@code release.reason.missing}, {@code release.long} */
    public Person {
        reason = reason == null ? "" : reason.strip();
        if (actor.by().isEmpty()) {
            throw new ShifanException(M.message("release.by.missing"));
        }
        if (reason.isEmpty()) {
            throw new ShifanException(M.message("release.reason.missing"));
        }
        if (actor.by().length() > LONGEST_NAME
                || actor.onBehalfOf().length() > LONGEST_NAME
                || reason.length() > LONGEST_REASON) {
            throw new ShifanException(M.message("release.long", LONGEST_NAME, LONGEST_REASON));
        }
    }

    String name() {
        return actor.by();
    }

    /** The name or account that stands behind the step too. */
    Optional<String> behind(CriteriaStep step) {
        return actor.inCommonWith(step.actor());
    }
}
