// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.audit.AuditSource;

/** What the audit log sees of grants, for tests of other packages. */
public final class AuditedGrants {
    private AuditedGrants() {}

    public static AuditSource given(JpaTemplate jpa) {
        return new AuditSources.Grants(() -> "core", jpa);
    }

    public static AuditSource voided(JpaTemplate jpa) {
        return new AuditSources.GrantVoids(() -> "core", jpa);
    }
}
