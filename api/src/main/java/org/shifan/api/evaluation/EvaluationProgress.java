// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how a batch goes on; callers implement it. */
@ConsumerType
@FunctionalInterface
public interface EvaluationProgress {
    /**
     * Called after each; where facts are read first also with 0, once they are.
     *
     * @param done how many were evaluated
     */
    void at(int done, int all);
}
