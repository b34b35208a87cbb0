// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embeddable;

import org.shifan.api.core.Decision;

/** Who decided something, when, why and on what evidence. */
@Embeddable
public class DecisionColumns {
    @Column(name = "DECIDED_BY")
    private String by;

    @Column(name = "DECIDED_ON")
    private LocalDate on;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "EVIDENCE")
    private String evidence;

    protected DecisionColumns() {}

    /** @throws org.shifan.api.text.ShifanException {@code quality.text.long} */
    public DecisionColumns(Decision decision) {
        by = Texts.within("by", decision.by(), 200);
        on = decision.on();
        reason = Texts.within("reason", decision.reason(), 1000);
        evidence = Texts.within("evidence", decision.evidence(), 1000);
    }

    public Decision decision() {
        return new Decision(by, on, reason, evidence);
    }
}
