// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.analysis.Prediction;

/** A row of EVAL_PREDICTION. */
@Entity
@Table(name = "EVAL_PREDICTION")
class PredictionEntity {
    @Id
    @Column(name = "DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "MADE", nullable = false, updatable = false)
    private long made;

    @Lob
    @Column(name = "CONTENT", nullable = false, updatable = false)
    private String content;

    protected PredictionEntity() {}

    PredictionEntity(Prediction prediction, Instant at) {
        digest = prediction.digest();
        made = at.toEpochMilli();
        content = prediction.text();
    }

    Prediction prediction() {
        return Prediction.parse(content);
    }
}
