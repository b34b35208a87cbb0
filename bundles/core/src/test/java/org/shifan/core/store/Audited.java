// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.audit.AuditSource;

/** What the audit log sees of the registers, for tests of other packages. */
public final class Audited {
    private Audited() {}

    public static AuditSource enterprises(JpaTemplate jpa) {
        return new AuditSources.Enterprises(() -> "core", jpa);
    }

    public static AuditSource begunMemberships(JpaTemplate jpa) {
        return new AuditSources.Memberships(() -> "core", jpa);
    }

    public static AuditSource voidedMemberships(JpaTemplate jpa) {
        return new AuditSources.MembershipVoids(() -> "core", jpa);
    }

    public static AuditSource given(JpaTemplate jpa) {
        return new AuditSources.Grants(() -> "core", jpa);
    }

    public static AuditSource voided(JpaTemplate jpa) {
        return new AuditSources.GrantVoids(() -> "core", jpa);
    }
}
