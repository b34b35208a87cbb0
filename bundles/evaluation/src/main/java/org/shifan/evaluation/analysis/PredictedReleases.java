// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Prediction.Difference;
import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.service.ShownApproval;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Holds a set against what was shown of it, before it is approved and after. */
@Component
public final class PredictedReleases implements PredictedRelease {
    private static final int NAMED = 20;

    private final ImpactAnalysis impacts;
    private final ShownApproval approval;

    @Activate
    public PredictedReleases(@Reference ImpactAnalysis impacts, @Reference ShownApproval approval) {
        this.impacts = impacts;
        this.approval = approval;
    }

    @Override
    public CriteriaSet approve(Prediction shown, LocalDate day, Actor by, String reason) {
        refuseDifferences(shown, "analysis.prediction.differs");
        CriteriaSet approved = approval.approve(shown, day, by, reason);
        // The facts may have been corrected in that moment; the set is in force by then, and a rollback is a step of
        // its own.
        refuseDifferences(shown, "analysis.prediction.differs-since");
        return approved;
    }

    private void refuseDifferences(Prediction shown, String key) {
        Prediction now = impacts.prediction(
                CriteriaChoice.installed(shown.id(), shown.version()), shown.year(), shown.asOf(), null);
        if (!now.criteria().equals(shown.criteria())) {
            throw new ShifanException(M.message(
                    "analysis.prediction.criteria", shown.id(), shown.version(), shown.criteria(), now.criteria()));
        }
        List<Difference> differences = shown.differences(now);
        if (!differences.isEmpty()) {
            throw new ShifanException(M.message(
                    key,
                    shown.id(),
                    shown.version(),
                    differences.size(),
                    new Text(named(differences, Language.ZH), named(differences, Language.EN))));
        }
    }

    private static String named(List<Difference> differences, Language language) {
        String names = differences.stream()
                .limit(NAMED)
                .map(d -> d.subject().key() + " ("
                        + M.text("analysis.prediction." + d.cause()).in(language) + ")")
                .collect(Collectors.joining(", "));
        return names + (differences.size() > NAMED ? " …" : "");
    }
}
