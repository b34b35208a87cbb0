// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;

import org.shifan.api.audit.AuditedChange;

/** A row of FAC_TREATMENT without its long texts. */
public record TreatmentGist(
        long id,
        long at,
        String by,
        String declaration,
        String enterprise,
        String governing,
        boolean checked,
        String rules,
        String inputs,
        String treatment) {

    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(at),
                by,
                "enterprise:" + enterprise,
                "treatment.decided",
                AuditedChange.values(
                        "number", id,
                        "declaration", declaration,
                        "governing", governing,
                        "checked", checked,
                        "rules", rules,
                        "inputs", inputs,
                        "treatment", treatment),
                "");
    }
}
