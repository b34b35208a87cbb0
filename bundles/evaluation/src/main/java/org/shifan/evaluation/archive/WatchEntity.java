// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of EVAL_WATCH. */
@Entity
@Table(name = "EVAL_WATCH")
class WatchEntity {
    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "STATE", nullable = false)
    private String state;

    @Column(name = "COMPARED", nullable = false)
    private long compared;

    protected WatchEntity() {}

    WatchEntity(String name, String state, long compared) {
        this.name = name;
        this.state = state;
        this.compared = compared;
    }

    String state() {
        return state;
    }
}
