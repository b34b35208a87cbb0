// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.List;

/** Which bundles of criteria are to be on all nodes of a group; what came last counts. */
public interface SharedBundles {
    /**
     * What a bundle is to be.
     *
     * @param name its symbolic name
     * @param digest under which its bytes are kept
     * @param there false when it is to be on no node
     * @param revision counts all changes of the group; each has a number of its own
     * @param node where it was changed
     */
    record Wanted(String name, String digest, boolean there, long revision, String node) {}

    /** What was changed behind this revision, in the order of the changes. */
    List<Wanted> after(long revision);

    /**
     * On a node a bundle came, or became another one.
     *
     * @return whether that is new to the group
     */
    boolean came(String name, String digest, String node);

    /**
     * On a node this very bundle was taken away.
     *
     * @return whether that is new to the group; not when the group has another one of the name by now
     */
    boolean went(String name, String digest, String node);
}
