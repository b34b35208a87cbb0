// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told of warnings that were raised or said again, once that is kept; a whiteboard service. */
@ConsumerType
public interface WarningListener {
    /** One that throws is logged and changes nothing for the others. */
    void raised(List<Warning> warnings);
}
