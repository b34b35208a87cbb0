// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;

/** The sets that another one can extend. */
@FunctionalInterface
public interface Bases {
    /** There are none. */
    Bases NONE = id -> List.of();

    /** The accepted documents of this id, in effect; of two with one version the first counts. */
    List<CriteriaDocument> of(String id);
}
