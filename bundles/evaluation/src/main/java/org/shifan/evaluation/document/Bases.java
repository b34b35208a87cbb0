// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;

/** The sets that another one can extend or stand on. */
@FunctionalInterface
public interface Bases {
    /** There are none. */
    Bases NONE = id -> List.of();

    /** The accepted documents of this id, in effect; of two with one version the first counts. */
    List<CriteriaDocument> of(String id);

    /** AQSIQ's baseline for the document's kind of subject and level, if one is here. */
    default Optional<CriteriaDocument> baselineFor(CriteriaDocument document) {
        return Optional.empty();
    }
}
