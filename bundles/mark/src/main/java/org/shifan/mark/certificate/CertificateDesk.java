// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.certificate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.CertificateCheck;
import org.shifan.api.certificate.CertificateCheck.Outcome;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Message;
import org.shifan.mark.Grounds;
import org.shifan.mark.store.CertificateStore;

import static org.shifan.mark.MarkMessages.M;
import static org.shifan.mark.MarkMessages.refuse;

/** Issues certificates of what the archive holds, and compares one that is shown with what counts by now. */
@Component
public final class CertificateDesk implements Certificates {
    private static final String READ = "evaluation.read";

    private final EvaluationService evaluations;
    private final CertificateStore store;
    private final SigningKey key;
    private final Grounds grounds;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public CertificateDesk(
            @Reference EvaluationService evaluations,
            @Reference CertificateStore store,
            @Reference SigningKey key,
            @Reference Grounds grounds,
            @Reference Permissions permissions) {
        this(evaluations, store, key, grounds, permissions, Clock.systemUTC());
    }

    CertificateDesk(
            EvaluationService evaluations,
            CertificateStore store,
            SigningKey key,
            Grounds grounds,
            Permissions permissions,
            Clock clock) {
        this.grounds = grounds;
        this.permissions = permissions;
        this.evaluations = evaluations;
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Certificate issue(long evaluation, Signature by) {
        Evaluation e = read(evaluation).orElseThrow(() -> refuse("certificate.evaluation", evaluation));
        permissions.require("certificate.issue", Place.of(e.bureau()), by.actor());
        if (e.decided() == Verdict.INDETERMINATE || e.decided() == Verdict.ERROR) {
            throw refuse("certificate.undecided", evaluation, e.decided());
        }
        Instant now = clock.instant();
        String certificate = CertificateText.of(e, now);
        SigningKey.Signed signed = key.sign(certificate);
        return store.add(evaluation, signed.key(), CertificateText.sealed(certificate, signed), by, now);
    }

    @Override
    public List<Certificate> issued(long evaluation) {
        read(evaluation).ifPresent(e -> {
            // Whoever may read what it certifies.
            if (!permissions.permit(READ, Place.of(e.bureau()))) {
                permissions.require(READ, grounds.place(e.request().subject()));
            }
        });
        return store.of(evaluation);
    }

    @Override
    public CertificateCheck check(String text) {
        CertificateText.Parsed shown = CertificateText.parse(text);
        if (shown == null) {
            throw refuse("certificate.form", CertificateText.MOST);
        }
        Optional<Boolean> genuine = key.verifies(shown.key(), shown.certificate(), shown.signature());
        if (genuine.isEmpty()) {
            return new CertificateCheck(
                    Outcome.UNKNOWN_KEY, 0, M.message("certificate.unknown-key", shown.key()), List.of());
        }
        if (!genuine.get()) {
            return new CertificateCheck(Outcome.FORGED, 0, M.message("certificate.forged", shown.key()), List.of());
        }
        return new CertificateCheck(
                Outcome.GENUINE,
                shown.evaluation(),
                M.message("certificate.genuine", shown.evaluation(), shown.verdict()),
                since(shown));
    }

    /** Who may issue it, or holds one of ours in hand, is told of the evaluation behind it what stands in the certificate. */
    private Optional<Evaluation> read(long evaluation) {
        return Server.does(() -> evaluations.evaluation(evaluation));
    }

    /** A certificate of another server may tell of a number that is another evaluation here, or none. */
    private List<Message> since(CertificateText.Parsed shown) {
        boolean ours = store.of(shown.evaluation()).stream()
                .anyMatch(issued -> issued.text()
                        .equals(CertificateText.sealed(
                                shown.certificate(), new SigningKey.Signed(shown.key(), shown.signature()))));
        if (!ours) {
            return List.of(M.message("certificate.elsewhere"));
        }
        List<Message> out = new ArrayList<>();
        read(shown.evaluation()).ifPresent(e -> {
            if (!e.decided().name().equals(shown.verdict())) {
                out.add(M.message("certificate.since.verdict", e.decided()));
            }
            if (e.aftermath().stale()) {
                out.add(M.message(
                        "certificate.since.corrected", e.aftermath().changed().size()));
            }
        });
        return out;
    }

    @Override
    public String publicKey() {
        return key.publicPem();
    }
}
