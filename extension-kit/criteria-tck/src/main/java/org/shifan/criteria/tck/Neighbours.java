// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.List;

import org.shifan.evaluation.code.Components;
import org.shifan.evaluation.document.Bases;

/** The bundles beside the one under test: the sets that its document may extend, and what components of theirs register. */
public interface Neighbours extends Bases {
    /** What the bundles register that bring a set: whoever extends it is scored by their functions. */
    default List<Components> bringing(String set) {
        return List.of();
    }

    /** What all of them register: a fact is there for everybody. */
    default List<Components> all() {
        return List.of();
    }
}
