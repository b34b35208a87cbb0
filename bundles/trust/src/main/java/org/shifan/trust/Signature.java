// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Message;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;
import org.shifan.api.trust.TrustedKey;

import static org.shifan.trust.TrustMessages.M;

/**
 * A seal held against the trust store.
 *
 * @param key whose it is; null when it is nobody's or does not count
 * @param flaw why it does not count; null when it does
 */
record Signature(TrustedKey key, Map<String, String> headers, Message flaw) {
    /** As much of a fingerprint as names a key among people. */
    private static final int SHOWN = 16;

    /**
     * Of several keys that signed one that is valid counts.
     *
     * @param arrived when the archive was installed or last updated: on that day the key has to be valid
     * @param now revocation counts at once, whenever the archive came: nobody can tell when it was signed
     */
    static Signature of(Seal seal, TrustStore store, Instant arrived, Instant now) {
        if (seal.flaw() != null) {
            return new Signature(null, seal.headers(), seal.flaw());
        }
        return seal.signers().stream()
                .map(certificate -> of(certificate, seal.headers(), store, arrived, now))
                .min(Comparator.comparing((Signature s) -> s.flaw() != null)
                        .thenComparing(s ->
                                s.flaw() == null ? s.key().name() : s.flaw().key()))
                .orElseThrow();
    }

    private static Signature of(
            X509Certificate certificate, Map<String, String> headers, TrustStore store, Instant arrived, Instant now) {
        Optional<TrustedKey> known = store.key(certificate);
        if (known.isEmpty()) {
            return new Signature(
                    null,
                    headers,
                    M.message(
                            "trust.key.unknown",
                            certificate.getSubjectX500Principal().getName()));
        }
        TrustedKey key = known.get();
        LocalDate today = now.atZone(TrustGuard.CHINA).toLocalDate();
        if (key.on(today) == TrustedKey.State.REVOKED) {
            return new Signature(null, headers, M.message("trust.key.revoked", key.name(), key.revokedOn(), key.why()));
        }
        LocalDate day = arrived.atZone(TrustGuard.CHINA).toLocalDate();
        return switch (key.on(day)) {
            case VALID -> new Signature(key, headers, null);
            case NOT_YET ->
                new Signature(
                        null,
                        headers,
                        M.message("trust.key.early", key.name(), key.valid().from(), day));
            case EXPIRED, REVOKED ->
                new Signature(
                        null,
                        headers,
                        M.message("trust.key.expired", key.name(), key.valid().to(), day));
        };
    }

    /** The same with what is claimed by it. */
    Message flawOf(Claim claim, Instant arrived) {
        if (flaw != null) {
            return flaw;
        }
        if (!key.authority().equals(claim.authority())) {
            return M.message("trust.authority.other", key.name(), key.authority(), claim.set(), claim.authority());
        }
        return manifestFlaw().orElseGet(() -> replay(claim, arrived));
    }

    /** What is wrong without knowing the document. */
    Message ownFlaw() {
        return flaw != null ? flaw : manifestFlaw().orElse(null);
    }

    private Optional<Message> manifestFlaw() {
        String claimed = headers.get(CriteriaBundle.AUTHORITY);
        return claimed == null || claimed.strip().equals(key.authority().value())
                ? Optional.empty()
                : Optional.of(M.message(
                        "trust.authority.manifest",
                        CriteriaBundle.AUTHORITY,
                        claimed.strip(),
                        key.name(),
                        key.authority()));
    }

    /** A version that came to stay beside a newer one was here before the newer one was accepted. */
    private static Message replay(Claim claim, Instant arrived) {
        return claim.newest() == null || !arrived.isAfter(claim.newestSince())
                ? null
                : M.message(
                        "trust.version.replayed", claim.set(), claim.version(), claim.newest(), claim.newestSince());
    }

    /** As a receipt names it. */
    String signer() {
        return flaw != null
                ? Ruling.UNSIGNED
                : key.name() + " (" + key.fingerprint().substring(0, SHOWN) + ")";
    }
}
