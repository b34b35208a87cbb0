// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.evaluation.Evaluation;

/** An evaluation by a set in shadow: nothing that counts reads this table. */
@Entity
@Table(name = "EVAL_SHADOW")
class ShadowEntity extends KeptEntity {
    protected ShadowEntity() {}

    ShadowEntity(Evaluation e, String evaluation, String facts) {
        super(e, evaluation, facts);
    }
}
