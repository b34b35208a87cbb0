// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.concurrent.Callable;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.ShifanException;

/**
 * The way to call the code that a bundle brings: in a thread of its own, as nobody, for so long and for so many bytes, or not at all.
 * What becomes of a plug-in that breaks or takes too much is the same wherever it is called.
 */
@ProviderType
public interface Supervision {

    /**
     * Calls the plug-in and waits no longer than its budget.
     *
     * @param asked what it is asked about: who fails at the same twice has failed once
     * @param work the call; it answers with values that have no code of the plug-in in them, and takes them in its own thread
     * @throws ShifanException {@code plugin.…}, when it broke, took too much or is out
     */
    <T> T call(Object asked, Callable<T> work);

    /** The plug-in went with its bundle and is no longer called. */
    void forget();
}
