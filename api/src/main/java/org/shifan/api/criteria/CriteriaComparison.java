// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.osgi.annotation.versioning.ProviderType;

/** Compares criteria documents part by part; Shifan implements it. */
@ProviderType
public interface CriteriaComparison {
    /**
     * Compares two sets that are here or in the archive.
     *
     * @param before an id, for the newest accepted version, or {@code id@version}
     * @param after the same
     * @throws org.shifan.api.text.ShifanException {@code version.set.unknown} when there is none, with those that are
     */
    CriteriaDiff compare(String before, String after);

    /**
     * Compares a set with a document that is in no bundle.
     *
     * @param before an id or {@code id@version}
     * @param file the document's name, for the problems
     * @param document its bytes
     * @throws org.shifan.api.text.ShifanException {@code version.set.unknown}; {@code version.document.refused} when
     *     the document cannot be read
     */
    CriteriaDiff compare(String before, String file, byte[] document);
}
