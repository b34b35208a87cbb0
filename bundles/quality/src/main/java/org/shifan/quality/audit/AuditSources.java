// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.audit;

import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;
import org.shifan.quality.competition.CompetitionStepEntity;
import org.shifan.quality.complaint.ComplaintStepEntity;
import org.shifan.quality.store.AuditedStep;
import org.shifan.quality.store.StepEntity;
import org.shifan.quality.trace.AnswerEntity;
import org.shifan.quality.trace.EvidenceEntity;

/** What the audit log sees of quality: tables of steps, answers and documents, whose rows are added and never changed. */
public final class AuditSources {
    private static final String UNIT = "(osgi.unit.name=shifan-quality)";
    private static final String TABLES = "(shifan.schema=quality)";

    private AuditSources() {}

    /** The rows of one table by number. */
    private abstract static class Steps<E extends AuditedStep> implements AuditSource {
        private final JpaTemplate jpa;
        private final String name;
        private final Class<E> type;

        Steps(JpaTemplate jpa, String name, Class<E> type) {
            this.jpa = jpa;
            this.name = name;
            this.type = type;
        }

        @Override
        public final String name() {
            return name;
        }

        @Override
        public final List<AuditedChange> changes(String after, int limit) {
            String query = "select s from " + type.getSimpleName() + " s where s.id > :after order by s.id";
            return jpa.txExpr(
                    TransactionType.Required,
                    em -> em
                            .createQuery(query, type)
                            .setParameter("after", AuditedChange.number(after))
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(AuditedStep::audited)
                            .toList());
        }
    }

    /** Reports taken in, matches that a person confirmed, incidents joined, and every step of their traces. */
    @Component(service = AuditSource.class)
    public static final class Incidents extends Steps<StepEntity> {
        @Activate
        public Incidents(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "quality.incident", StepEntity.class);
        }
    }

    /** What investigators answered; the steps of a trace do not repeat it. */
    @Component(service = AuditSource.class)
    public static final class TraceAnswers extends Steps<AnswerEntity> {
        @Activate
        public TraceAnswers(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "quality.trace-answer", AnswerEntity.class);
        }
    }

    /** The documents that traces rest on. */
    @Component(service = AuditSource.class)
    public static final class TraceDocuments extends Steps<EvidenceEntity> {
        @Activate
        public TraceDocuments(
                @Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "quality.trace-document", EvidenceEntity.class);
        }
    }

    /** What was done with complaints, every opened seal among it. */
    @Component(service = AuditSource.class)
    public static final class Complaints extends Steps<ComplaintStepEntity> {
        @Activate
        public Complaints(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "quality.complaint", ComplaintStepEntity.class);
        }
    }

    /** Cases of counterfeit and unfair competition. */
    @Component(service = AuditSource.class)
    public static final class Competition extends Steps<CompetitionStepEntity> {
        @Activate
        public Competition(@Reference(target = TABLES) SchemaReady ready, @Reference(target = UNIT) JpaTemplate jpa) {
            super(jpa, "quality.competition", CompetitionStepEntity.class);
        }
    }
}
