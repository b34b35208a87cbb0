// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.trust;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges whether a bundle may bring a criteria set. The registry of criteria asks every guard that is registered as a
 * service before it accepts a set; one that refuses is enough. While there is none, every set waits: a guard that has not
 * been started yet is no open door.
 */
@ConsumerType
public interface AcceptanceGuard {

    /**
     * Judges; called for each set that is sound otherwise, before any code of its bundle is called.
     *
     * @return never null; a guard that breaks is taken to refuse
     */
    Ruling judge(Claim claim);

    /**
     * A number that changes when a ruling may come out otherwise than before, such as with the keys or the policy. All
     * sets are judged anew then, within ten seconds.
     */
    long state();
}
