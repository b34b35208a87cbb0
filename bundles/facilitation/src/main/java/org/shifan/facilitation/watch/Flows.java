// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.facilitation.store.StopEntity;
import org.shifan.facilitation.store.UseEntity;

/** Which flows there are, as the database groups them: however often a measure was used, one row of each flow is read. */
final class Flows {
    private Flows() {}

    /** The enterprises that used a measure since that day, in order. */
    static List<OrganisationCode> enterprises(EntityManager em, LocalDate since) {
        return em
                .createQuery(
                        "select distinct u.enterprise from UseEntity u where u.on >= :since order by u.enterprise",
                        String.class)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(OrganisationCode::of)
                .toList();
    }

    /** The use of each flow that was decided last. */
    static Map<Flow, Line> lastUses(EntityManager em, OrganisationCode enterprise, LocalDate since) {
        Map<Flow, Line> out = new LinkedHashMap<>();
        em.createQuery(
                        "select u from UseEntity u where u.enterprise = :enterprise and u.id in (select max(v.id) from"
                                + " UseEntity v where v.enterprise = :enterprise and v.on >= :since group by v.hs, v.country,"
                                + " v.measure) order by u.id",
                        UseEntity.class)
                .setParameter("enterprise", enterprise.value())
                .setParameter("since", since)
                .getResultList()
                .forEach(use -> out.put(Flow.of(use.line()), use.line()));
        return out;
    }

    /** What was noticed last of each flow. */
    static Map<Flow, MeasureStop> lastStops(EntityManager em, OrganisationCode enterprise) {
        Map<Flow, MeasureStop> out = new LinkedHashMap<>();
        em.createQuery(
                        "select s from StopEntity s where s.enterprise = :enterprise and s.id in (select max(t.id) from"
                                + " StopEntity t where t.enterprise = :enterprise group by t.hs, t.country, t.measure)",
                        StopEntity.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList()
                .forEach(row -> out.put(Flow.of(row.stop()), row.stop()));
        return out;
    }
}
