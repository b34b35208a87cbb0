// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;

/** The table EVAL_SHARED. */
@Component
public final class JpaSharedBundles implements SharedBundles {
    private final JpaTemplate jpa;
    private final Clock clock = Clock.systemUTC();

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaSharedBundles(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public List<Wanted> after(long revision) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select s from SharedEntity s where s.revision > :revision order by s.revision",
                                SharedEntity.class)
                        .setParameter("revision", revision)
                        .getResultList()
                        .stream()
                        .map(SharedEntity::wanted)
                        .toList());
    }

    @Override
    public boolean came(String name, String digest, String node) {
        return change(
                name, digest, true, node, is -> !is.there() || !is.digest().equals(digest));
    }

    @Override
    public boolean went(String name, String digest, String node) {
        return change(name, digest, false, node, is -> is.there() && is.digest().equals(digest));
    }

    private boolean change(String name, String digest, boolean there, String node, Predicate<Wanted> isNews) {
        return jpa.txExpr(TransactionType.Required, em -> {
            LockEntity.hold(em);
            Optional<Wanted> is =
                    Optional.ofNullable(em.find(SharedEntity.class, name)).map(SharedEntity::wanted);
            boolean news = is.map(isNews::test).orElse(true);
            if (news) {
                em.merge(new SharedEntity(
                        name, new Wanted(name, digest, there, last(em) + 1, node), node, clock.millis()));
            }
            return news;
        });
    }

    private static long last(EntityManager em) {
        Long last = em.createQuery("select max(s.revision) from SharedEntity s", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }
}
