// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told when a measure that an enterprise uses stops or comes back, once that is kept; a whiteboard service. */
@ConsumerType
public interface MeasureListener {
    /** One that throws is logged and changes nothing for the others. */
    void changed(MeasureStop stop);
}
