// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.api.code.OrganisationCode;

/**
 * Draws by the first eight digits of SHA-256 over {@code declaration/enterprise}, modulo 1000: the same shipment is drawn or not
 * however often it is asked, and anybody can compute it again.
 */
public final class Draw {
    private Draw() {}

    /** Whether a declaration is among so many of a thousand; one without a number never is. */
    public static boolean drawn(String declaration, OrganisationCode enterprise, int perMille) {
        if (declaration.isEmpty()) {
            return false;
        }
        String digest = RuleBook.sha256(declaration + "/" + enterprise);
        return Long.parseLong(digest.substring(0, 8), 16) % 1000 < perMille;
    }
}
