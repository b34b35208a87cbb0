// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;

/**
 * Which bureaus have taken in reports of a year, within one transaction. An incident does not tell: of a published report it stays with
 * the bureau that took it in first, and whoever's enterprise it is attributed to has it then.
 */
final class Coverage {
    private record Key(String bureau, String scheme, int year) {}

    private final EntityManager em;
    private final Numbers numbers;
    private final Map<Key, CoverageEntity> rows = new HashMap<>();

    Coverage(EntityManager em, Numbers numbers) {
        this.em = em;
        this.numbers = numbers;
    }

    /** The report was taken in, also one that was known already. */
    void delivered(Received received) {
        LocalDate day = received.report().on();
        Key key = new Key(received.bureau().value(), received.report().scheme(), day.getYear());
        rows.computeIfAbsent(key, its -> row(its, day)).delivered(day);
    }

    private CoverageEntity row(Key key, LocalDate day) {
        return em
                .createQuery(
                        "select c from CoverageEntity c where c.bureau = :bureau and c.scheme = :scheme"
                                + " and c.year = :year",
                        CoverageEntity.class)
                .setParameter("bureau", key.bureau())
                .setParameter("scheme", key.scheme())
                .setParameter("year", key.year())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .stream()
                .findFirst()
                .orElseGet(() -> {
                    CoverageEntity fresh =
                            new CoverageEntity(numbers.next(CoverageEntity.class), key.bureau(), key.scheme(), day);
                    em.persist(fresh);
                    return fresh;
                });
    }

    /** The bureaus that have taken in reports of what had happened in the year by the day. */
    static Set<String> bureaus(EntityManager em, int year, LocalDate asOf) {
        return new HashSet<>(em.createQuery(
                        "select c.bureau from CoverageEntity c where c.year = :year and c.first <= :asOf", String.class)
                .setParameter("year", year)
                .setParameter("asOf", asOf)
                .getResultList());
    }
}
