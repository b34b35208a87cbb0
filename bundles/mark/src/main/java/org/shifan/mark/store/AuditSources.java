// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/** What the audit log sees of marks. */
final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-mark)";
    private static final String TABLES = "(shifan.schema=mark)";

    private AuditSources() {}

    /** Rows of one table by number. */
    private abstract static class Rows<E extends AuditedRow> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;

        Rows(JpaTemplate jpa, String name, Class<E> type) {
            this.jpa = jpa;
            this.name = name;
            this.type = type;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<AuditedChange> changes(String after, int limit) {
            return jpa.txExpr(
                    TransactionType.Required,
                    em -> em
                            .createQuery(
                                    "select e from " + type.getSimpleName() + " e where e.id > :after order by e.id",
                                    type)
                            .setParameter("after", AuditedChange.number(after))
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(AuditedRow::change)
                            .toList());
        }
    }

    /** Permissions. */
    @Component(service = AuditSource.class)
    public static final class Permits extends Rows<PermitEntity> {
        @Activate
        public Permits(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "mark.permit", PermitEntity.class);
        }
    }

    /** Withdrawals of permissions. */
    @Component(service = AuditSource.class)
    public static final class Withdrawals extends Rows<WithdrawalEntity> {
        @Activate
        public Withdrawals(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "mark.withdrawal", WithdrawalEntity.class);
        }
    }

    /** Certificates that were issued. */
    @Component(service = AuditSource.class)
    public static final class Certificates extends Rows<CertificateEntity> {
        @Activate
        public Certificates(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "mark.certificate", CertificateEntity.class);
        }
    }

    /** Uses that were found. */
    @Component(service = AuditSource.class)
    public static final class Usages extends Rows<UsageEntity> {
        @Activate
        public Usages(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "mark.usage", UsageEntity.class);
        }
    }
}
