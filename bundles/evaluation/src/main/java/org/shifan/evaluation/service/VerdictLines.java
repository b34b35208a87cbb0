// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService.Summary;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** The official evaluations of an enterprise, with verdicts that persons gave instead, for its quality archive (Q1). */
@Component
public final class VerdictLines implements ArchiveContributor {
    private final Decisions decisions;

    @Activate
    public VerdictLines(@Reference Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Text title() {
        return M.text("evaluation.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        Decisions.Query own = new Decisions.Query(
                null, null, null, null, null, Subject.enterprise(enterprise.code()), null, null, null, false);
        return decisions.find(own, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .map(each -> line(each.summary(), enterprise.synthetic()))
                .toList();
    }

    private static ArchiveLine line(Summary each, boolean synthetic) {
        Message what = each.overridden() == null
                ? M.message(
                        "evaluation.archive.verdict",
                        each.criteriaId(),
                        each.criteriaVersion(),
                        each.year(),
                        each.verdict(),
                        points(each))
                : M.message(
                        "evaluation.archive.overridden",
                        each.criteriaId(),
                        each.criteriaVersion(),
                        each.year(),
                        each.verdict(),
                        points(each),
                        each.overridden());
        return new ArchiveLine(
                each.asOf(),
                null,
                ArchiveLine.Chapter.STANDING,
                null,
                what.text(),
                "evaluation " + each.id(),
                synthetic);
    }

    private static String points(Summary each) {
        return each.total() == null ? "-" : each.total().toPlainString();
    }
}
