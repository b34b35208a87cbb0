// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Server;
import org.shifan.api.trust.Ruling;
import org.shifan.api.trust.Trust;

/** Whether signatures are asked for, the keys are in order, and no set is here that should not be. */
@Component(property = {HealthCheck.NAME + "=signatures", HealthCheck.TAGS + "=shifan"})
public final class TrustCheck implements HealthCheck {
    private final Trust trust;

    /** @param trust null while there is none */
    @Activate
    public TrustCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Trust trust) {
        this.trust = trust;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (trust == null) {
            return notes.ill("signatures.no-guard").result();
        }
        Server.runs(() -> look(notes));
        return notes.result();
    }

    private void look(Notes notes) {
        if (trust.developerMode()) {
            notes.warn("signatures.developer-mode");
        }
        notes.well("signatures.policy." + trust.policy(), trust.keys().size());
        trust.problems().forEach(problem -> notes.warn("signatures.problem", problem));
        trust.rulings().stream()
                .filter(ruled -> ruled.ruling().outcome() != Ruling.Outcome.ACCEPTED)
                .forEach(ruled -> notes.warn(
                        "signatures." + ruled.ruling().outcome(),
                        ruled.claim().set(),
                        ruled.claim().version(),
                        ruled.claim().bundleName(),
                        ruled.ruling().flaw()));
    }
}
