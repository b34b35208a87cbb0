// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.market.Warning;

/** A row of MKT_RECEIPT: that somebody has read a warning; never changed. */
@Entity
@Table(name = "MKT_RECEIPT")
public class ReceiptEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "WARNING", nullable = false)
    private long warning;

    @Column(name = "READ_BY", nullable = false)
    private String reader;

    @Column(name = "READ_ON", nullable = false)
    private LocalDate on;

    protected ReceiptEntity() {}

    ReceiptEntity(long id, long warning, String by, LocalDate on) {
        this.id = id;
        this.warning = warning;
        reader = by;
        this.on = on;
    }

    long id() {
        return id;
    }

    long warning() {
        return warning;
    }

    Warning.Receipt receipt() {
        return new Warning.Receipt(reader, on);
    }
}
