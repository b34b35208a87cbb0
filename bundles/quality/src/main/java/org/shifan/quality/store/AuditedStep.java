// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.Instant;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Text;

/** A row that says what was done, as the audit log sees it. */
@FunctionalInterface
public interface AuditedStep {
    AuditedChange audited();

    /** @param subject such as {@code incident:3} */
    static AuditedChange of(
            long id, long recorded, String subject, String action, String zh, String en, DecisionColumns decided) {
        Decision decision = decided.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                subject,
                action,
                AuditedChange.values(
                        "what", new Text(zh, en).both(), "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
