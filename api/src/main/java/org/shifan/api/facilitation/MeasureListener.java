// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of every notice once it is kept; a whiteboard service. A notice that was kept and not told, since the server went down between
 * the two, is told after the next start, so that one may come twice and none is lost.
 */
@ConsumerType
public interface MeasureListener {
    /** One that throws is logged and changes nothing for the others. */
    void changed(MeasureStop stop);
}
