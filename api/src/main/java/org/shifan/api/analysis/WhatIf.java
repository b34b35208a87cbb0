// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.util.List;

import org.shifan.api.evaluation.Evaluation;

/**
 * What a subject would have with other facts. Unofficial: both evaluations are drafts without a number.
 *
 * @param before with the facts as they are
 * @param after with the assumptions; its trace names them as sources
 * @param items what changed, that which moved the total most first
 */
public record WhatIf(List<Assumption> assumptions, Evaluation before, Evaluation after, List<Impact.ItemChange> items) {
    public WhatIf {
        assumptions = List.copyOf(assumptions);
        items = List.copyOf(items);
    }
}
