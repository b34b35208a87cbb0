// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.competition;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.text.Text;

import static org.shifan.quality.QualityMessages.M;

/** Cases of counterfeit and unfair competition for the archives of those suspected and those injured. */
@Component
public final class CompetitionLines implements ArchiveContributor {
    private final CompetitionCases cases;

    @Activate
    public CompetitionLines(@Reference CompetitionCases cases) {
        this.cases = cases;
    }

    @Override
    public Text title() {
        return M.text("quality.archive.competition");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return cases.of(enterprise.code()).stream()
                .map(each -> line(each, enterprise))
                .toList();
    }

    private static ArchiveLine line(CompetitionCase each, Enterprise enterprise) {
        boolean suspected = enterprise.code().equals(each.ofSuspect());
        return new ArchiveLine(
                each.on(),
                null,
                ArchiveLine.Chapter.COMPETITION,
                null,
                M.message(
                                suspected ? "quality.archive.suspected" : "quality.archive.injured",
                                CompetitionDesk.word(each.kind()),
                                each.text(),
                                each.outcome() == null
                                        ? M.text("quality.archive.pending")
                                        : CompetitionDesk.word(each.outcome()))
                        .text(),
                "competition " + each.id(),
                enterprise.synthetic());
    }
}
