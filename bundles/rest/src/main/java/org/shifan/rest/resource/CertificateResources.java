// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.CertificateCheck;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.lifecycle.Signature;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Signed certificates of official results; anybody has one examined, and gets the key to do so without this server. */
public final class CertificateResources implements Resources {
    private static final String OF_ONE = "/api/v1/evaluations/{evaluation}/certificates";
    private static final Param<Long> EVALUATION = Param.number("evaluation");

    private final Services services;
    private final Clock clock;

    public CertificateResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Why a certificate is issued; the day is today when it is left out. */
    public record CertificateOrder(@MayBeMissing LocalDate on, String reason) {}

    /** A certificate that somebody shows, as it was handed out. */
    public record ShownCertificate(String text) {}

    /**
     * The key with which anybody verifies.
     *
     * @param pem RFC 7468
     */
    public record PublicKeyView(String pem) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(OF_ONE, "certificates", "evaluations")
                        .with(EVALUATION)
                        .givesPage(Certificate.class)
                        .by(call -> Page.of(certificates().issued(call.get(EVALUATION)), call)),
                Route.post(OF_ONE, "certificateIssue", "evaluations")
                        .with(EVALUATION)
                        .takes(CertificateOrder.class)
                        .gives(Certificate.class)
                        .by(this::issue),
                // It keeps nothing: nobody learns who showed what.
                Route.post("/public/v1/certificate-checks", "publicCertificateCheck", "public")
                        .access(Route.Access.PUBLIC)
                        .takes(ShownCertificate.class)
                        .gives(CertificateCheck.class)
                        .success(200)
                        .secret()
                        .by(call -> Answer.ok(certificates()
                                .check(call.body(ShownCertificate.class).text()))),
                Route.get("/public/v1/certificate-key", "publicCertificateKey", "public")
                        .access(Route.Access.PUBLIC)
                        .gives(PublicKeyView.class)
                        .by(call -> Answer.ok(new PublicKeyView(certificates().publicKey()))));
    }

    private Certificates certificates() {
        return services.need(Certificates.class);
    }

    private Answer issue(Call call) {
        CertificateOrder order = call.body(CertificateOrder.class);
        LocalDate on = order.on() == null ? LocalDate.now(clock) : order.on();
        return Answer.json(
                201,
                certificates()
                        .issue(call.get(EVALUATION), new Signature(call.caller().actor(), on, order.reason())));
    }
}
