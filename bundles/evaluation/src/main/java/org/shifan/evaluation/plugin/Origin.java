// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.Optional;

/**
 * Where the code of a plug-in comes from.
 *
 * @param bundle its number in the container; -1 for code of the archive
 * @param archived id and version of the criteria whose archived code it is; null for code of a bundle that is here
 */
record Origin(long bundle, String archived) {
    /** It is installed nowhere. */
    private static final long NOWHERE = -1;

    static Origin installed(long bundle) {
        return new Origin(bundle, null);
    }

    /** @param set id and version */
    static Origin archived(String set) {
        return new Origin(NOWHERE, set);
    }

    Optional<String> set() {
        return Optional.ofNullable(archived);
    }

    /** For the log. */
    @Override
    public String toString() {
        return archived == null ? "Bundle " + bundle : "Archive of " + archived;
    }
}
