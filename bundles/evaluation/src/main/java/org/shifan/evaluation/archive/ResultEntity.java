// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.evaluation.Evaluation;

/** An official evaluation. */
@Entity
@Table(name = "EVAL_RESULT")
class ResultEntity extends KeptEntity {
    /** Null in rows of before there was this, until somebody asks for it. */
    @Column(name = "BUREAU")
    private String bureau;

    protected ResultEntity() {}

    ResultEntity(Evaluation e, String evaluation, String facts) {
        super(e, evaluation, facts);
        bureau = e.bureau().value();
    }

    void bureau(String value) {
        bureau = value;
    }
}
