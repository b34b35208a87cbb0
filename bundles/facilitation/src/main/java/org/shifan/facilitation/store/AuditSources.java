// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

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

/** What the audit log sees of measures. What is added and later ended once shows as two changes, each in its own order. */
final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-facilitation)";
    private static final String TABLES = "(shifan.schema=facilitation)";

    private AuditSources() {}

    /** What a query finds behind a number, in the order of the numbers. */
    private abstract static class Numbered<E> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;
        private final String query;
        private final Function<E, AuditedChange> change;

        Numbered(JpaTemplate jpa, String name, Class<E> type, String query, Function<E, AuditedChange> change) {
            this.jpa = jpa;
            this.name = name;
            this.type = type;
            this.query = query;
            this.change = change;
        }

        @Override
        public final String name() {
            return name;
        }

        @Override
        public final List<AuditedChange> changes(String after, int limit) {
            return jpa.txExpr(
                    TransactionType.Required,
                    em -> em
                            .createQuery(query, type)
                            .setParameter("after", AuditedChange.number(after))
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(change)
                            .toList());
        }
    }

    /** Grounds that were declared. */
    @Component(service = AuditSource.class)
    public static final class Grounds extends Numbered<GroundEntity> {
        @Activate
        public Grounds(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.ground",
                    GroundEntity.class,
                    "select g from GroundEntity g where g.id > :after order by g.id",
                    GroundEntity::begun);
        }
    }

    /** Grounds that were ended before their term. */
    @Component(service = AuditSource.class)
    public static final class GroundEnds extends Numbered<GroundEntity> {
        @Activate
        public GroundEnds(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.ground-end",
                    GroundEntity.class,
                    "select g from GroundEntity g where g.endNumber > :after order by g.endNumber",
                    GroundEntity::over);
        }
    }

    /** Proofs that were handed in. */
    @Component(service = AuditSource.class)
    public static final class Proofs extends Numbered<ProofEntity> {
        @Activate
        public Proofs(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.proof",
                    ProofEntity.class,
                    "select p from ProofEntity p where p.id > :after order by p.id",
                    ProofEntity::taken);
        }
    }

    /** Proofs that were verified. */
    @Component(service = AuditSource.class)
    public static final class Verifications extends Numbered<ProofEntity> {
        @Activate
        public Verifications(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.proof-verified",
                    ProofEntity.class,
                    "select p from ProofEntity p where p.verifyNumber > :after order by p.verifyNumber",
                    ProofEntity::checked);
        }
    }

    /** Measures that stopped or came back. */
    @Component(service = AuditSource.class)
    public static final class Stops extends Numbered<StopEntity> {
        @Activate
        public Stops(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.stop",
                    StopEntity.class,
                    "select s from StopEntity s where s.id > :after order by s.id",
                    StopEntity::change);
        }
    }

    /** Notices of measures that were read. */
    @Component(service = AuditSource.class)
    public static final class StopReceipts extends Numbered<StopReceiptEntity> {
        @Activate
        public StopReceipts(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.stop-read",
                    StopReceiptEntity.class,
                    "select r from StopReceiptEntity r where r.id > :after order by r.id",
                    StopReceiptEntity::change);
        }
    }

    /** Ratings of enterprises. */
    @Component(service = AuditSource.class)
    public static final class Ratings extends Numbered<RatingEntity> {
        @Activate
        public Ratings(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.rating",
                    RatingEntity.class,
                    "select r from RatingEntity r where r.id > :after order by r.id",
                    RatingEntity::change);
        }
    }

    /** Decided treatments. The texts behind them are not read: their digests stand for them. */
    @Component(service = AuditSource.class)
    public static final class Treatments extends Numbered<TreatmentGist> {
        @Activate
        public Treatments(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.treatment",
                    TreatmentGist.class,
                    "select new org.shifan.facilitation.store.TreatmentGist(t.id, t.at, t.by, t.declaration,"
                            + " t.enterprise, t.governing, t.checked, t.rulesDigest, t.inputsDigest, t.treatmentDigest)"
                            + " from TreatmentEntity t where t.id > :after order by t.id",
                    TreatmentGist::change);
        }
    }

    /** Monitoring plans that were set. */
    @Component(service = AuditSource.class)
    public static final class Plans extends Numbered<PlanEntity> {
        @Activate
        public Plans(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.plan",
                    PlanEntity.class,
                    "select x from PlanEntity x where x.id > :after order by x.id",
                    PlanEntity::begun);
        }
    }

    /** Monitoring plans that were ended before their term. */
    @Component(service = AuditSource.class)
    public static final class PlanEnds extends Numbered<PlanEntity> {
        @Activate
        public PlanEnds(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.plan-end",
                    PlanEntity.class,
                    "select x from PlanEntity x where x.endNumber > :after order by x.endNumber",
                    PlanEntity::over);
        }
    }

    /** Samples that were taken. */
    @Component(service = AuditSource.class)
    public static final class Samples extends Numbered<SampleEntity> {
        @Activate
        public Samples(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.sample",
                    SampleEntity.class,
                    "select x from SampleEntity x where x.id > :after order by x.id",
                    SampleEntity::entered);
        }
    }

    /** What the tests of samples found. */
    @Component(service = AuditSource.class)
    public static final class SampleResults extends Numbered<SampleEntity> {
        @Activate
        public SampleResults(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.sample-found",
                    SampleEntity.class,
                    "select x from SampleEntity x where x.foundNumber > :after order by x.foundNumber",
                    SampleEntity::tested);
        }
    }

    /** Goods that crossed the border for a project and have to cross it again. */
    @Component(service = AuditSource.class)
    public static final class Consignments extends Numbered<ConsignmentEntity> {
        @Activate
        public Consignments(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.consignment",
                    ConsignmentEntity.class,
                    "select x from ConsignmentEntity x where x.id > :after order by x.id",
                    ConsignmentEntity::begun);
        }
    }

    /** What of them came back or was written off. */
    @Component(service = AuditSource.class)
    public static final class ConsignmentSteps extends Numbered<ConsignmentStepEntity> {
        @Activate
        public ConsignmentSteps(
                @Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.consignment-step",
                    ConsignmentStepEntity.class,
                    "select x from ConsignmentStepEntity x where x.id > :after order by x.id",
                    ConsignmentStepEntity::change);
        }
    }

    /** Terms that bureaus set, with what they took the place of. */
    @Component(service = AuditSource.class)
    public static final class Terms extends Numbered<TermEntity> {
        @Activate
        public Terms(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.term",
                    TermEntity.class,
                    "select x from TermEntity x where x.id > :after order by x.id",
                    TermEntity::begun);
        }
    }

    /** Terms that were ended without another in their place. */
    @Component(service = AuditSource.class)
    public static final class TermEnds extends Numbered<TermEntity> {
        @Activate
        public TermEnds(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.term-end",
                    TermEntity.class,
                    "select x from TermEntity x where x.endNumber > :after order by x.endNumber",
                    TermEntity::over);
        }
    }

    /** Bundles that brought terms of a bureau or took them away. */
    @Component(service = AuditSource.class)
    public static final class TermSources extends Numbered<TermSourceEntity> {
        @Activate
        public TermSources(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.term-source",
                    TermSourceEntity.class,
                    "select x from TermSourceEntity x where x.id > :after order by x.id",
                    TermSourceEntity::change);
        }
    }

    /** Proofs that were asked for, and what was said to be late. */
    @Component(service = AuditSource.class)
    public static final class Reminders extends Numbered<ReminderEntity> {
        @Activate
        public Reminders(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.reminder",
                    ReminderEntity.class,
                    "select x from ReminderEntity x where x.id > :after order by x.id",
                    ReminderEntity::change);
        }
    }

    /** What random checks and joint inspections found. */
    @Component(service = AuditSource.class)
    public static final class Checks extends Numbered<CheckEntity> {
        @Activate
        public Checks(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(
                    jpa,
                    "facilitation.check",
                    CheckEntity.class,
                    "select x from CheckEntity x where x.id > :after order by x.id",
                    CheckEntity::change);
        }
    }
}
