// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.CriteriaDocument;

/** Compiles a document to a plan, against the facts and functions that are here now. */
public final class Compiler {
    private Compiler() {}

    /** Compiles; what does not fit is answered with problems, never with an exception. */
    public static Compilation compile(
            CriteriaDocument document,
            Function<FactId, Optional<FactDefinition>> facts,
            Function<String, Optional<ScoringFunction>> functions) {
        throw new UnsupportedOperationException(document.id() + facts + functions);
    }
}
