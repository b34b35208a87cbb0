// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.Embeddable;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/** The columns of a decision in the line that it began or ended. */
@Embeddable
public class DecisionColumns {
    @Column(name = "DECIDED_BY", length = 200)
    private String by;

    @Column(name = "DECIDED_ON")
    private LocalDate on;

    @Column(name = "REASON", length = 1000)
    private String reason;

    @Column(name = "EVIDENCE", length = 1000)
    private String evidence;

    protected DecisionColumns() {}

    /** @throws org.shifan.api.text.ShifanException {@code core.text.long} */
    DecisionColumns(Decision decision) {
        by = Lengths.within("decided_by", decision.by(), 200);
        on = decision.on();
        reason = Lengths.within("reason", decision.reason(), 1000);
        evidence = Lengths.within("evidence", decision.evidence(), 1000);
    }

    Decision decision() {
        return new Decision(by, on, reason, evidence);
    }

    String by() {
        return by;
    }

    /** The change that this decision made, for the audit log. */
    AuditedChange change(
            String position,
            long recorded,
            String from,
            String subject,
            String action,
            SortedMap<String, String> before,
            SortedMap<String, String> after) {
        after.putAll(AuditedChange.values("on", on, "evidence", evidence));
        return new AuditedChange(
                position,
                Instant.ofEpochMilli(recorded),
                Actor.named(by),
                from,
                subject,
                action,
                before,
                after,
                reason);
    }
}
