// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.function.Predicate;

/**
 * A document with problems, as far as it could be read: no criteria, but enough to say also what else is wrong with it.
 *
 * @param sound whether nothing is wrong at a path or below it; what stands at any other path means nothing
 */
public record Draft(CriteriaDocument document, Predicate<String> sound) {
    /** Whether a fact and its unit could be read where they are named. */
    public boolean sound(FactUse use) {
        String path = use.place().path();
        String element = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        return sound.test(path) && sound.test(element + ".unit");
    }
}
