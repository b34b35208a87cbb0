// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import org.osgi.annotation.versioning.ProviderType;

/** Puts the code that bundles bring under supervision, for whoever calls it. */
@ProviderType
public interface Supervisor {

    /**
     * Puts a plug-in under supervision. What was there under that name begins anew.
     *
     * @param bundle the number of the bundle that brings it
     * @param name by which it is told of, such as its class
     */
    Supervision supervise(long bundle, String name);
}
