// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import org.osgi.annotation.versioning.ProviderType;

/** Makes receipt and trace on demand: always the same, for any number of threads; Shifan implements it. */
@ProviderType
public interface EvaluationTelling {
    Evaluation.Receipt receipt();

    EvaluationTrace trace();

    /** What has been told already. */
    static EvaluationTelling of(Evaluation.Receipt receipt, EvaluationTrace trace) {
        record Told(Evaluation.Receipt receipt, EvaluationTrace trace) implements EvaluationTelling {}
        return new Told(receipt, trace);
    }
}
