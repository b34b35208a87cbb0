// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.audit.AuditSource;

/** The sources of the audit log over tables of a test. */
public final class StoreAccess {
    private StoreAccess() {}

    public static List<AuditSource> sources(JpaTemplate jpa) {
        return List.of(
                new AuditSources.Permits(() -> "mark", jpa),
                new AuditSources.Withdrawals(() -> "mark", jpa),
                new AuditSources.Usages(() -> "mark", jpa));
    }
}
