// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.schema.SchemaReady;

/** Overrides in the tables EVAL_OVERRIDE and EVAL_CONFIRMATION. */
@Component
public final class JpaOverrideArchive implements OverrideArchive {
    private final JpaTemplate jpa;
    private final Aftermaths aftermaths = new Aftermaths(new EvaluationJson());

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaOverrideArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public VerdictOverride keep(VerdictOverride entry) {
        return jpa.txExpr(TransactionType.Required, em -> {
            OverrideEntity row = new OverrideEntity(entry);
            em.persist(row);
            em.flush();
            return row.entry(null);
        });
    }

    @Override
    public Optional<VerdictOverride> confirm(VerdictOverride entry, Actor actor, Decision decision, Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            // Of two who confirm at once the second waits here, and then sees what the first did.
            LockEntity.hold(em);
            boolean confirmed = !em.createQuery(
                            "select c.id from ConfirmationEntity c where c.override = :entry", Long.class)
                    .setParameter("entry", entry.id())
                    .getResultList()
                    .isEmpty();
            if (confirmed) {
                return Optional.<VerdictOverride>empty();
            }
            ConfirmationEntity row = new ConfirmationEntity(entry.id(), actor, decision, at.toEpochMilli());
            em.persist(row);
            em.flush();
            return Optional.of(em.find(OverrideEntity.class, entry.id()).entry(row));
        });
    }

    @Override
    public List<VerdictOverride> history(long evaluation) {
        return jpa.txExpr(TransactionType.Required, em -> aftermaths.history(em, evaluation));
    }
}
