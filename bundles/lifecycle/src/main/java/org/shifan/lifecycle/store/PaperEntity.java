// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A row of LIFE_PAPER: the bytes of a paper. */
@Entity
@Table(name = "LIFE_PAPER")
class PaperEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CASE_ID", nullable = false, updatable = false)
    private long caseId;

    @Column(name = "ENTRY_NO", nullable = false, updatable = false)
    private int number;

    @Lob
    @Column(name = "CONTENT", nullable = false, updatable = false)
    private byte[] content;

    protected PaperEntity() {}

    PaperEntity(long caseId, int number, byte[] content) {
        this.caseId = caseId;
        this.number = number;
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
