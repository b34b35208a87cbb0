// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Text;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** The cases about titles and memberships of an enterprise for its quality archive (Q1). */
@Component
public final class CaseLines implements ArchiveContributor {
    private final Cases cases;

    @Activate
    public CaseLines(@Reference Cases cases) {
        this.cases = cases;
    }

    @Override
    public Text title() {
        return M.text("lifecycle.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return cases.find(Subject.enterprise(enterprise.code()), null, null, false).stream()
                .map(each -> line(each, enterprise.synthetic()))
                .toList();
    }

    private static ArchiveLine line(Case each, boolean synthetic) {
        LocalDate opened =
                each.entries().isEmpty() ? each.since() : each.entries().get(0).day();
        Text title = each.zone() == null
                ? M.text("title." + each.title())
                : M.message("title.member-of", each.zone()).text();
        return new ArchiveLine(
                opened,
                each.open() ? null : each.since(),
                ArchiveLine.Chapter.STANDING,
                null,
                M.message("lifecycle.archive.case", each.procedureTitle(), title, each.stateTitle(), each.since())
                        .text(),
                "case " + each.number(),
                synthetic);
    }
}
