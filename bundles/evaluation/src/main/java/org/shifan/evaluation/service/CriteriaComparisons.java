// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.SemanticVersion;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.sheet.Documents;
import org.shifan.evaluation.version.DocumentDiff;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Finds the two documents, here or in the archive, and compares them. */
@Component
public final class CriteriaComparisons implements CriteriaComparison {
    private final InstalledCriteria criteria;
    private final CriteriaArchive archive;

    @Activate
    public CriteriaComparisons(@Reference InstalledCriteria criteria, @Reference CriteriaArchive archive) {
        this.criteria = criteria;
        this.archive = archive;
    }

    @Override
    public CriteriaDiff compare(String before, String after) {
        return DocumentDiff.between(document(before), document(after));
    }

    @Override
    public CriteriaDiff compare(String before, String file, byte[] document) {
        ReadResult read = Documents.read(file, document, criteria.bases());
        CriteriaDocument after = read.document()
                .orElseThrow(() -> new ShifanException(M.message(
                        "version.document.refused", file, where(read.problems().get(0)))));
        return DocumentDiff.between(document(before), after);
    }

    private static Text where(Problem problem) {
        return new Text(problem.in(Language.ZH), problem.in(Language.EN));
    }

    private CriteriaDocument document(String reference) {
        int at = reference.indexOf('@');
        String id = at < 0 ? reference : reference.substring(0, at);
        String version = at < 0 ? null : reference.substring(at + 1);
        return criteria.plan(id, version)
                .map(Plan::document)
                .or(() -> archived(id, version))
                .orElseThrow(() -> new ShifanException(unknown(reference, id)));
    }

    private Optional<CriteriaDocument> archived(String id, String version) {
        return archive.contents(id).stream()
                .filter(content -> version == null || content.version().equals(version))
                // Of a version under construction the last content counts.
                .max(Comparator.comparing(
                        content -> SemanticVersion.of(content.version()).orElse(new SemanticVersion(0, 0, 0))))
                .flatMap(CriteriaComparisons::read);
    }

    /** The canonical form is a document itself, and complete in itself. */
    private static Optional<CriteriaDocument> read(ArchivedCriteria content) {
        return DocumentReader.read(content.file(), content.canonical().getBytes(StandardCharsets.UTF_8))
                .document();
    }

    private Message unknown(String reference, String id) {
        List<String> versions = archive.contents(id).stream()
                .map(content -> content.id() + "@" + content.version())
                .distinct()
                .toList();
        String known = versions.isEmpty()
                ? criteria.sets().stream().map(CriteriaSet::id).distinct().collect(Collectors.joining(", "))
                : String.join(", ", versions);
        return M.message("version.set.unknown", reference, known.isEmpty() ? "-" : known);
    }
}
