// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A row of EVAL_CONTENT; it never changes. */
@Entity
@Table(name = "EVAL_CONTENT")
class ContentEntity {
    @Id
    @Column(name = "DIGEST")
    private String digest;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Lob
    @Column(name = "CONTENT", nullable = false, updatable = false)
    private byte[] content;

    @Column(name = "KEPT", nullable = false, updatable = false)
    private long kept;

    protected ContentEntity() {}

    ContentEntity(String digest, String kind, byte[] content, long kept) {
        this.digest = digest;
        this.kind = kind;
        this.content = content.clone();
        this.kept = kept;
    }

    byte[] content() {
        return content.clone();
    }
}
