// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/** What was done with complaints, every opened seal among it, for the audit log. */
@Component(service = AuditSource.class)
public final class ComplaintAudit implements AuditSource {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public ComplaintAudit(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public String name() {
        return "quality.complaint";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> ComplaintBook.read(em).steps(AuditedChange.number(after), limit).stream()
                        .map(ComplaintStepEntity::audited)
                        .toList());
    }
}
