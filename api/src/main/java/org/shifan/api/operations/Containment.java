// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** The code that bundles bring, and how it behaves. */
@ProviderType
public interface Containment {

    /** Everything that is called under supervision, by bundle and name. */
    List<SupervisedPlugin> plugins();

    /**
     * Puts a plug-in under supervision. What was there under that name begins anew.
     *
     * @param bundle the number of the bundle that brings it
     * @param name by which it is told of, such as its class
     */
    Supervision supervise(long bundle, String name);
}
