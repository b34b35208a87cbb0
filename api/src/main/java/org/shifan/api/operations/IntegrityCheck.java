// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.text.Text;

/**
 * Proves that what a bundle keeps agrees in itself and with what it is kept for: any bundle with tables may register one as a
 * service. It only reads, takes the time that it needs, and may run while everybody works: what is under way is no fault.
 */
@ConsumerType
public interface IntegrityCheck {

    /** Its stable name, unique, such as {@code records}. */
    String name();

    /** What it looks at. */
    Text title();

    /** Looks at everything now. Whoever interrupts the thread ends it with whatever exception. */
    IntegrityFindings check();
}
