// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;

/**
 * Says whether somebody may act in a role. Whoever knows the users registers one; all that are there have to agree. Without
 * any the case keeps the role in which somebody said to act, and nobody has checked it.
 */
@ConsumerType
public interface WhoMay {
    /**
     * Returns when the actor may act.
     *
     * @param bureau the bureau that supervises the subject
     * @throws org.shifan.api.text.ShifanException with the reason, when not
     */
    void require(Actor actor, Procedure.Role role, BureauCode bureau, Subject subject);
}
