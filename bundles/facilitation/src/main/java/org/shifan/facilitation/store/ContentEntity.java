// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A row of FAC_CONTENT. */
@Entity
@Table(name = "FAC_CONTENT")
public class ContentEntity {
    @Id
    @Column(name = "DIGEST")
    private String digest;

    @Column(name = "NAME", nullable = false)
    private String name;

    @Lob
    @Column(name = "BODY", nullable = false)
    private String body;

    protected ContentEntity() {}

    public ContentEntity(String digest, String name, String body) {
        this.digest = digest;
        this.name = name;
        this.body = body;
    }

    public String digest() {
        return digest;
    }

    public String name() {
        return name;
    }

    public String body() {
        return body;
    }
}
