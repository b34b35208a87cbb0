// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.Shipment;
import org.shifan.facilitation.store.Flow;
import org.shifan.facilitation.store.StopEntity;
import org.shifan.facilitation.store.UseEntity;

/** Which flows there are, as the database groups them: however often a measure was used, one row of each flow is read. */
final class Flows {
    /** The measure that stands for the mode of supervision. */
    static final String MODE = "F1";

    private Flows() {}

    /** The enterprises that declared something since that day, in order. */
    static List<OrganisationCode> enterprises(EntityManager em, LocalDate since) {
        return em
                .createQuery(
                        "select distinct t.enterprise from TreatmentEntity t where t.on >= :since order by t.enterprise",
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

    /** The number of the treatment that was decided last of goods that go to a country: its mode rests on the enterprise's class. */
    static Map<Flow, Long> lastExports(EntityManager em, OrganisationCode enterprise, LocalDate since) {
        Map<Flow, Long> out = new LinkedHashMap<>();
        em.createQuery(
                        "select t.hs, t.country, max(t.id) from TreatmentEntity t where t.enterprise = :enterprise and"
                                + " t.on >= :since and t.direction = :export group by t.hs, t.country order by t.hs, t.country",
                        Object[].class)
                .setParameter("enterprise", enterprise.value())
                .setParameter("since", since)
                .setParameter("export", Shipment.Direction.EXPORT.name())
                .getResultList()
                .forEach(row -> out.put(
                        new Flow(enterprise, (String) row[0], (String) row[1], MODE), ((Number) row[2]).longValue()));
        return out;
    }

    /** What was noticed last of each flow. */
    static Map<Flow, StopEntity> lastStops(EntityManager em, OrganisationCode enterprise) {
        Map<Flow, StopEntity> out = new LinkedHashMap<>();
        em.createQuery(
                        "select s from StopEntity s where s.enterprise = :enterprise and s.id in (select max(t.id) from"
                                + " StopEntity t where t.enterprise = :enterprise group by t.hs, t.country, t.measure)",
                        StopEntity.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList()
                .forEach(row -> out.put(Flow.of(row.stop(List.of())), row));
        return out;
    }
}
