// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how a batch goes on; callers implement it. */
@ConsumerType
@FunctionalInterface
public interface EvaluationProgress {
    void at(int done, int all);
}
