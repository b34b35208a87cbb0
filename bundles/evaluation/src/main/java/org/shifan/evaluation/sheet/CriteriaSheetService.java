// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaSheets;
import org.shifan.api.criteria.Problem;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;

/** Makes sheets of the facts of this moment and of the documents that the archive keeps. */
@Component
public final class CriteriaSheetService implements CriteriaSheets {
    private final FactCatalogue facts;
    private final CriteriaRegistry criteria;
    private final CriteriaArchive archive;

    @Activate
    public CriteriaSheetService(
            @Reference FactCatalogue facts, @Reference CriteriaRegistry criteria, @Reference CriteriaArchive archive) {
        this.facts = facts;
        this.criteria = criteria;
        this.archive = archive;
    }

    @Override
    public byte[] blank() {
        return Documents.blank(catalogue());
    }

    @Override
    public byte[] sheet(String reference) {
        int at = reference.indexOf('@');
        String id = at < 0 ? reference : reference.substring(0, at);
        Optional<String> version =
                at < 0 ? criteria.set(id).map(CriteriaSet::version) : Optional.of(reference.substring(at + 1));
        List<ArchivedCriteria> contents = archive.contents(id);
        ArchivedCriteria content = contents.stream()
                .filter(c -> version.isEmpty() || c.version().equals(version.get()))
                .reduce((first, second) -> second)
                // The newest that was refused is not kept; the one before it is.
                .or(() -> at < 0 ? contents.stream().reduce((first, second) -> second) : Optional.empty())
                .orElseThrow(() -> new SheetException("sheet.set.unknown", reference));
        return Documents.sheet(content.file(), content.source().getBytes(StandardCharsets.UTF_8), catalogue());
    }

    @Override
    public byte[] sheet(String file, byte[] document) {
        refuseUnread(file, document);
        return Documents.sheet(file, document, catalogue());
    }

    @Override
    public byte[] text(String file, byte[] document) {
        refuseUnread(file, document);
        return Documents.text(file, document).orElseThrow(() -> new SheetException("sheet.write", file));
    }

    private static void refuseUnread(String file, byte[] document) {
        List<Problem> problems = Documents.problemsOfForm(file, document);
        if (!problems.isEmpty()) {
            throw new SheetException("sheet.document.refused", file, problems.size());
        }
    }

    private List<FactDefinition> catalogue() {
        return facts.definitions().stream()
                .sorted(Comparator.comparing(fact -> fact.id().value()))
                .toList();
    }
}
