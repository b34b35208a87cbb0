// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.shifan.api.evaluation.Aftermath;
import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.evaluation.VerdictOverride;

/** Reads what was decided and found about results since they were made. */
final class Aftermaths {
    /** Databases do not take lists of any length. */
    private static final int AT_ONCE = 500;

    private final EvaluationJson json;

    Aftermaths(EvaluationJson json) {
        this.json = json;
    }

    Aftermath of(EntityManager em, long result) {
        return of(em, List.of(result)).getOrDefault(result, Aftermath.NONE);
    }

    /** By number; those about which there is nothing are not in it. */
    Map<Long, Aftermath> of(EntityManager em, Collection<Long> results) {
        Map<Long, Aftermath> out = new HashMap<>();
        List<Long> all = List.copyOf(results);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            Map<Long, List<VerdictOverride>> entries = new HashMap<>();
            Map<Long, VerdictOverride> inEffect = new HashMap<>();
            overrides(em, some, entries, inEffect);
            Map<Long, List<ChangedFact>> changed = changed(em, some);
            for (long result : some) {
                if (entries.containsKey(result) || changed.containsKey(result)) {
                    List<VerdictOverride> own = entries.getOrDefault(result, List.of());
                    VerdictOverride last = own.isEmpty() ? null : own.get(own.size() - 1);
                    VerdictOverride counts = inEffect.get(result);
                    out.put(
                            result,
                            new Aftermath(
                                    counts != null && counts.kind() == VerdictOverride.Kind.VERDICT ? counts : null,
                                    last != null && last.confirmed() == null ? last : null,
                                    changed.getOrDefault(result, List.of())));
                }
            }
        }
        return out;
    }

    /** Everything that was put forward about the result, oldest first. */
    List<VerdictOverride> history(EntityManager em, long result) {
        Map<Long, List<VerdictOverride>> entries = new HashMap<>();
        overrides(em, List.of(result), entries, new HashMap<>());
        return entries.getOrDefault(result, List.of());
    }

    /** @param inEffect what was confirmed last, a withdrawal too */
    private static void overrides(
            EntityManager em,
            List<Long> results,
            Map<Long, List<VerdictOverride>> entries,
            Map<Long, VerdictOverride> inEffect) {
        List<OverrideEntity> rows = em.createQuery(
                        "select o from OverrideEntity o where o.result in :results order by o.id", OverrideEntity.class)
                .setParameter("results", results)
                .getResultList();
        if (rows.isEmpty()) {
            return;
        }
        Map<Long, ConfirmationEntity> confirmed = em
                .createQuery(
                        "select c from ConfirmationEntity c, OverrideEntity o where c.override = o.id"
                                + " and o.result in :results",
                        ConfirmationEntity.class)
                .setParameter("results", results)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(ConfirmationEntity::override, Function.identity()));
        Map<Long, Long> last = new HashMap<>();
        for (OverrideEntity row : rows) {
            ConfirmationEntity by = confirmed.get(row.id());
            VerdictOverride entry = row.entry(by);
            entries.computeIfAbsent(entry.evaluation(), e -> new ArrayList<>()).add(entry);
            if (by != null && by.id() > last.getOrDefault(entry.evaluation(), 0L)) {
                last.put(entry.evaluation(), by.id());
                inEffect.put(entry.evaluation(), entry);
            }
        }
    }

    private Map<Long, List<ChangedFact>> changed(EntityManager em, List<Long> results) {
        return em
                .createQuery(
                        "select c from ChangedEntity c where c.result in :results and c.cleared is null order by c.id",
                        ChangedEntity.class)
                .setParameter("results", results)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        ChangedEntity::result,
                        Collectors.mapping(row -> json.readChange(row.detail()), Collectors.toList())));
    }
}
