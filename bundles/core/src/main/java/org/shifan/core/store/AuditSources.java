// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/**
 * What the audit log sees of the registers. A line that is ended once shows its beginning and its end as two changes. Nothing
 * is made of a row but text: one that somebody altered must be told from what it was, and not break.
 */
final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-core)";
    private static final String TABLES = "(shifan.schema=core)";

    /** Digits of a number in a position. */
    private static final int WIDTH = AuditedChange.position(0).length();

    private AuditSources() {}

    /** Rows of one table in the order of their positions. */
    private abstract static class Rows<E> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;
        private final BiFunction<EntityManager, E, AuditedChange> change;

        Rows(JpaTemplate jpa, String name, Class<E> type, BiFunction<EntityManager, E, AuditedChange> change) {
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
            return jpa.txExpr(TransactionType.Required, em -> {
                Map<String, Object> parameters = parameters(after);
                List<E> rows = new ArrayList<>();
                for (String condition : conditions()) {
                    if (rows.size() < limit) {
                        TypedQuery<E> query =
                                em.createQuery("select e from " + type.getSimpleName() + " e where " + condition, type);
                        parameters.entrySet().stream()
                                .filter(parameter -> condition.contains(":" + parameter.getKey()))
                                .forEach(parameter -> query.setParameter(parameter.getKey(), parameter.getValue()));
                        rows.addAll(query.setMaxResults(limit - rows.size()).getResultList());
                    }
                }
                return rows.stream().map(row -> change.apply(em, row)).toList();
            });
        }

        /**
         * Which rows stand behind a position, in their order. One question for each part of the position: the index of the
         * table answers those, where it would not answer one that has all parts in it.
         */
        abstract List<String> conditions();

        abstract Map<String, Object> parameters(String after);
    }

    private static class Begun<E> extends Rows<E> {
        Begun(JpaTemplate jpa, String name, Class<E> type, BiFunction<EntityManager, E, AuditedChange> change) {
            super(jpa, name, type, change);
        }

        @Override
        List<String> conditions() {
            return List.of("e.id > :after order by e.id");
        }

        @Override
        Map<String, Object> parameters(String after) {
            return Map.of("after", AuditedChange.number(after));
        }
    }

    /** Lines of which many may end in the same millisecond. */
    private static class Ended<E> extends Rows<E> {
        private final String recorded;

        Ended(JpaTemplate jpa, String name, Class<E> type, BiFunction<EntityManager, E, AuditedChange> change) {
            this(jpa, name, type, "e.endRecorded", change);
        }

        /** @param recorded the moment at which it was entered; null until then */
        Ended(
                JpaTemplate jpa,
                String name,
                Class<E> type,
                String recorded,
                BiFunction<EntityManager, E, AuditedChange> change) {
            super(jpa, name, type, change);
            this.recorded = recorded;
        }

        @Override
        List<String> conditions() {
            return List.of(
                    recorded + " = :time and e.id > :after order by e.id",
                    recorded + " > :time order by " + recorded + ", e.id");
        }

        @Override
        Map<String, Object> parameters(String after) {
            return Map.of(
                    "time", AuditedChange.number(after.isEmpty() ? "" : after.substring(0, WIDTH)),
                    "after", AuditedChange.number(after.isEmpty() ? "" : after.substring(WIDTH)));
        }
    }

    /** Entries of zones. */
    @Component(service = AuditSource.class)
    public static final class Zones extends Begun<ZoneEntity> {
        @Activate
        public Zones(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.zone", ZoneEntity.class, (em, row) -> row.change(before(em, row)));
        }

        private static ZoneEntity before(EntityManager em, ZoneEntity row) {
            if (row.entryNo() <= 1) {
                return null;
            }
            return em
                    .createQuery(
                            "select e from ZoneEntity e where e.zone = :zone and e.entryNo = :no", ZoneEntity.class)
                    .setParameter("zone", row.key())
                    .setParameter("no", row.entryNo() - 1)
                    .getResultList()
                    .stream()
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Entries of enterprises, whose key is no number: in the order in which they were recorded. */
    @Component(service = AuditSource.class)
    public static final class Enterprises extends Rows<EnterpriseEntryEntity> {
        private static final int CODE = 9;

        @Activate
        public Enterprises(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "core.enterprise",
                    EnterpriseEntryEntity.class,
                    (em, row) -> row.change(
                            row.entryNo() <= 1
                                    ? null
                                    : em.find(
                                            EnterpriseEntryEntity.class,
                                            new EnterpriseEntryEntity.Key(row.code(), row.entryNo() - 1))));
        }

        @Override
        List<String> conditions() {
            return List.of(
                    "e.recorded = :time and e.code = :code and e.entryNo > :no order by e.entryNo",
                    "e.recorded = :time and e.code > :code order by e.code, e.entryNo",
                    "e.recorded > :time order by e.recorded, e.code, e.entryNo");
        }

        @Override
        Map<String, Object> parameters(String after) {
            if (after.isEmpty()) {
                return Map.of("time", 0L, "code", "", "no", 0);
            }
            return Map.of(
                    "time",
                    AuditedChange.number(after.substring(0, WIDTH)),
                    "code",
                    after.substring(WIDTH, WIDTH + CODE),
                    "no",
                    (int) AuditedChange.number(after.substring(WIDTH + CODE)));
        }
    }

    /** Memberships that began. */
    @Component(service = AuditSource.class)
    public static final class Memberships extends Begun<MembershipEntity> {
        @Activate
        public Memberships(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.membership", MembershipEntity.class, (em, row) -> row.begun());
        }
    }

    /** Memberships that were ended. */
    @Component(service = AuditSource.class)
    public static final class MembershipEnds extends Ended<MembershipEntity> {
        @Activate
        public MembershipEnds(
                @Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.membership-end", MembershipEntity.class, (em, row) -> row.left());
        }
    }

    /** Memberships that were corrected or deleted. */
    @Component(service = AuditSource.class)
    public static final class MembershipVoids extends Ended<MembershipEntity> {
        @Activate
        public MembershipVoids(
                @Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.membership-void", MembershipEntity.class, "e.voidRecorded", (em, row) -> row.madeVoid());
        }
    }

    /** Grants that were given. */
    @Component(service = AuditSource.class)
    public static final class Grants extends Begun<GrantEntity> {
        @Activate
        public Grants(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.grant", GrantEntity.class, (em, row) -> row.begun());
        }
    }

    /** Grants that were withdrawn. */
    @Component(service = AuditSource.class)
    public static final class GrantEnds extends Ended<GrantEntity> {
        @Activate
        public GrantEnds(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.grant-end", GrantEntity.class, (em, row) -> row.withdrawn());
        }
    }

    /** Grants that were corrected or deleted. */
    @Component(service = AuditSource.class)
    public static final class GrantVoids extends Ended<GrantEntity> {
        @Activate
        public GrantVoids(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "core.grant-void", GrantEntity.class, "e.voidRecorded", (em, row) -> row.madeVoid());
        }
    }
}
