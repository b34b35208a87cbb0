// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/**
 * The lines of all cases, for the audit log. The first line of a case shows what was opened as well; the bytes of a paper are
 * covered by the digest in its line.
 */
@Component(service = AuditSource.class)
public final class EntrySource implements AuditSource {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public EntrySource(
            @Reference(target = "(shifan.schema=lifecycle)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-lifecycle)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public String name() {
        return "lifecycle.entry";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            Map<Long, CaseEntity> cases = new HashMap<>();
            return em
                    .createQuery("select e from EntryEntity e where e.id > :after order by e.id", EntryEntity.class)
                    .setParameter("after", AuditedChange.number(after))
                    .setMaxResults(limit)
                    .getResultList()
                    .stream()
                    .map(row -> row.change(
                            cases.computeIfAbsent(row.caseId(), number -> em.find(CaseEntity.class, number))))
                    .toList();
        });
    }
}
