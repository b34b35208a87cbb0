// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.trust;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;

/**
 * A key of the trust store.
 *
 * @param name the name of its files
 * @param authority the one authority whose sets it may sign
 * @param fingerprint SHA-256 of its certificate in hexadecimal, as {@code keytool -list} shows it without colons
 * @param valid the days on which what it signed may arrive
 * @param revokedOn the day from which nothing that it ever signed counts; null while it is not revoked
 * @param why the reason of the revocation; empty while it is not revoked
 */
public record TrustedKey(
        String name, BureauCode authority, String fingerprint, DateRange valid, LocalDate revokedOn, String why) {

    public TrustedKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(valid, "valid");
        Objects.requireNonNull(why, "why");
    }

    /** How the key stands on a day. */
    public State on(LocalDate day) {
        if (revokedOn != null && !revokedOn.isAfter(day)) {
            return State.REVOKED;
        }
        return valid.contains(day) ? State.VALID : day.isBefore(valid.from()) ? State.NOT_YET : State.EXPIRED;
    }

    /** How a key stands. */
    public enum State {
        VALID,
        NOT_YET,
        EXPIRED,
        REVOKED
    }
}
