// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample.Outcome;
import org.shifan.facilitation.store.PlanEntity;
import org.shifan.facilitation.store.SampleEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;

/** Plans and samples as they are stored. */
final class PlanRows {
    private PlanRows() {}

    /** @throws org.shifan.api.text.ShifanException {@code facilitation.plan.unknown} */
    static MonitoringPlan require(EntityManager em, long plan) {
        PlanEntity row = em.find(PlanEntity.class, plan);
        if (row == null) {
            throw refuse("facilitation.plan.unknown", plan);
        }
        return counted(em, List.of(row)).get(0);
    }

    static List<MonitoringPlan> plans(EntityManager em, OrganisationCode enterprise) {
        return counted(em, query(em, null, enterprise, null).getResultList());
    }

    /** The latest first; null for any. */
    static TypedQuery<PlanEntity> query(
            EntityManager em, BureauCode bureau, OrganisationCode enterprise, Integer year) {
        TypedQuery<PlanEntity> query = em.createQuery(
                "select p from PlanEntity p where 1 = 1"
                        + (bureau == null ? "" : " and p.bureau = :bureau")
                        + (enterprise == null ? "" : " and p.enterprise = :enterprise")
                        + (year == null ? "" : " and p.to = :last")
                        + " order by p.id desc",
                PlanEntity.class);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (enterprise != null) {
            query.setParameter("enterprise", enterprise.value());
        }
        if (year != null) {
            query.setParameter("last", LocalDate.of(year, 12, 31));
        }
        return query;
    }

    /** How many samples of a plan were taken, failed and wait. */
    private record Counts(int taken, int failed, int open) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Outcome outcome, int more) {
            return new Counts(
                    taken + more,
                    failed + (outcome == Outcome.FAILED ? more : 0),
                    open + (outcome == Outcome.OPEN ? more : 0));
        }
    }

    /** Plans with the counts of their samples. */
    static List<MonitoringPlan> counted(EntityManager em, List<PlanEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Counts> counts = new HashMap<>();
        em.createQuery(
                        "select s.plan, s.outcome, count(s) from SampleEntity s where s.plan in :plans"
                                + " group by s.plan, s.outcome",
                        Object[].class)
                .setParameter("plans", rows.stream().map(PlanEntity::id).toList())
                .getResultList()
                .forEach(row -> counts.merge(
                        (Long) row[0],
                        Counts.NONE.plus(Outcome.valueOf((String) row[1]), ((Number) row[2]).intValue()),
                        (one, other) -> new Counts(
                                one.taken() + other.taken(),
                                one.failed() + other.failed(),
                                one.open() + other.open())));
        List<MonitoringPlan> out = new ArrayList<>();
        for (PlanEntity row : rows) {
            Counts count = counts.getOrDefault(row.id(), Counts.NONE);
            out.add(row.plan(count.taken(), count.failed(), count.open()));
        }
        return out;
    }

    static List<SampleEntity> samples(EntityManager em, long plan) {
        return em.createQuery("select s from SampleEntity s where s.plan = :plan order by s.id", SampleEntity.class)
                .setParameter("plan", plan)
                .getResultList();
    }
}
