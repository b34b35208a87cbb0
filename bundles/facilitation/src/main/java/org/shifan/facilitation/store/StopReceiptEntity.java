// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.facilitation.MeasureStop;

/** A row of FAC_STOP_RECEIPT. */
@Entity
@Table(name = "FAC_STOP_RECEIPT")
public class StopReceiptEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "STOP_ID", nullable = false)
    private long stop;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "READER", nullable = false)
    private String reader;

    @Column(name = "READ_ON", nullable = false)
    private LocalDate on;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected StopReceiptEntity() {}

    public StopReceiptEntity(long id, MeasureStop stop, String reader, LocalDate on, Instant at) {
        this.id = id;
        this.stop = stop.number();
        enterprise = stop.enterprise().value();
        this.reader = DecisionColumns.within("by", reader, 200);
        this.on = on;
        recorded = at.toEpochMilli();
    }

    public MeasureStop.Receipt receipt() {
        return new MeasureStop.Receipt(reader, on);
    }

    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                reader,
                "enterprise:" + enterprise,
                "measure.notice-read",
                AuditedChange.values("number", stop, "on", on),
                "");
    }
}
