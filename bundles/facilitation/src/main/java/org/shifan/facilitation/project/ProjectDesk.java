// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
import org.shifan.api.facilitation.DecidedTreatment.Told;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignment.Step;
import org.shifan.api.facilitation.ProjectConsignments;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.store.ConsignmentEntity;
import org.shifan.facilitation.store.ConsignmentStepEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;

/** Goods of registered projects in FAC_CONSIGNMENT, and what came back in FAC_CONSIGNMENT_STEP. */
@Component(service = ProjectConsignments.class)
public final class ProjectDesk implements ProjectConsignments {
    private static final String MEASURE = "F7";
    private static final int DECIMALS = 3;
    private static final BigDecimal MOST = new BigDecimal("999999999999.999");

    private final JpaTemplate jpa;
    private final DecidedTreatments treatments;
    private final DeclaredGrounds grounds;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public ProjectDesk(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference DecidedTreatments treatments,
            @Reference DeclaredGrounds grounds,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this(jpa, treatments, grounds, enterprises, permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    ProjectDesk(
            JpaTemplate jpa,
            DecidedTreatments treatments,
            DeclaredGrounds grounds,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Clock clock) {
        this.jpa = jpa;
        this.treatments = treatments;
        this.grounds = grounds;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
    }

    private void may(OrganisationCode enterprise) {
        permissions.require("project.goods", Place.of(enterprises.require(enterprise.value())));
    }

    @Override
    public ProjectConsignment enter(
            String declaration, String goods, BigDecimal quantity, String unit, LocalDate due, Decision decision) {
        DecidedTreatment treatment = treatments.require(declaration);
        Shipment shipment = treatment.shipment();
        may(shipment.enterprise());
        applied(treatment);
        DeclaredGround project = project(shipment);
        if (goods == null || goods.isBlank() || unit == null || unit.isBlank()) {
            throw refuse("facilitation.consignment.words", shipment.declaration());
        }
        positive(quantity, MOST);
        LocalDate last = project.lastDay().orElse(null);
        if (due.isBefore(shipment.on()) || (last != null && due.isAfter(last))) {
            throw refuse("facilitation.consignment.due", due, shipment.on(), last == null ? "-" : last, project.id());
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            unused(em, shipment.declaration());
            ConsignmentEntity row = new ConsignmentEntity(
                    RegisterEntity.next(em, ConsignmentEntity.class),
                    new ProjectConsignment(
                            0,
                            project.id(),
                            project.kind(),
                            shipment.enterprise(),
                            treatment.bureau(),
                            shipment.declaration(),
                            shipment.direction(),
                            shipment.hs(),
                            shipment.on(),
                            goods,
                            quantity,
                            unit,
                            due,
                            decision,
                            List.of()),
                    clock.instant());
            em.persist(row);
            return row.consignment(List.of());
        });
    }

    /** Refuses what was not treated as a registered project's, with what the treatment says of it. */
    private static void applied(DecidedTreatment treatment) {
        Told told = treatment.measures().stream()
                .filter(each -> each.id().equals(MEASURE))
                .findFirst()
                .orElse(null);
        if (told == null || !told.applies()) {
            throw refuse(
                    "facilitation.consignment.unregistered",
                    treatment.shipment().declaration(),
                    told == null ? treatment.modeReason() : told.reason());
        }
    }

    private static DeclaredGround.Kind kind(Shipment.Purpose purpose) {
        return switch (purpose) {
            case REPAIR -> DeclaredGround.Kind.PROJECT_REPAIR;
            case TESTING -> DeclaredGround.Kind.PROJECT_TESTING;
            case RESEARCH -> DeclaredGround.Kind.PROJECT_RESEARCH;
            case TRADE, AID, EQUIPMENT, MATERIALS -> null;
        };
    }

    /** The project that the shipment belongs to; it may have been ended or entered anew since the treatment. */
    private DeclaredGround project(Shipment shipment) {
        DeclaredGround.Kind kind = kind(shipment.purpose());
        return Server.does(() -> grounds.grounds(shipment.enterprise(), shipment.on())).stream()
                .filter(ground -> ground.kind() == kind
                        && ground.concerns(shipment.enterprise(), shipment.hs(), shipment.destination()))
                .findFirst()
                .orElseThrow(() -> refuse("facilitation.consignment.project", shipment.declaration(), shipment.on()));
    }

    private static void positive(BigDecimal quantity, BigDecimal most) {
        if (quantity.signum() <= 0
                || quantity.compareTo(most) > 0
                || quantity.stripTrailingZeros().scale() > DECIMALS) {
            throw refuse("facilitation.consignment.quantity", quantity, most);
        }
    }

    private static void unused(EntityManager em, String declaration) {
        em.createQuery("select c.id from ConsignmentEntity c where c.declaration = :declaration", Long.class)
                .setParameter("declaration", declaration)
                .getResultList()
                .forEach(known -> {
                    throw refuse("facilitation.consignment.known", declaration, known);
                });
    }

    @Override
    public ProjectConsignment back(long number, String declaration, BigDecimal quantity, Decision decision) {
        Shipment back = treatments.require(declaration).shipment();
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            ProjectConsignment there = require(em, number);
            may(there.enterprise());
            if (!back.enterprise().equals(there.enterprise())
                    || back.direction() == there.direction()
                    || kind(back.purpose()) != there.kind()
                    || back.on().isBefore(there.on())) {
                throw refuse(
                        "facilitation.consignment.other",
                        back.declaration(),
                        number,
                        there.declaration(),
                        there.enterprise(),
                        there.on());
            }
            unused(em, back.declaration());
            if (there.steps().stream().anyMatch(step -> step.declaration().equals(back.declaration()))) {
                throw refuse("facilitation.consignment.known", back.declaration(), number);
            }
            return step(em, there, back.declaration(), back.on(), quantity, decision);
        });
    }

    @Override
    public ProjectConsignment writeOff(long number, BigDecimal quantity, Decision decision) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            ProjectConsignment there = require(em, number);
            may(there.enterprise());
            if (decision.evidence().isBlank()) {
                throw refuse("facilitation.consignment.evidence", number);
            }
            return step(em, there, "", decision.on(), quantity, decision);
        });
    }

    private ProjectConsignment step(
            EntityManager em,
            ProjectConsignment there,
            String declaration,
            LocalDate on,
            BigDecimal quantity,
            Decision decision) {
        positive(quantity, there.open());
        long id = RegisterEntity.next(em, ConsignmentStepEntity.class);
        em.persist(new ConsignmentStepEntity(
                there.number(), new Step(id, declaration, on, quantity, decision), clock.instant()));
        em.find(ConsignmentEntity.class, there.number()).less(quantity);
        em.flush();
        return require(em, there.number());
    }

    @Override
    public ProjectConsignment require(long number) {
        ProjectConsignment there = jpa.txExpr(TransactionType.Required, em -> require(em, number));
        readers().require(there.enterprise(), there.bureau(), null);
        return there;
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    private static ProjectConsignment require(EntityManager em, long number) {
        ConsignmentEntity row = em.find(ConsignmentEntity.class, number);
        if (row == null) {
            throw refuse("facilitation.consignment.unknown", number);
        }
        return withSteps(em, List.of(row)).get(0);
    }

    @Override
    public List<ProjectConsignment> consignments(
            BureauCode bureau, OrganisationCode enterprise, LocalDate overdueOn, int offset, int limit) {
        Readers readers = readers();
        return readers.page(
                bureau,
                enterprise,
                offset,
                limit,
                (at, most) -> kept(bureau, enterprise, overdueOn, at, most),
                each -> readers.may(each.enterprise(), each.bureau(), null));
    }

    private List<ProjectConsignment> kept(
            BureauCode bureau, OrganisationCode enterprise, LocalDate overdueOn, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<ConsignmentEntity> query = em.createQuery(
                    "select c from ConsignmentEntity c where 1 = 1"
                            + (bureau == null ? "" : " and c.bureau = :bureau")
                            + (enterprise == null ? "" : " and c.enterprise = :enterprise")
                            + (overdueOn == null ? "" : " and c.open > 0 and c.due < :day")
                            + " order by c.id desc",
                    ConsignmentEntity.class);
            if (bureau != null) {
                query.setParameter("bureau", bureau.value());
            }
            if (enterprise != null) {
                query.setParameter("enterprise", enterprise.value());
            }
            if (overdueOn != null) {
                query.setParameter("day", overdueOn);
            }
            return withSteps(
                    em, query.setFirstResult(offset).setMaxResults(limit).getResultList());
        });
    }

    private static List<ProjectConsignment> withSteps(EntityManager em, List<ConsignmentEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Step>> steps = new HashMap<>();
        em.createQuery(
                        "select s from ConsignmentStepEntity s where s.consignment in :numbers order by s.id",
                        ConsignmentStepEntity.class)
                .setParameter(
                        "numbers", rows.stream().map(ConsignmentEntity::id).toList())
                .getResultList()
                .forEach(row -> steps.computeIfAbsent(row.consignment(), n -> new ArrayList<>())
                        .add(row.step()));
        return rows.stream()
                .map(row -> row.consignment(steps.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
