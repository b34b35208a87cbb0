// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.shifan.api.text.Message;

/**
 * What the signatures of an archive are worth by themselves, whoever signed.
 *
 * @param signers the certificates of which each signed all that the archive holds; empty when there is a flaw
 * @param headers of the manifest
 * @param flaw why no signature counts; null when one does
 */
record Seal(Set<X509Certificate> signers, Map<String, String> headers, Message flaw) {
    Seal {
        signers = Set.copyOf(signers);
        headers = Map.copyOf(headers);
        if (signers.isEmpty()) {
            Objects.requireNonNull(flaw, "flaw");
        }
    }

    static Seal broken(Map<String, String> headers, Message flaw) {
        return new Seal(Set.of(), headers, flaw);
    }
}
