// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureCheck.Kind;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.CheckEntity;
import org.shifan.facilitation.store.DecisionColumns;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.UseEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** What random checks and joint inspections found, in FAC_CHECK. */
@Component(service = MeasureChecks.class)
public final class CheckDesk implements MeasureChecks {
    private static final String JOINT = "F9a";
    /** Measures whose draws are samples of a plan, or proofs to verify. */
    private static final Set<String> ELSEWHERE = Set.of("F2", "F6");

    private static final int MOST_PARTIES = 20;
    private static final int MOST_ITEMS = 50;

    private final JpaTemplate jpa;
    private final DecidedTreatments treatments;
    private final RaisedRisk risks;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public CheckDesk(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference DecidedTreatments treatments,
            @Reference RaisedRisk risks,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this(jpa, treatments, risks, enterprises, permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    CheckDesk(
            JpaTemplate jpa,
            DecidedTreatments treatments,
            RaisedRisk risks,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Clock clock) {
        this.jpa = jpa;
        this.treatments = treatments;
        this.risks = risks;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public MeasureCheck enter(
            String declaration,
            LocalDate checkedOn,
            List<String> parties,
            List<String> failedItems,
            Decision decision) {
        DecidedTreatment treatment = treatments.require(declaration);
        Shipment shipment = treatment.shipment();
        permissions.require(
                "check.enter",
                Place.of(enterprises.require(shipment.enterprise().value())));
        Kind kind = kind(treatment);
        List<String> with = texts("parties", parties, MOST_PARTIES, 200);
        if (kind == Kind.JOINT && with.isEmpty()) {
            throw refuse("facilitation.check.parties", shipment.declaration());
        }
        List<String> failed = texts("failed", failedItems, MOST_ITEMS, 100);
        if (checkedOn.isBefore(shipment.on()) || checkedOn.isAfter(decision.on())) {
            throw refuse("facilitation.check.day", checkedOn, shipment.on(), decision.on());
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            em.createQuery("select c.id from CheckEntity c where c.treatment = :treatment", Long.class)
                    .setParameter("treatment", treatment.number())
                    .getResultList()
                    .forEach(known -> {
                        throw refuse("facilitation.check.known", shipment.declaration(), known);
                    });
            MeasureCheck check = new MeasureCheck(
                    RegisterEntity.next(em, CheckEntity.class),
                    treatment.number(),
                    shipment.declaration(),
                    shipment.enterprise(),
                    treatment.bureau(),
                    treatment.governing(),
                    shipment.hs(),
                    kind,
                    checkedOn,
                    with,
                    failed,
                    decision);
            em.persist(new CheckEntity(check, clock.instant()));
            if (!check.passed()) {
                // Within this transaction: no result is kept whose consequence is not.
                risks.raise(
                        shipment.enterprise(),
                        shipment.hs().heading().value(),
                        say(
                                "facilitation.check.failed",
                                check.number(),
                                shipment.declaration(),
                                String.join(", ", failed),
                                decision.reason()),
                        decision);
            }
            return check;
        });
    }

    private static Kind kind(DecidedTreatment treatment) {
        String declaration = treatment.shipment().declaration();
        if (treatment.governing().equals(JOINT)) {
            return Kind.JOINT;
        }
        if (!treatment.drawn()) {
            throw refuse("facilitation.check.not-drawn", declaration, treatment.governing());
        }
        if (ELSEWHERE.contains(treatment.governing())) {
            throw refuse("facilitation.check.elsewhere." + treatment.governing(), declaration);
        }
        return Kind.DRAWN;
    }

    private static List<String> texts(String name, List<String> given, int most, int longest) {
        Set<String> out = new LinkedHashSet<>();
        for (String each : given == null ? List.<String>of() : given) {
            String text = DecisionColumns.within(name, each, longest);
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw refuse("facilitation.check.text", name, text.replaceAll("\\p{Cntrl}", "?"));
            }
            if (!text.isEmpty()) {
                out.add(text);
            }
        }
        if (out.size() > most) {
            throw refuse("facilitation.check.many", name, out.size(), most);
        }
        return List.copyOf(out);
    }

    @Override
    public MeasureCheck require(long number) {
        return jpa.txExpr(TransactionType.Required, em -> {
            CheckEntity row = em.find(CheckEntity.class, number);
            if (row == null) {
                throw refuse("facilitation.check.unknown", number);
            }
            MeasureCheck check = row.check();
            readers().require(check.enterprise(), check.bureau(), null);
            return check;
        });
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    @Override
    public List<MeasureCheck> checks(
            BureauCode bureau, OrganisationCode enterprise, boolean failed, int offset, int limit) {
        String select = "select x from CheckEntity x where x.id > 0" + (failed ? " and x.failed = 1" : "");
        Readers readers = readers();
        return readers.page(
                bureau,
                enterprise,
                offset,
                limit,
                (at, most) ->
                        page(select, " order by x.id desc", CheckEntity.class, bureau, enterprise, at, most).stream()
                                .map(CheckEntity::check)
                                .toList(),
                check -> readers.may(check.enterprise(), check.bureau(), null));
    }

    @Override
    public List<Line> due(BureauCode bureau, OrganisationCode enterprise, int offset, int limit) {
        String select = "select x from UseEntity x where (x.measure = '" + JOINT
                + "' or (x.drawn = 1 and x.measure not in ('F2', 'F6')))"
                + " and not exists (select c.id from CheckEntity c where c.treatment = x.treatment)";
        Readers readers = readers();
        return readers
                .page(
                        bureau,
                        enterprise,
                        offset,
                        limit,
                        (at, most) -> page(select, " order by x.id", UseEntity.class, bureau, enterprise, at, most),
                        use -> readers.may(use.line().enterprise(), use.keptBy(), null))
                .stream()
                .map(UseEntity::line)
                .toList();
    }

    private <T> List<T> page(
            String select,
            String order,
            Class<T> type,
            BureauCode bureau,
            OrganisationCode enterprise,
            int offset,
            int limit) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> query(em, select, order, type, bureau, enterprise)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList());
    }

    private static <T> TypedQuery<T> query(
            EntityManager em,
            String select,
            String order,
            Class<T> type,
            BureauCode bureau,
            OrganisationCode enterprise) {
        TypedQuery<T> query = em.createQuery(
                select
                        + (bureau == null ? "" : " and x.bureau = :bureau")
                        + (enterprise == null ? "" : " and x.enterprise = :enterprise")
                        + order,
                type);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (enterprise != null) {
            query.setParameter("enterprise", enterprise.value());
        }
        return query;
    }
}
