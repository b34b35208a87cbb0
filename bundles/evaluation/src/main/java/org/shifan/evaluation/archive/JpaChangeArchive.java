// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.schema.SchemaReady;

/** Changed facts in the tables EVAL_CHANGED and EVAL_WATCH. */
@Component
public final class JpaChangeArchive implements ChangeArchive {
    private static final String SOURCES = "sources";

    private final JpaTemplate jpa;
    private final EvaluationJson json = new EvaluationJson();

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaChangeArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public boolean note(long evaluation, List<ChangedFact> changed, Predicate<ChangedFact> open, Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            if (!changed.isEmpty()) {
                // Another node may be about to note the same.
                LockEntity.hold(em);
            }
            List<ChangedFact> fresh = new ArrayList<>(changed);
            List<ChangedEntity> rows = em.createQuery(
                            "select c from ChangedEntity c where c.result = :result and c.cleared is null",
                            ChangedEntity.class)
                    .setParameter("result", evaluation)
                    .getResultList();
            for (ChangedEntity row : rows) {
                ChangedFact known = json.readChange(row.detail());
                if (!fresh.removeIf(change -> isSame(change, known)) && !open.test(known)) {
                    row.clear(at.toEpochMilli());
                }
            }
            fresh.forEach(change -> em.persist(new ChangedEntity(evaluation, json.write(change), at.toEpochMilli())));
            return !fresh.isEmpty();
        });
    }

    /**
     * Whether it is the same change: another import that leaves the value as it is makes no new one. What has no value, such as a
     * judgement, is known by what stands there instead, since several people may judge one item.
     */
    private static boolean isSame(ChangedFact one, ChangedFact other) {
        return one.fact().equals(other.fact())
                && one.year() == other.year()
                && ChangedFact.isSame(one.now(), other.now())
                && (one.now() != null
                        || (one.sourcesThen().equals(other.sourcesThen())
                                && one.sourcesNow().equals(other.sourcesNow())));
    }

    @Override
    public String compared() {
        return jpa.txExpr(TransactionType.Required, em -> {
            WatchEntity row = em.find(WatchEntity.class, SOURCES);
            return row == null ? "" : row.state();
        });
    }

    @Override
    public void compared(String state, Instant at) {
        jpa.tx(TransactionType.Required, em -> em.merge(new WatchEntity(SOURCES, state, at.toEpochMilli())));
    }
}
