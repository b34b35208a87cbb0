// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A row of EVAL_CHANGED; it is only ever cleared. */
@Entity
@Table(name = "EVAL_CHANGED")
class ChangedEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "RESULT_ID", nullable = false, updatable = false)
    private long result;

    @Lob
    @Column(name = "DETAIL", nullable = false, updatable = false)
    private String detail;

    @Column(name = "NOTICED", nullable = false, updatable = false)
    private long found;

    @Column(name = "CLEARED")
    private Long cleared;

    protected ChangedEntity() {}

    ChangedEntity(long result, String detail, long found) {
        this.result = result;
        this.detail = detail;
        this.found = found;
    }

    long result() {
        return result;
    }

    String detail() {
        return detail;
    }

    void clear(long at) {
        cleared = at;
    }
}
