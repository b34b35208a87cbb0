// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told once that is kept when somebody was admitted to a zone or left it, and when a grant (a level, a title, a class) was entered or
 * withdrawn; a whiteboard service. It is told on the server where it happened and not again after a crash: whoever decides by a standing
 * asks {@link Memberships} and {@link Grants}.
 */
@ConsumerType
public interface StandingListener {
    /** The standing of these subjects changed, today or on another day. One that throws changes nothing for the others. */
    void changed(Set<Subject> subjects);
}
