// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.core.Subject;

/** Is told of every line of every case once it is kept, deadlines that have passed among them; a whiteboard service. */
@ConsumerType
public interface CaseListener {
    /**
     * A line was entered.
     *
     * @param number of the case
     */
    void entered(long number, Subject subject, String procedure, CaseEntry entry);
}
