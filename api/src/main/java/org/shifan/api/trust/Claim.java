// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.trust;

import java.time.Instant;
import java.util.Objects;

import org.shifan.api.code.BureauCode;

/**
 * A bundle says that it brings a set of an authority.
 *
 * @param bundle its number in the container, by which its very bytes can be read
 * @param bundleName its symbolic name and version
 * @param set the set's id
 * @param authority whose set it says it is
 * @param version the set's version
 * @param newest of the versions of the set that were ever accepted here the highest, if it is higher than this one; null
 *     otherwise
 * @param newestSince when that one was accepted first; null when there is none
 */
public record Claim(
        long bundle,
        String bundleName,
        String set,
        BureauCode authority,
        String version,
        String newest,
        Instant newestSince) {

    public Claim {
        Objects.requireNonNull(bundleName, "bundleName");
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(version, "version");
        if ((newest == null) != (newestSince == null)) {
            throw new IllegalArgumentException("newest and newestSince belong together");
        }
    }
}
