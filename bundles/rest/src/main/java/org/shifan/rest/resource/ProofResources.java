// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Own declarations and results of third parties, and their verification (F6). */
public final class ProofResources implements Resources {
    private static final String TAG = "facilitation";
    private static final String ALL = "/api/v1/proofs";
    private static final Param<OrganisationCode> ENTERPRISE = Param.enterprise("enterprise");
    private static final Param<Boolean> DUE = Param.yesNo("due");
    private static final Param<Long> PROOF = Param.number("proof");

    private final Services services;
    private final Clock clock;

    public ProofResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A proof for a declaration; without a laboratory it is the enterprise's own declaration, issued with the decision unless a day is named. */
    public record ProofOrder(
            String declaration,
            @MayBeMissing String laboratory,
            String report,
            @MayBeMissing LocalDate issued,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** What verification found. */
    public record ProofVerification(
            Boolean confirmed,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "proofs", TAG)
                        .with(ENTERPRISE, DUE)
                        .givesPage(Proof.class)
                        .by(call -> Page.part(
                                (from, most) -> proofs().proofs(call.orNull(ENTERPRISE), call.get(DUE), from, most),
                                call)),
                Route.post(ALL, "proofHandIn", TAG)
                        .takes(ProofOrder.class)
                        .gives(Proof.class)
                        .by(this::handIn),
                // A proof is verified once: there is nothing that somebody else could have changed meanwhile.
                Route.post(ALL + "/{proof}/verification", "proofVerify", TAG)
                        .with(PROOF)
                        .takes(ProofVerification.class)
                        .gives(Proof.class)
                        .by(this::verify));
    }

    private Proofs proofs() {
        return services.need(Proofs.class);
    }

    private Answer handIn(Call call) {
        ProofOrder order = call.body(ProofOrder.class);
        Decision decision = order.decided(call, clock);
        return Answer.json(
                201,
                proofs().handIn(
                                order.declaration(),
                                order.laboratory(),
                                order.report(),
                                order.issued() == null ? decision.on() : order.issued(),
                                decision));
    }

    private Answer verify(Call call) {
        ProofVerification order = call.body(ProofVerification.class);
        return Answer.json(201, proofs().verify(call.get(PROOF), order.confirmed(), order.decided(call, clock)));
    }
}
