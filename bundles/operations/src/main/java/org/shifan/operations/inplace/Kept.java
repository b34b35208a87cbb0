// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.util.Optional;

import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaBundle;

/**
 * A bundle that keeps the content of another that was updated in place. It says so by its address: {@code shifan-kept:VERSION:ADDRESS},
 * with the version that it keeps and the address of the other. No other memory is needed, and this one lasts as long as the bundle.
 */
public final class Kept {
    private static final String PREFIX = "shifan-kept:";

    private Kept() {}

    public static boolean is(Bundle bundle) {
        return bundle.getLocation().startsWith(PREFIX);
    }

    /** The address of the bundle that was updated; empty for an address of any other kind. */
    public static Optional<String> origin(String location) {
        return location.startsWith(PREFIX)
                ? Optional.of(location.substring(location.indexOf(':', PREFIX.length()) + 1))
                : Optional.empty();
    }

    /** The address of what keeps the content that a bundle has now. */
    public static String location(Bundle updated) {
        return PREFIX + updated.getVersion() + ":" + updated.getLocation();
    }

    static boolean isOf(Bundle kept, Bundle updated) {
        return origin(kept.getLocation()).filter(updated.getLocation()::equals).isPresent();
    }

    static boolean bringsCriteria(Bundle bundle) {
        return bundle.getHeaders("").get(CriteriaBundle.HEADER) != null;
    }
}
