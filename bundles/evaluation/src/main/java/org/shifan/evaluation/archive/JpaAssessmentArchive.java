// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.schema.SchemaReady;

/** Judgements and evidence in the tables EVAL_JUDGEMENT and EVAL_EVIDENCE. */
@Component
public final class JpaAssessmentArchive implements AssessmentArchive {
    /** Databases do not take lists of any length. */
    private static final int AT_ONCE = 500;

    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaAssessmentArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public Judgement keep(Judgement judgement) {
        return jpa.txExpr(TransactionType.Required, em -> {
            JudgementEntity row = new JudgementEntity(judgement);
            em.persist(row);
            em.flush();
            return row.entry();
        });
    }

    @Override
    public Evidence keep(Evidence evidence) {
        return jpa.txExpr(TransactionType.Required, em -> {
            EvidenceEntity row = new EvidenceEntity(evidence);
            em.persist(row);
            em.flush();
            return row.entry();
        });
    }

    @Override
    public List<Judgement> judgements(Collection<Subject> subjects, int year) {
        List<Judgement> out = new ArrayList<>();
        for (List<String> some : parts(subjects)) {
            out.addAll(jpa.txExpr(
                    TransactionType.Required,
                    em -> em
                            .createQuery(
                                    "select j from JudgementEntity j where j.subject in :subjects"
                                            + " and j.year = :year order by j.id",
                                    JudgementEntity.class)
                            .setParameter("subjects", some)
                            .setParameter("year", year)
                            .getResultList()
                            .stream()
                            .map(JudgementEntity::entry)
                            .toList()));
        }
        return out;
    }

    @Override
    public List<Evidence> evidence(Collection<Subject> subjects) {
        List<Evidence> out = new ArrayList<>();
        for (List<String> some : parts(subjects)) {
            out.addAll(jpa.txExpr(
                    TransactionType.Required,
                    em -> em
                            .createQuery(
                                    "select e from EvidenceEntity e where e.subject in :subjects order by e.id",
                                    EvidenceEntity.class)
                            .setParameter("subjects", some)
                            .getResultList()
                            .stream()
                            .map(EvidenceEntity::entry)
                            .toList()));
        }
        return out;
    }

    @Override
    public String revision() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> "judgement " + last(em, "JudgementEntity") + ", evidence " + last(em, "EvidenceEntity"));
    }

    private static long last(EntityManager em, String rows) {
        Long last = em.createQuery("select max(r.id) from " + rows + " r", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    private static List<List<String>> parts(Collection<Subject> subjects) {
        List<String> all = subjects.stream().map(Subject::toString).toList();
        List<List<String>> out = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            out.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return out;
    }
}
