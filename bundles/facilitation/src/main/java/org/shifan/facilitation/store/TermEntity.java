// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;

/** A row of FAC_TERM. */
@Entity
@Table(name = "FAC_TERM")
public class TermEntity {
    private static final String NONE = "-";

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "MEASURE", nullable = false)
    private String measure;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "TERM_VALUE", nullable = false)
    private String value;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "TO_DAY")
    private LocalDate to;

    @Column(name = "FORMER", nullable = false)
    private long former;

    @Column(name = "FORMER_VALUE")
    private String formerValue;

    @Embedded
    private DecisionColumns set;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    @Column(name = "LAST_DAY")
    private LocalDate lastDay;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "ENDED_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "ENDED_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "END_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "END_EVIDENCE"))
    })
    private DecisionColumns ended;

    @Column(name = "END_RECORDED")
    private Long endRecorded;

    /** Its place among the ends. */
    @Column(name = "END_NUMBER")
    private Long endNumber;

    protected TermEntity() {}

    /** @param replaced the term that it takes the place of; null for none */
    public TermEntity(long id, SetTerm term, SetTerm replaced, Instant at) {
        this.id = id;
        bureau = term.bureau().value();
        measure = term.measure();
        hs = orNone(term.hs());
        kind = term.kind().name();
        value = orNone(DecisionColumns.within("value", term.value(), 200));
        from = term.period().from();
        to = term.period().to();
        former = replaced == null ? 0 : replaced.id();
        formerValue = replaced == null ? null : orNone(replaced.value());
        set = new DecisionColumns(term.set());
        recorded = at.toEpochMilli();
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static String orEmpty(String column) {
        return column.equals(NONE) ? "" : column;
    }

    /** Ends it, by a decision of its own with a place among the ends. */
    public void end(long number, LocalDate last, Decision decision, Instant at) {
        endNumber = number;
        replaced(last, decision, at);
    }

    /** Ends it because another one takes its place; that one's entry in the audit log says so. */
    public void replaced(LocalDate last, Decision decision, Instant at) {
        lastDay = last;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    public SetTerm term() {
        return new SetTerm(
                id,
                BureauCode.of(bureau),
                measure,
                orEmpty(hs),
                SetTerm.Kind.valueOf(kind),
                orEmpty(value),
                DateRange.of(from, to),
                set.decision(),
                former,
                lastDay,
                lastDay == null ? null : ended.decision());
    }

    AuditedChange begun() {
        Decision decision = set.decision();
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                Actor.named(decision.by()),
                "",
                "bureau:" + bureau,
                "term.set",
                former == 0 ? AuditedChange.values() : AuditedChange.values("number", former, "value", formerValue),
                AuditedChange.values(
                        "number", id,
                        "measure", measure,
                        "goods", hs,
                        "kind", kind,
                        "value", value,
                        "from", from,
                        "to", to,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        Decision decision = ended.decision();
        return new AuditedChange(
                AuditedChange.position(endNumber),
                Instant.ofEpochMilli(endRecorded),
                Actor.named(decision.by()),
                "",
                "bureau:" + bureau,
                "term.ended",
                AuditedChange.values("number", id, "measure", measure, "value", value, "to", to),
                AuditedChange.values("number", id, "to", lastDay, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
