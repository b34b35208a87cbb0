// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;

/** A row of CORE_GRANT. */
@Entity
@Table(name = "CORE_GRANT")
class GrantEntity extends RegisterLine {
    @Column(name = "SUBJECT_KIND", nullable = false, updatable = false)
    private String subjectKind;

    @Column(name = "SUBJECT_KEY", nullable = false, updatable = false)
    private String subjectKey;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Column(name = "GRANTED", nullable = false, updatable = false)
    private String value;

    @Column(name = "FIRST_DAY_PRECISION", nullable = false, updatable = false)
    private String precision;

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    @Column(name = "END_FROM_WHERE")
    private String endFrom;

    protected GrantEntity() {}

    /** @param what the grant without its number */
    GrantEntity(Grant what, Instant recorded, Origin origin) {
        super(what.period(), what.granted(), recorded, origin);
        subjectKind = what.subject().kind().code();
        subjectKey = what.subject().key();
        kind = Lengths.within("kind", what.kind().code(), 40);
        value = Lengths.within("value", what.value(), 100);
        precision = what.precision().name();
        from = here();
    }

    private static String here() {
        return CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    @Override
    void end(LocalDate day, Decision decision, Instant at) {
        super.end(day, decision, at);
        endFrom = here();
    }

    boolean synthetic() {
        return origin().origin().synthetic();
    }

    Grant grant() {
        return new Grant(
                id() == null ? 0 : id(),
                Subject.of(subjectKind + ":" + subjectKey),
                Grant.Kind.of(kind),
                value,
                DateRange.of(firstDay(), termDay()),
                Grant.Precision.valueOf(precision),
                decided().decision(),
                endDecision(),
                ended() == null ? null : lastDay());
    }

    /** How it was granted; the same whether or not it was withdrawn since. */
    AuditedChange begun() {
        return decided()
                .change(
                        AuditedChange.position(id()),
                        recorded(),
                        origin().text().isEmpty() && from != null ? from : origin().text(),
                        subjectKind + ":" + subjectKey,
                        "grant.given",
                        AuditedChange.values(),
                        AuditedChange.values(
                                "grant",
                                id(),
                                "kind",
                                kind,
                                "value",
                                value,
                                "first-day",
                                firstDay(),
                                "precision",
                                precision,
                                "term",
                                termDay(),
                                "last-day",
                                firstLastDay(),
                                "synthetic",
                                origin().origin().synthetic()));
    }

    /** How it was withdrawn, if it was. */
    AuditedChange withdrawn() {
        return ended().change(
                        AuditedChange.position(endRecorded()) + AuditedChange.position(id()),
                        endRecorded(),
                        endFrom == null ? "" : endFrom,
                        subjectKind + ":" + subjectKey,
                        "grant.withdrawn",
                        AuditedChange.values("last-day", Days.stored(termDay())),
                        AuditedChange.values("grant", id(), "kind", kind, "value", value, "last-day", lastDay()));
    }

    /** How it was made void, if it was; where from is its evidence. */
    AuditedChange madeVoid() {
        return voided().change(
                        AuditedChange.position(voidRecorded()) + AuditedChange.position(id()),
                        voidRecorded(),
                        voided().decision().evidence(),
                        subjectKind + ":" + subjectKey,
                        "grant.voided",
                        AuditedChange.values(
                                "kind",
                                kind,
                                "value",
                                value,
                                "first-day",
                                firstDay(),
                                "term",
                                termDay(),
                                "granted-by",
                                decided().by(),
                                "last-day",
                                lastDay()),
                        AuditedChange.values("grant", id()));
    }
}
