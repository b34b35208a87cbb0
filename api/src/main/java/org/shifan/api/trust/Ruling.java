// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.trust;

import java.util.Objects;

import org.shifan.api.text.Message;

/**
 * What a guard decided.
 *
 * @param signer what the receipt of every evaluation by the set says of its origin: a key's name with the beginning of
 *     its fingerprint, {@link #UNSIGNED}, or {@link #DEVELOPER_MODE} and one of these behind it
 * @param flaw what is wrong with the signature, its key is a stable reason code such as {@code trust.unsigned}; null when
 *     nothing is. There may be one although the set is accepted: the policy decides
 */
public record Ruling(Outcome outcome, String signer, Message flaw) {
    /** The signer of a set that nobody signed, or whose signature does not count. */
    public static final String UNSIGNED = "unsigned";

    /** What the signer begins with on a server that was started for developers, where signatures are not asked for. */
    public static final String DEVELOPER_MODE = "developer mode";

    public Ruling {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(signer, "signer");
        if (flaw == null && outcome != Outcome.ACCEPTED) {
            throw new IllegalArgumentException(outcome + " needs a reason");
        }
    }

    /** What becomes of the set. */
    public enum Outcome {
        /** It may come into force. */
        ACCEPTED,
        /** It may, and an administrator is warned. */
        WARNED,
        /** It may not; what was in force stays so. */
        REFUSED
    }
}
