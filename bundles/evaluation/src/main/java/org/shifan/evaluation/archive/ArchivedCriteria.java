// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import org.shifan.api.criteria.CriteriaKey;

/**
 * The content of a criteria set as it was accepted; enough to compile it again when its bundle is gone.
 *
 * @param id the set
 * @param version its version
 * @param digest SHA-256 over the canonical document
 * @param snapshot whether its bundle's version ended in SNAPSHOT, so that the content could still change
 * @param file the name it was read under
 * @param source the document byte by byte; an accepted document is UTF-8, so the text holds every byte; of a criteria
 *     sheet its text in YAML, which has the same digest
 * @param canonical the canonical document
 * @param bundleName symbolic name of the bundle that brought it
 * @param bundleVersion version of that bundle
 * @param signer who had signed that bundle when the content was accepted first; null when that was not noted yet
 */
public record ArchivedCriteria(
        String id,
        CriteriaKey key,
        String version,
        String digest,
        boolean snapshot,
        String file,
        String source,
        String canonical,
        String bundleName,
        String bundleVersion,
        String signer) {

    /** Whether the archive keeps the two in one row: the same content of the same set from the same bundle. */
    public boolean isContentOf(ArchivedCriteria other) {
        return id.equals(other.id)
                && version.equals(other.version)
                && digest.equals(other.digest)
                && snapshot == other.snapshot
                && bundleName.equals(other.bundleName);
    }
}
