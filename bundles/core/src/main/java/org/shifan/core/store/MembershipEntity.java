// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;

/** A row of CORE_MEMBERSHIP. */
@Entity
@Table(name = "CORE_MEMBERSHIP")
class MembershipEntity extends RegisterLine {
    @Column(name = "ENTERPRISE", nullable = false, updatable = false)
    private String enterprise;

    @Column(name = "ZONE", nullable = false, updatable = false)
    private String zone;

    /** The line in whose place this one stands; null for none. */
    @Column(name = "REPLACES", updatable = false)
    private Long replaces;

    @Column(name = "VOID_FROM_WHERE")
    private String voidFrom;

    protected MembershipEntity() {}

    MembershipEntity(
            OrganisationCode enterprise,
            ZoneId zone,
            DateRange period,
            Decision decision,
            Instant recorded,
            Origin origin) {
        super(period, decision, recorded, origin);
        this.enterprise = enterprise.value();
        this.zone = zone.value();
    }

    /**
     * The line that stands in the place of a wrong one.
     *
     * @param as what it should have been
     * @param at when that was entered
     */
    MembershipEntity(Membership as, MembershipEntity wrong, Instant at, Origin origin) {
        this(
                as.enterprise(),
                as.zone(),
                DateRange.of(
                        as.period().from(), as.ended() == null ? as.period().to() : wrong.termOf(as)),
                as.admitted(),
                at,
                origin);
        replaces = wrong.id();
        if (as.ended() != null) {
            end(as.period().to(), as.ended(), at);
        }
    }

    /** The term of the wrong line, unless the right one ended only after it. */
    private LocalDate termOf(Membership as) {
        return termDay() == null || termDay().isBefore(as.period().to()) ? null : termDay();
    }

    /** @param from an import, an address or the console; empty for the server itself */
    void makeVoid(Decision why, Instant at, String from) {
        makeVoid(why, at);
        voidFrom = from.isEmpty() ? null : from;
    }

    OrganisationCode enterprise() {
        return OrganisationCode.of(enterprise);
    }

    Membership membership() {
        return new Membership(
                id() == null ? 0 : id(),
                OrganisationCode.of(enterprise),
                ZoneId.of(zone),
                DateRange.of(firstDay(), Days.read(lastDay())),
                decided().decision(),
                endDecision());
    }

    MembershipLine line() {
        return new MembershipLine(
                membership(),
                termDay(),
                Instant.ofEpochMilli(recorded()),
                endRecorded() == null ? null : Instant.ofEpochMilli(endRecorded()),
                replaces == null ? 0 : replaces,
                voided() == null ? null : voided().decision(),
                voidRecorded() == null ? null : Instant.ofEpochMilli(voidRecorded()));
    }

    /** How it began; the same whether or not it was ended since. */
    AuditedChange begun() {
        return decided()
                .change(
                        AuditedChange.position(id()),
                        recorded(),
                        origin().text(),
                        "enterprise:" + enterprise,
                        "membership.begun",
                        AuditedChange.values(),
                        AuditedChange.values(
                                "membership",
                                id(),
                                "zone",
                                zone,
                                "first-day",
                                firstDay(),
                                "term",
                                termDay(),
                                "last-day",
                                firstLastDay(),
                                "replaces",
                                replaces,
                                "synthetic",
                                origin().origin().synthetic()));
    }

    /** How it was ended, if it was. */
    AuditedChange left() {
        return ended().change(
                        AuditedChange.position(endRecorded()) + AuditedChange.position(id()),
                        endRecorded(),
                        "",
                        "enterprise:" + enterprise,
                        "membership.ended",
                        AuditedChange.values("last-day", Days.stored(termDay())),
                        AuditedChange.values("membership", id(), "zone", zone, "last-day", lastDay()));
    }

    /** How it was made void, if it was. */
    AuditedChange madeVoid() {
        return voided().change(
                        AuditedChange.position(voidRecorded()) + AuditedChange.position(id()),
                        voidRecorded(),
                        voidFrom == null ? "" : voidFrom,
                        "enterprise:" + enterprise,
                        "membership.voided",
                        AuditedChange.values(
                                "zone",
                                zone,
                                "first-day",
                                firstDay(),
                                "term",
                                termDay(),
                                "last-day",
                                lastDay(),
                                "admitted-by",
                                decided().by(),
                                "ended-by",
                                ended() == null ? null : ended().by()),
                        AuditedChange.values("membership", id()));
    }
}
