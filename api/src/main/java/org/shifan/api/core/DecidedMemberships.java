// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows which memberships were begun or ended by a decision in a procedure: these are changed by a procedure and not by a correction of the
 * register. The module of the procedures implements it; while it is not there, no membership can be corrected.
 */
@ConsumerType
public interface DecidedMemberships {
    /** The number of the case that began or ended it; empty when it was entered beside every case. */
    Optional<Long> decidedIn(Membership membership);
}
