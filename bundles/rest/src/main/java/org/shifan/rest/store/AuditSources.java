// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.util.List;
import java.util.function.Function;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/** What the audit log sees of the tables whose rows are added and never changed. */
final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-rest)";
    private static final String TABLES = "(shifan.schema=rest)";

    private AuditSources() {}

    /** The rows of one table by number. */
    static class Numbered<E> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;
        private final Function<E, AuditedChange> change;

        Numbered(JpaTemplate jpa, String name, Class<E> type, Function<E, AuditedChange> change) {
            this.jpa = jpa;
            this.name = name;
            this.type = type;
            this.change = change;
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
                            .map(change)
                            .toList());
        }
    }

    /** Requests that change something. */
    @Component(service = AuditSource.class)
    public static final class Requests extends Numbered<RequestEntity> {
        @Activate
        public Requests(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "rest.request", RequestEntity.class, RequestEntity::change);
        }
    }

    /** Tokens that were issued. */
    @Component(service = AuditSource.class)
    public static final class Tokens extends Numbered<TokenEntity> {
        @Activate
        public Tokens(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "rest.token", TokenEntity.class, TokenEntity::change);
        }
    }

    /** Tokens that were revoked. */
    @Component(service = AuditSource.class)
    public static final class Revocations extends Numbered<RevocationEntity> {
        @Activate
        public Revocations(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "rest.token-revoked", RevocationEntity.class, RevocationEntity::change);
        }
    }
}
