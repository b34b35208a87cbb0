// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Message;
import org.shifan.facilitation.reference.MeasureTable;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Holds the lines of the ledger against the archive of treatments, which says by itself what was granted: one line for each treatment
 * that a convenience governs and no other, drawn only where the shipment was checked, and no days saved there.
 */
final class Reconciling {
    private static final int SHOWN = 20;
    private static final String OF_LINES = " and u.month >= :from and u.month <= :to";
    private static final String OF_TREATMENTS = " and t.on >= :from and t.on <= :to";

    private final EntityManager em;
    private final BureauCode bureau;
    private final ZoneId zone;
    private final YearMonth from;
    private final YearMonth to;

    /** @param bureau null for all, as the zone */
    Reconciling(EntityManager em, BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to) {
        this.em = em;
        this.bureau = bureau;
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    List<Message> faults() {
        List<Message> out = new ArrayList<>();
        treatments("select t.declaration from TreatmentEntity t where t.governing in :conveniences and not exists"
                        + " (select u.id from UseEntity u where u.treatment = t.id and u.measure = t.governing)")
                .forEach(declaration -> out.add(say("facilitation.ledger.missing", declaration)));
        lines(
                        "select u.declaration from UseEntity u where u.measure in :conveniences and not exists (select t.id"
                                + " from TreatmentEntity t where t.id = u.treatment and t.governing = u.measure)",
                        "")
                .forEach(declaration -> out.add(say("facilitation.ledger.foreign", declaration)));
        lines(
                        "select max(u.declaration) from UseEntity u where u.measure in :conveniences",
                        " group by u.treatment, u.measure having count(u.id) > 1")
                .forEach(declaration -> out.add(say("facilitation.ledger.twice", declaration)));
        // Literals of the two values are numbers in one of the databases.
        of(inMonths(
                                "select u.declaration from UseEntity u, TreatmentEntity t where t.id = u.treatment"
                                        + " and u.measure in :conveniences and ((u.drawn = 1 and t.checked = :no) or (u.days > 0 and t.checked = :yes))",
                                "")
                        .setParameter("no", false)
                        .setParameter("yes", true))
                .forEach(declaration -> out.add(say("facilitation.ledger.drawn", declaration)));
        return out;
    }

    private List<String> treatments(String select) {
        return of(em.createQuery(select + OF_TREATMENTS + where("t"), String.class)
                .setParameter("from", from.atDay(1))
                .setParameter("to", to.atEndOfMonth()));
    }

    private List<String> lines(String select, String end) {
        return of(inMonths(select, end));
    }

    private TypedQuery<String> inMonths(String select, String end) {
        return em.createQuery(select + OF_LINES + where("u") + end, String.class)
                .setParameter("from", from.toString())
                .setParameter("to", to.toString());
    }

    private String where(String row) {
        return (bureau == null ? "" : " and " + row + ".bureau = :bureau")
                + (zone == null ? "" : " and " + row + ".zone = :zone");
    }

    private List<String> of(TypedQuery<String> query) {
        query.setParameter("conveniences", MeasureTable.conveniences());
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (zone != null) {
            query.setParameter("zone", zone.value());
        }
        return query.setMaxResults(SHOWN).getResultList();
    }
}
