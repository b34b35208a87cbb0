// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.time.LocalDate;
import java.util.Collections;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.mark.MarkCode;

/** A row of MARK_WITHDRAWAL. */
@Entity
@Table(name = "MARK_WITHDRAWAL")
class WithdrawalEntity implements AuditedRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CODE", nullable = false, updatable = false)
    private String code;

    @Column(name = "LAST_DAY", nullable = false, updatable = false)
    private LocalDate lastDay;

    @Embedded
    private SignedColumns signed;

    protected WithdrawalEntity() {}

    WithdrawalEntity(MarkCode code, LocalDate lastDay, SignedColumns signed) {
        this.code = code.value();
        this.lastDay = lastDay;
        this.signed = signed;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    SignedColumns signed() {
        return signed;
    }

    @Override
    public AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                signed.at(),
                signed.actor(),
                signed.from(),
                "mark:" + code,
                "mark.withdrawn",
                Collections.emptySortedMap(),
                AuditedChange.values("last-day", lastDay, "for", signed.day(), "evidence", signed.evidence()),
                signed.reason());
    }
}
