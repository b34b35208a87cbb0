// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of CORE_REGISTER; see {@link Register}. */
@Entity
@Table(name = "CORE_REGISTER")
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
