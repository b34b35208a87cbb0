// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;

/** The table EVAL_DECIDING. */
@Component
public final class JpaRunningDecisions implements RunningDecisions {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaRunningDecisions(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public long begin(String node, Asked asked) {
        return jpa.txExpr(TransactionType.Required, em -> begin(em, node, asked));
    }

    private static long begin(EntityManager em, String node, Asked asked) {
        DecidingEntity line = new DecidingEntity(node, asked);
        em.persist(line);
        em.flush();
        return line.id();
    }

    @Override
    public OptionalLong takeUp(String node, Running lost) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> DecidingEntity.end(em, lost.id())
                        ? OptionalLong.of(begin(em, node, lost.asked()))
                        : OptionalLong.empty());
    }

    @Override
    public void beat(Collection<Long> ids) {
        jpa.tx(
                TransactionType.Required,
                em -> ids.stream()
                        .sorted()
                        .forEach(id -> em.createQuery(
                                        "update DecidingEntity d set d.beats = d.beats + 1 where d.id = :id")
                                .setParameter("id", id)
                                .executeUpdate()));
    }

    @Override
    public void end(long id) {
        jpa.tx(TransactionType.Required, em -> DecidingEntity.end(em, id));
    }

    @Override
    public List<Running> all() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery("select d from DecidingEntity d order by d.id", DecidingEntity.class)
                        .getResultList()
                        .stream()
                        .map(DecidingEntity::running)
                        .toList());
    }
}
