// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/**
 * What the audit log sees of the tables whose rows are added and never changed. Nothing is made of a row but text: one that
 * somebody altered must be told from what it was, and not break.
 */
final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-evaluation)";
    private static final String TABLES = "(shifan.schema=evaluation)";

    private AuditSources() {}

    /** The rows of one table by number. */
    private static class Numbered<E> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;
        private final String select;
        private final BiFunction<EntityManager, E, AuditedChange> change;

        Numbered(
                JpaTemplate jpa,
                String name,
                Class<E> type,
                String number,
                BiFunction<EntityManager, E, AuditedChange> change) {
            this.jpa = jpa;
            this.name = name;
            this.type = type;
            this.change = change;
            select =
                    "select e from " + type.getSimpleName() + " e where e." + number + " > :after order by e." + number;
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
                            .createQuery(select, type)
                            .setParameter("after", AuditedChange.number(after))
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(row -> change.apply(em, row))
                            .toList());
        }
    }

    /** Official evaluations. */
    @Component(service = AuditSource.class)
    public static final class Results extends Numbered<ResultEntity> {
        @Activate
        public Results(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "evaluation.result", ResultEntity.class, "id", (em, row) -> row.change());
        }
    }

    /** Verdicts by named persons. */
    @Component(service = AuditSource.class)
    public static final class Overrides extends Numbered<OverrideEntity> {
        @Activate
        public Overrides(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "evaluation.override",
                    OverrideEntity.class,
                    "id",
                    (em, row) -> row.change(em.find(ResultEntity.class, row.result())));
        }
    }

    /** Second persons who agreed to such a verdict. */
    @Component(service = AuditSource.class)
    public static final class Confirmations extends Numbered<ConfirmationEntity> {
        @Activate
        public Confirmations(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "evaluation.confirmation",
                    ConfirmationEntity.class,
                    "id",
                    (em, row) -> row.change(subject(em, row.override())));
        }

        private static String subject(EntityManager em, long override) {
            return Optional.ofNullable(em.find(OverrideEntity.class, override))
                    .map(row -> em.find(ResultEntity.class, row.result()))
                    .map(ResultEntity::subject)
                    .orElse("override:" + override);
        }
    }

    /** Steps of criteria sets into force and out of it. */
    @Component(service = AuditSource.class)
    public static final class Steps extends Numbered<StepEntity> {
        @Activate
        public Steps(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "evaluation.step", StepEntity.class, "number", (em, row) -> row.change());
        }
    }

    /** What assessors found. */
    @Component(service = AuditSource.class)
    public static final class Judgements extends Numbered<JudgementEntity> {
        @Activate
        public Judgements(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "evaluation.judgement", JudgementEntity.class, "id", (em, row) -> row.change());
        }
    }

    /** Evidence that was handed in. */
    @Component(service = AuditSource.class)
    public static final class Proofs extends Numbered<EvidenceEntity> {
        @Activate
        public Proofs(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "evaluation.evidence", EvidenceEntity.class, "id", (em, row) -> row.change());
        }
    }
}
