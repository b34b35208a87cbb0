// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Instant;

/**
 * A token by which a program comes as an account, without its password. The token itself is nowhere kept.
 *
 * @param account whose it is
 * @param principals what the account was in the realm when it was issued, a line each
 * @param label what it is for, in the words of whoever had it issued
 * @param revoked when it was revoked; null while it was not
 * @param revokedBy by whom; null while it was not
 */
public record Token(
        long id,
        String account,
        String principals,
        String label,
        Instant issued,
        Instant expires,
        String issuedBy,
        Instant revoked,
        String revokedBy) {
    /** Whether it opens anything at that time. */
    public boolean valid(Instant now) {
        return revoked == null && now.isBefore(expires);
    }
}
