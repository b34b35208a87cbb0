// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embeddable;

import org.shifan.api.core.Decision;

import static org.shifan.market.MarketMessages.refuse;

/** Who decided something, when, why and on what evidence. */
@Embeddable
public class DecisionColumns {
    @Column(name = "DECIDED_BY", nullable = false)
    private String by;

    @Column(name = "DECIDED_ON", nullable = false)
    private LocalDate on;

    @Column(name = "REASON", nullable = false)
    private String reason;

    @Column(name = "EVIDENCE", nullable = false)
    private String evidence;

    protected DecisionColumns() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    public DecisionColumns(Decision decision) {
        by = within("by", decision.by(), 200);
        on = decision.on();
        reason = within("reason", decision.reason(), 1000);
        evidence = within("evidence", decision.evidence(), 1000);
    }

    public Decision decision() {
        return new Decision(by, on, reason, evidence);
    }

    /** Refuses a text that its column cannot hold, before the database does. */
    public static String within(String name, String text, int limit) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > limit) {
            throw refuse("market.text.long", name, stripped.length(), limit);
        }
        return stripped;
    }
}
