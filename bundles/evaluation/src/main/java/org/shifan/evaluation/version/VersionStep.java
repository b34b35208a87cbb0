// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaDiff.Change;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.SemanticVersion;

import static org.shifan.evaluation.version.VersionMessages.M;

/** Holds a version to the step that its changes need. */
public final class VersionStep {
    private VersionStep() {}

    /**
     * Why the version is too small a step.
     *
     * @param before the document of the version before
     * @return empty when it is far enough
     */
    public static Optional<Message> tooSmall(CriteriaDocument before, CriteriaDocument after) {
        CriteriaDiff diff = DocumentDiff.between(before, after);
        SemanticVersion from = before.semanticVersion();
        if (after.semanticVersion().stepFrom(from).compareTo(diff.step()) >= 0) {
            return Optional.empty();
        }
        List<Change> deciding =
                diff.changes().stream().filter(c -> c.step() == diff.step()).toList();
        return Optional.of(M.message(
                "version.step.small",
                after.version(),
                from,
                M.text("version.step." + diff.step().name().toLowerCase(Locale.ROOT)),
                deciding.size(),
                from.next(diff.step()),
                deciding.get(0).text()));
    }
}
