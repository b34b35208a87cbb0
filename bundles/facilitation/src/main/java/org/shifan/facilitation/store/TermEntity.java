// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;

/** A row of FAC_TERM. */
@Entity
@Table(name = "FAC_TERM")
public class TermEntity extends DecidedRow {
    private static final String NONE = "-";

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

    @Column(name = "FORMER", nullable = false)
    private long former;

    @Column(name = "FORMER_VALUE")
    private String formerValue;

    protected TermEntity() {}

    /** @param replaced the term that it takes the place of; null for none */
    public TermEntity(long id, SetTerm term, SetTerm replaced, Instant at) {
        super(id, term.period(), term.set(), at);
        bureau = term.bureau().value();
        measure = term.measure();
        hs = orNone(term.hs());
        kind = term.kind().name();
        value = orNone(DecisionColumns.within("value", term.value(), 200));
        former = replaced == null ? 0 : replaced.id();
        formerValue = replaced == null ? null : orNone(replaced.value());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static String orEmpty(String column) {
        return column.equals(NONE) ? "" : column;
    }

    /** Ends it because another one takes its place; that one's entry in the audit log says so. */
    public void replaced(LocalDate last, Decision decision, Instant at) {
        close(last, decision, at);
    }

    public SetTerm term() {
        return new SetTerm(
                id(),
                BureauCode.of(bureau),
                measure,
                orEmpty(hs),
                SetTerm.Kind.valueOf(kind),
                orEmpty(value),
                period(),
                decision(),
                former,
                lastDay(),
                endDecision());
    }

    AuditedChange begun() {
        Decision decision = decision();
        return new AuditedChange(
                AuditedChange.position(id()),
                recorded(),
                Actor.named(decision.by()),
                "",
                "bureau:" + bureau,
                "term.set",
                former == 0 ? AuditedChange.values() : AuditedChange.values("number", former, "value", formerValue),
                AuditedChange.values(
                        "number", id(),
                        "measure", measure,
                        "goods", hs,
                        "kind", kind,
                        "value", value,
                        "from", period().from(),
                        "to", period().to(),
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        return over(
                "bureau:" + bureau,
                "term.ended",
                AuditedChange.values("number", id(), "measure", measure, "value", value, "to", period().to()));
    }
}
