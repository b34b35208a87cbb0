// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.identity.Server;

/** Whether the archive of evaluations answers: the first one that was ever kept can be read. */
@Component(property = {HealthCheck.NAME + "=archive", HealthCheck.TAGS + "=shifan"})
public final class ArchiveCheck implements HealthCheck {
    private static final long FIRST = 1;

    private final EvaluationService evaluations;

    /** @param evaluations null while the module is away */
    @Activate
    public ArchiveCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (evaluations == null) {
            return notes.ill("archive.none").result();
        }
        try {
            return Server.does(() -> evaluations.evaluation(FIRST))
                    .map(first ->
                            notes.well("archive.read", FIRST, first.request().subject()))
                    .orElseGet(() -> notes.well("archive.empty"))
                    .result();
        } catch (RuntimeException e) {
            // Whatever it is, the doctor's question is whether results can be read.
            return notes.ill("archive.broken", String.valueOf(e.getMessage())).result();
        }
    }
}
