// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.plan.BookWriter;
import org.shifan.evaluation.plan.Plan;

/** Tells the sets that are here in words, and those that were here once. */
@Component
public final class ArchivedBooks implements RuleBooks {
    private final InstalledCriteria installed;
    private final CriteriaArchive archive;

    @Activate
    public ArchivedBooks(@Reference InstalledCriteria installed, @Reference CriteriaArchive archive) {
        this.installed = installed;
        this.archive = archive;
    }

    @Override
    public Optional<RuleBook> book(String id, String version, LocalDate on) {
        return installed
                .plan(id, version)
                .or(() -> version == null ? Optional.empty() : archived(id, version))
                .map(plan -> BookWriter.write(
                        plan, on != null ? on : plan.document().inForce().from()));
    }

    /** Of a snapshot that changed, its last content. */
    private Optional<Plan> archived(String id, String version) {
        List<ArchivedCriteria> contents = archive.contents(id, version);
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        ArchivedCriteria last = contents.get(contents.size() - 1);
        return installed
                .compile(last.file(), last.source().getBytes(StandardCharsets.UTF_8))
                .plan();
    }
}
