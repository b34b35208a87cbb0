// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.Query;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.Incidents;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.TreatmentEntity;
import org.shifan.facilitation.store.UseEntity;

import static org.shifan.facilitation.FacilitationMessages.say;

/** The ledger in FAC_USE. */
@Component(service = MeasureLedger.class)
public final class Ledger implements MeasureLedger {
    /** How long after a shipment an incident may still be of it. */
    private static final int DAYS_AFTER = 365;

    private static final int PAGE = 1000;

    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Incidents incidents;

    /** @param ready the promise that the tables are there */
    @Activate
    public Ledger(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.permissions = permissions;
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    /** Of which zone and bureau all is; one that the register does not know is nobody's own. */
    private Place place(BureauCode bureau, ZoneId zone) {
        Place of = zone == null
                ? Place.COUNTRY
                : zones.zone(zone).map(Place::of).orElse(new Place(null, null, zone, null));
        return new Place(bureau == null ? of.bureau() : bureau, of.division(), of.zone(), null);
    }

    @Override
    public List<Line> lines(BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to, int offset, int limit) {
        Readers readers = readers();
        return readers
                .page(
                        bureau,
                        null,
                        offset,
                        limit,
                        (at, most) -> uses(bureau, zone, from, to, at, most),
                        use -> readers.may(
                                use.line().enterprise(),
                                use.keptBy(),
                                use.line().zone()))
                .stream()
                .map(UseEntity::line)
                .toList();
    }

    private List<UseEntity> uses(BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            Query query = query(em, "select u from UseEntity u", " order by u.on, u.id", bureau, zone, from, to);
            List<?> rows = query.setFirstResult(offset).setMaxResults(limit).getResultList();
            return rows.stream().map(UseEntity.class::cast).toList();
        });
    }

    @Override
    public BenefitReport report(BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to) {
        readers().require(place(bureau, zone));
        return jpa.txExpr(TransactionType.Required, em -> {
            String grouped = "select u.zone, u.month, u.measure, count(u), sum(u.drawn), sum(u.days) from UseEntity u";
            List<?> groups = query(
                            em,
                            grouped,
                            " group by u.zone, u.month, u.measure order by u.zone, u.month, u.measure",
                            bureau,
                            zone,
                            from,
                            to)
                    .getResultList();
            List<Row> rows = groups.stream().map(group -> row((Object[]) group)).toList();
            long lines = ((Number) query(em, "select count(u) from UseEntity u", "", bureau, zone, from, to)
                            .getSingleResult())
                    .longValue();
            List<Message> remarks = new ArrayList<>();
            remarks.add(say("remark.days-assumed"));
            Incidents known = incidents;
            if (known == null) {
                remarks.add(say("remark.no-incidents"));
            }
            Flows flows = known == null ? null : flows(shipments(em, bureau, zone, from, to), known);
            return new BenefitReport(
                    rows,
                    lines,
                    flows,
                    new Checked((select, end) -> query(em, select, end, bureau, zone, from, to)).all(),
                    remarks,
                    new Reconciling(em, bureau, zone, from, to).faults());
        });
    }

    private static Row row(Object[] group) {
        return new Row(
                group[0] == null ? null : ZoneId.of((String) group[0]),
                YearMonth.parse((String) group[1]),
                (String) group[2],
                ((Number) group[3]).longValue(),
                ((Number) group[4]).longValue(),
                (BigDecimal) group[5]);
    }

    private static Query query(
            EntityManager em, String select, String end, BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to) {
        Query query = em.createQuery(select
                + " where u.month >= :from and u.month <= :to"
                + (bureau == null ? "" : " and u.bureau = :bureau")
                + (zone == null ? "" : " and u.zone = :zone")
                + end);
        query.setParameter("from", from.toString());
        query.setParameter("to", to.toString());
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (zone != null) {
            query.setParameter("zone", zone.value());
        }
        return query;
    }

    /** The exports of the period, by enterprise, in order of their days. */
    private static Map<String, List<TreatmentEntity>> shipments(
            EntityManager em, BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to) {
        var query = em.createQuery(
                        "select t from TreatmentEntity t where t.direction = :direction and t.on >= :from and t.on <= :to"
                                + (bureau == null ? "" : " and t.bureau = :bureau")
                                + (zone == null ? "" : " and t.zone = :zone")
                                + " order by t.on, t.id",
                        TreatmentEntity.class)
                .setParameter("direction", Shipment.Direction.EXPORT.name())
                .setParameter("from", from.atDay(1))
                .setParameter("to", to.atEndOfMonth());
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (zone != null) {
            query.setParameter("zone", zone.value());
        }
        Map<String, List<TreatmentEntity>> out = new HashMap<>();
        query.getResultList()
                .forEach(row -> out.computeIfAbsent(row.enterprise(), k -> new ArrayList<>())
                        .add(row));
        return out;
    }

    private static Flows flows(Map<String, List<TreatmentEntity>> byEnterprise, Incidents known) {
        long exempted = 0;
        long checked = 0;
        long exemptedIncidents = 0;
        long checkedIncidents = 0;
        long unassigned = 0;
        for (Map.Entry<String, List<TreatmentEntity>> one : byEnterprise.entrySet()) {
            List<TreatmentEntity> shipments = one.getValue();
            long inspected = shipments.stream().filter(TreatmentEntity::checked).count();
            checked += inspected;
            exempted += shipments.size() - inspected;
            LocalDate first = shipments.get(0).on();
            LocalDate last = shipments.get(shipments.size() - 1).on().plusDays(DAYS_AFTER);
            for (Incident incident : incidents(known, OrganisationCode.of(one.getKey()), first, last)) {
                TreatmentEntity cause = cause(shipments, incident);
                if (cause == null) {
                    unassigned++;
                } else if (cause.checked()) {
                    checkedIncidents++;
                } else {
                    exemptedIncidents++;
                }
            }
        }
        return new Flows(exempted, exemptedIncidents, checked, checkedIncidents, unassigned);
    }

    private static List<Incident> incidents(
            Incidents known, OrganisationCode enterprise, LocalDate from, LocalDate to) {
        List<Incident> out = new ArrayList<>();
        List<Incident> page;
        do {
            IncidentQuery query = new IncidentQuery(null, enterprise, false, from, to, out.size(), PAGE);
            page = Server.does(() -> known.incidents(query));
            out.addAll(page);
        } while (page.size() == PAGE);
        return out;
    }

    /** The last shipment before the incident of the same heading to the same market; null when there is none. */
    private static TreatmentEntity cause(List<TreatmentEntity> shipments, Incident incident) {
        if (incident.goods().hs() == null) {
            return null;
        }
        String heading = incident.goods().hs().heading().value();
        TreatmentEntity last = null;
        for (TreatmentEntity shipment : shipments) {
            if (!shipment.on().isAfter(incident.on())
                    && !incident.on().isAfter(shipment.on().plusDays(DAYS_AFTER))
                    && shipment.hs().startsWith(heading)
                    && shipment.country().equals(incident.market().value())) {
                last = shipment;
            }
        }
        return last;
    }
}
