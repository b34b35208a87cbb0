// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of MKT_CLASSIFIED: HS codes that an officer added to a file; never changed. */
@Entity
@Table(name = "MKT_CLASSIFIED")
public class ClassifiedEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "CORE", nullable = false)
    private String core;

    @Column(name = "HS", nullable = false)
    private String hs;

    protected ClassifiedEntity() {}

    ClassifiedEntity(long id, String core, String hs) {
        this.id = id;
        this.core = core;
        this.hs = hs;
    }

    long id() {
        return id;
    }

    String core() {
        return core;
    }

    String hs() {
        return hs;
    }
}
