// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of LIFE_REGISTER: what whoever opens a case locks. */
@Entity
@Table(name = "LIFE_REGISTER")
class RegisterEntity {
    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    protected RegisterEntity() {}

    String name() {
        return name;
    }

    long revision() {
        return revision;
    }
}
