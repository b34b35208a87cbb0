// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.Optional;
import java.util.concurrent.Callable;

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

    /**
     * Lets a plug-in be made, which is a call of it: its constructor is code of the bundle as well.
     *
     * @param bundle the number of the bundle that brings it
     * @param name by which it is told of when it is not made, such as that of its component
     * @param maker makes it; may answer null
     * @return nothing when it was not made within its budget, or broke; {@link Containment} says why, until {@link #unmade}
     */
    <T> Optional<T> make(long bundle, String name, Callable<T> maker);

    /** What was to be made under this name is gone. */
    void unmade(long bundle, String name);
}
