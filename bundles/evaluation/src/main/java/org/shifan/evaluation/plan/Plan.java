// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Set;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.evaluation.document.CriteriaDocument;

/** A compiled criteria set: immutable, safe for many threads, looks nothing up and holds all it needs. */
public final class Plan {
    private final CriteriaDocument document;
    private final String digest;

    Plan(CriteriaDocument document) {
        this.document = document;
        this.digest = document.digest();
    }

    public CriteriaDocument document() {
        return document;
    }

    /** The digest of its document. */
    public String digest() {
        return digest;
    }

    /** The facts that a snapshot for this plan should hold, in order. */
    public Set<FactNeed> needs() {
        return Set.of();
    }

    /** Its content in outline, with every rule in words; bonus and veto items in parts of their own. */
    public List<CriteriaSet.Part> outline() {
        return List.of();
    }

    /** Evaluates; the same facts give the same result, always. */
    public Scoring evaluate(FactSnapshot facts) {
        throw new UnsupportedOperationException(facts.toString());
    }
}
