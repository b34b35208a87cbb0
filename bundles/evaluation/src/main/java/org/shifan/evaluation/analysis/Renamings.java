// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.SemanticVersion;

/** Which items of a set were renamed in which version, so that one is known again under its last id. */
final class Renamings {
    /** By version, the lowest first: the new id of each old one. */
    private final List<Step> steps = new ArrayList<>();

    private record Step(SemanticVersion version, Map<String, String> renamed) {}

    /** @param contents everything that was ever accepted of the set */
    Renamings(List<ArchivedCriteria> contents) {
        for (ArchivedCriteria content : contents) {
            // The canonical form is a document itself, and complete in itself.
            DocumentReader.read(content.file(), content.canonical().getBytes(StandardCharsets.UTF_8))
                    .document()
                    .ifPresent(this::add);
        }
        steps.sort(Comparator.comparing(Step::version));
    }

    private void add(CriteriaDocument document) {
        Map<String, String> renamed = new HashMap<>();
        document.items()
                .filter(item -> item.renamedFrom().isPresent())
                .forEach(item -> renamed.put(item.renamedFrom().orElseThrow(), item.id()));
        if (!renamed.isEmpty()) {
            steps.add(new Step(document.semanticVersion(), renamed));
        }
    }

    /** The id that an item of that version has now: every renaming of a later version is followed. */
    String now(String id, String version) {
        SemanticVersion from = SemanticVersion.of(version).orElse(new SemanticVersion(0, 0, 0));
        String now = id;
        for (Step step : steps) {
            if (step.version().compareTo(from) > 0) {
                now = step.renamed().getOrDefault(now, now);
            }
        }
        return now;
    }
}
