// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.MonitoringSample.Outcome;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.facilitation.Draw;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.DecisionColumns;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.SampleEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** What a plan asks for, what was taken of it and what was found. A sample that failed raises the risk of its enterprise's goods. */
final class Samples {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private final JpaTemplate jpa;
    private final DecidedTreatments treatments;
    private final RaisedRisk risks;
    private final MeasureStops stops;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    Samples(
            JpaTemplate jpa,
            DecidedTreatments treatments,
            RaisedRisk risks,
            MeasureStops stops,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Clock clock) {
        this.jpa = jpa;
        this.treatments = treatments;
        this.risks = risks;
        this.stops = stops;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
    }

    private MonitoringPlan readable(MonitoringPlan plan) {
        new Readers(permissions, enterprises, Readers.TREATMENTS).require(plan.enterprise(), plan.bureau(), null);
        return plan;
    }

    List<DecidedTreatment> due(long number) {
        return jpa.txExpr(TransactionType.Required, em -> {
            MonitoringPlan plan = readable(PlanRows.require(em, number));
            Set<String> sampled = new HashSet<>();
            PlanRows.samples(em, number).forEach(row -> sampled.add(row.sample().declaration()));
            return em
                    .createQuery(
                            "select t.id, t.declaration from TreatmentEntity t where t.enterprise = :enterprise"
                                    + " and t.governing = :measure and t.on between :from and :to and t.hs like :hs"
                                    + " order by t.id",
                            Object[].class)
                    .setParameter("enterprise", plan.enterprise().value())
                    .setParameter("measure", MonitoringDesk.MEASURE)
                    .setParameter("from", plan.period().from())
                    .setParameter("to", plan.lastDay())
                    .setParameter("hs", plan.hs() + "%")
                    .getResultList()
                    .stream()
                    .filter(row -> !sampled.contains((String) row[1])
                            && Draw.drawn((String) row[1], plan.enterprise(), plan.perMille()))
                    .map(row -> treatments.require((Long) row[0]))
                    .toList();
        });
    }

    MonitoringSample take(long number, String declaration, String reference, LocalDate takenOn, Decision decision) {
        String label = DecisionColumns.within("reference", reference, 100);
        if (label.isEmpty()) {
            throw refuse("facilitation.sample.reference", number);
        }
        String declared = declaration == null ? "" : declaration.strip();
        if (takenOn.isAfter(decision.on())) {
            throw refuse("facilitation.sample.future", takenOn, decision.on());
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            MonitoringPlan plan = PlanRows.require(em, number);
            permissions.require(
                    "monitoring.sample",
                    Place.of(enterprises.require(plan.enterprise().value())));
            if (takenOn.isBefore(plan.period().from()) || takenOn.isAfter(plan.lastDay())) {
                throw refuse(
                        "facilitation.sample.day",
                        takenOn,
                        number,
                        plan.period().from(),
                        plan.lastDay());
            }
            if (!declared.isEmpty()) {
                ofThePlan(plan, treatments.require(declared));
            }
            for (SampleEntity row : PlanRows.samples(em, number)) {
                MonitoringSample other = row.sample();
                if (other.reference().equals(label)
                        || (!declared.isEmpty() && other.declaration().equals(declared))) {
                    throw refuse(
                            "facilitation.sample.same", label, declared.isEmpty() ? "-" : declared, other.number());
                }
            }
            MonitoringSample wanted = new MonitoringSample(
                    RegisterEntity.next(em, SampleEntity.class),
                    number,
                    plan.enterprise(),
                    declared,
                    label,
                    takenOn,
                    decision,
                    Outcome.OPEN,
                    List.of(),
                    null);
            em.persist(new SampleEntity(wanted.number(), wanted, clock.instant()));
            return wanted;
        });
    }

    private static void ofThePlan(MonitoringPlan plan, DecidedTreatment treatment) {
        if (!treatment.shipment().enterprise().equals(plan.enterprise())
                || !treatment.shipment().hs().value().startsWith(plan.hs())) {
            throw refuse(
                    "facilitation.sample.goods",
                    treatment.shipment().declaration(),
                    treatment.shipment().enterprise(),
                    treatment.shipment().hs(),
                    plan.id(),
                    plan.enterprise(),
                    plan.hs());
        }
    }

    MonitoringSample found(long number, List<String> failedItems, Decision decision) {
        Set<String> failed = new LinkedHashSet<>();
        if (failedItems != null) {
            failedItems.forEach(item -> failed.add(item.strip()));
        }
        MonitoringSample found = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            SampleEntity row = em.find(SampleEntity.class, number);
            if (row == null) {
                throw refuse("facilitation.sample.unknown", number);
            }
            MonitoringSample sample = row.sample();
            permissions.require(
                    "monitoring.sample",
                    Place.of(enterprises.require(sample.enterprise().value())));
            if (sample.outcome() != Outcome.OPEN) {
                throw refuse("facilitation.sample.known", number, sample.found().on());
            }
            if (decision.on().isBefore(sample.takenOn())) {
                throw refuse("facilitation.sample.early", decision.on(), number, sample.takenOn());
            }
            MonitoringPlan plan = PlanRows.require(em, sample.plan());
            failed.stream()
                    .filter(item -> !plan.items().contains(item))
                    .findFirst()
                    .ifPresent(item -> {
                        throw refuse("facilitation.sample.item", item, plan.id(), String.join(", ", plan.items()));
                    });
            row.found(
                    RegisterEntity.next(em, SampleEntity.class, "foundNumber"),
                    List.copyOf(failed),
                    decision,
                    clock.instant());
            if (!failed.isEmpty()) {
                // Within this transaction: no result is kept whose consequence is not.
                risks.raise(
                        plan.enterprise(),
                        plan.hs(),
                        say(
                                "facilitation.sample.failed",
                                number,
                                sample.reference(),
                                String.join(", ", failed),
                                decision.reason()),
                        decision);
            }
            return row.sample();
        });
        if (found.outcome() == Outcome.FAILED) {
            tell(found.enterprise());
        }
        return found;
    }

    /** Those concerned are told at once. If that fails the result stands, and the watch tells them at its next look. */
    private void tell(OrganisationCode enterprise) {
        try {
            Server.runs(() -> stops.look(enterprise));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Looking for the measures of {} that a failed sample stops failed; the next look follows: {}",
                    enterprise,
                    e.toString());
        }
    }

    List<MonitoringSample> samples(long plan) {
        return jpa.txExpr(TransactionType.Required, em -> {
            readable(PlanRows.require(em, plan));
            return PlanRows.samples(em, plan).stream().map(SampleEntity::sample).toList();
        });
    }
}
