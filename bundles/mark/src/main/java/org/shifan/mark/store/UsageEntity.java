// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

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
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.MarkVerification;

/** A row of MARK_USAGE; signed for the day on which the use was seen, with what was seen for a reason. */
@Entity
@Table(name = "MARK_USAGE")
class UsageEntity implements AuditedRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CODE", nullable = false, updatable = false)
    private String code;

    @Column(name = "SEEN_PLACE", nullable = false, updatable = false)
    private String place;

    @Column(name = "OUTCOME", nullable = false, updatable = false)
    private String outcome;

    @Embedded
    private SignedColumns signed;

    protected UsageEntity() {}

    UsageEntity(MarkCode code, String place, MarkVerification.Outcome outcome, SignedColumns signed) {
        this.code = code.value();
        this.place = place;
        this.outcome = outcome.name();
        this.signed = signed;
    }

    MarkUsage usage() {
        return new MarkUsage(
                id,
                MarkCode.of(code),
                signed.day(),
                place,
                signed.reason(),
                MarkVerification.Outcome.valueOf(outcome),
                signed.at(),
                signed.actor());
    }

    @Override
    public AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                signed.at(),
                signed.actor(),
                signed.from(),
                "mark:" + code,
                "mark.seen",
                Collections.emptySortedMap(),
                AuditedChange.values("place", place, "outcome", outcome, "on", signed.day()),
                signed.reason());
    }
}
