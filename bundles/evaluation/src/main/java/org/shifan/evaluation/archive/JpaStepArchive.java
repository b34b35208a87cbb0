// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.release.CriteriaStep;
import org.shifan.api.schema.SchemaReady;

/** The steps of criteria sets in the table EVAL_STEP. */
@Component
public final class JpaStepArchive implements StepArchive {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaStepArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public void add(List<CriteriaStep> steps) {
        jpa.tx(TransactionType.Required, em -> add(em, steps));
    }

    private static void add(EntityManager em, List<CriteriaStep> steps) {
        for (CriteriaStep step : steps) {
            em.persist(new StepEntity(step));
            // One after the other: their numbers are their order.
            em.flush();
        }
    }

    @Override
    public boolean addAfter(CriteriaStep last, List<CriteriaStep> steps) {
        return jpa.txExpr(TransactionType.Required, em -> {
            LockEntity.hold(em);
            boolean isLast = steps(em, last.set()).stream()
                    .filter(step -> step.version().equals(last.version())
                            && step.digest().equals(last.digest()))
                    .reduce((earlier, later) -> later)
                    .filter(last::equals)
                    .isPresent();
            if (isLast) {
                add(em, steps);
            }
            return isLast;
        });
    }

    @Override
    public long last() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> Optional.ofNullable(em.createQuery("select max(s.number) from StepEntity s", Long.class)
                                .getSingleResult())
                        .orElse(0L));
    }

    @Override
    public List<CriteriaStep> steps(String set) {
        return jpa.txExpr(TransactionType.Required, em -> steps(em, set));
    }

    private static List<CriteriaStep> steps(EntityManager em, String set) {
        return em
                .createQuery("select s from StepEntity s where s.set = :set order by s.number", StepEntity.class)
                .setParameter("set", set)
                .getResultList()
                .stream()
                .map(StepEntity::step)
                .toList();
    }

    @Override
    public void keep(Foreseen shown, Instant at) {
        jpa.tx(TransactionType.Required, em -> {
            if (em.find(PredictionEntity.class, shown.prediction().digest()) == null) {
                em.persist(new PredictionEntity(shown, at));
            }
        });
    }

    @Override
    public Optional<Foreseen> foreseen(String digest) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> Optional.ofNullable(em.find(PredictionEntity.class, digest))
                        .map(PredictionEntity::foreseen));
    }
}
