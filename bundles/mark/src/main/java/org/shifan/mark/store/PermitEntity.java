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
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUse;

/** A row of MARK_PERMIT. */
@Entity
@Table(name = "MARK_PERMIT")
class PermitEntity implements AuditedRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CODE", nullable = false, updatable = false)
    private String code;

    @Column(name = "HOLDER", nullable = false, updatable = false)
    private String holder;

    @Column(name = "TITLE", nullable = false, updatable = false)
    private String title;

    @Column(name = "ZONE_KEY", updatable = false)
    private String zone;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Column(name = "USE_CODE", nullable = false, updatable = false)
    private String use;

    @Column(name = "USE_PLACE", nullable = false, updatable = false)
    private String place;

    @Column(name = "FIRST_DAY", nullable = false, updatable = false)
    private LocalDate firstDay;

    @Column(name = "LAST_DAY", nullable = false, updatable = false)
    private LocalDate lastDay;

    @Embedded
    private SignedColumns signed;

    protected PermitEntity() {}

    PermitEntity(MarkCode code, MarkRequest request, BureauCode bureau, SignedColumns signed) {
        this.code = code.value();
        holder = request.holder().toString();
        title = request.title().code();
        zone = request.zone() == null ? null : request.zone().value();
        this.bureau = bureau.value();
        use = request.use().code();
        place = request.place();
        firstDay = request.period().from();
        lastDay = request.period().to();
        this.signed = signed;
    }

    MarkCode code() {
        return MarkCode.of(code);
    }

    SignedColumns signed() {
        return signed;
    }

    MarkRequest request() {
        return new MarkRequest(
                Subject.of(holder),
                Title.of(title),
                zone == null ? null : ZoneId.of(zone),
                MarkUse.of(use).orElseThrow(() -> new IllegalStateException("MARK_PERMIT " + id + ": use " + use)),
                place,
                DateRange.of(firstDay, lastDay));
    }

    @Override
    public AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                signed.at(),
                signed.actor(),
                signed.from(),
                holder,
                "mark.permitted",
                Collections.emptySortedMap(),
                AuditedChange.values(
                        "code",
                        code,
                        "title",
                        title,
                        "zone",
                        zone,
                        "use",
                        use,
                        "place",
                        place,
                        "from",
                        firstDay,
                        "to",
                        lastDay,
                        "for",
                        signed.day(),
                        "evidence",
                        signed.evidence()),
                signed.reason());
    }
}
