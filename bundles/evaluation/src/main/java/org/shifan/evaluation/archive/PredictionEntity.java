// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;

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

    /** One line for each subject; null in rows of versions that kept none. */
    @Lob
    @Column(name = "FACTS", updatable = false)
    private String facts;

    protected PredictionEntity() {}

    PredictionEntity(Foreseen shown, Instant at) {
        digest = shown.prediction().digest();
        made = at.toEpochMilli();
        content = shown.prediction().text();
        // Canonical JSON has no line breaks of its own.
        facts = shown.facts().isEmpty() ? null : String.join("\n", shown.facts());
    }

    Foreseen foreseen() {
        return new Foreseen(Prediction.parse(content), facts == null ? List.of() : List.of(facts.split("\n")));
    }
}
