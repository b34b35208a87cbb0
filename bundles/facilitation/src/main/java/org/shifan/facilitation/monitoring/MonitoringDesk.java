// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.MonitoringSample.Outcome;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.Draw;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.DecisionColumns;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.facilitation.store.PlanEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.SampleEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Plans in FAC_PLAN and their samples in FAC_SAMPLE. A plan is the ground of the measure, a failed sample its end. */
@Component(service = Monitoring.class)
public final class MonitoringDesk implements Monitoring {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringDesk.class);
    private static final String MEASURE = "F2";
    private static final String DIGITS = "([0-9]{2}){1,5}";
    private static final int MOST_ITEMS = 50;
    private static final int MOST_SAMPLES = 10_000;

    private final JpaTemplate jpa;
    private final DecidedTreatments treatments;
    private final RaisedRisk risks;
    private final MeasureStops stops;
    private final RulesRegistry rules;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public MonitoringDesk(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference DecidedTreatments treatments,
            @Reference RaisedRisk risks,
            @Reference MeasureStops stops,
            @Reference RulesRegistry rules,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this(jpa, treatments, risks, stops, rules, enterprises, permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    MonitoringDesk(
            JpaTemplate jpa,
            DecidedTreatments treatments,
            RaisedRisk risks,
            MeasureStops stops,
            RulesRegistry rules,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Clock clock) {
        this.jpa = jpa;
        this.treatments = treatments;
        this.risks = risks;
        this.stops = stops;
        this.rules = rules;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public MonitoringPlan set(
            OrganisationCode code,
            String hs,
            LocalDate from,
            List<String> items,
            int samples,
            int perMille,
            Decision decision) {
        Enterprise enterprise = enterprises.require(code.value());
        permissions.require("monitoring.plan", Place.of(enterprise));
        String goods = hs == null ? "" : hs.strip();
        if (!goods.matches(DIGITS)) {
            throw refuse("facilitation.ground.hs", goods);
        }
        List<String> tested = items(items);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw refuse("facilitation.plan.samples", samples, MOST_SAMPLES);
        }
        int rate = rate(perMille, from);
        DateRange period = DateRange.of(from, LocalDate.of(from.getYear(), 12, 31));
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            plans(em, null, enterprise.code(), null).stream()
                    .filter(other -> sharesGoods(other.hs(), goods)
                            && !other.lastDay().isBefore(other.period().from())
                            && DateRange.of(other.period().from(), other.lastDay())
                                    .overlaps(period))
                    .findFirst()
                    .ifPresent(other -> {
                        throw refuse(
                                "facilitation.plan.overlap",
                                other.id(),
                                other.hs(),
                                other.period().from(),
                                other.lastDay());
                    });
            Instant at = clock.instant();
            long id = RegisterEntity.next(em, PlanEntity.class);
            DeclaredGround ground = GroundRegister.enter(
                    em,
                    new DeclaredGround(
                            0,
                            DeclaredGround.Kind.RISK_MONITORING,
                            enterprise.code(),
                            goods,
                            null,
                            period,
                            reason(
                                    decision,
                                    say("facilitation.plan.ground", id, decision.reason())
                                            .text()
                                            .both()),
                            null,
                            null),
                    at);
            MonitoringPlan plan = new MonitoringPlan(
                    id,
                    enterprise.code(),
                    enterprise.bureau(),
                    goods,
                    period,
                    tested,
                    samples,
                    rate,
                    decision,
                    ground.id(),
                    null,
                    null,
                    0,
                    0,
                    0);
            em.persist(new PlanEntity(id, plan, at));
            return plan;
        });
    }

    private static Decision reason(Decision decision, String reason) {
        return new Decision(decision.by(), decision.on(), RaisedRisk.within(reason), decision.evidence());
    }

    private static boolean sharesGoods(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static List<String> items(List<String> items) {
        Set<String> out = new LinkedHashSet<>();
        for (String item : items == null ? List.<String>of() : items) {
            String stripped = DecisionColumns.within("item", item, 100);
            if (stripped.chars().anyMatch(Character::isISOControl)) {
                throw refuse("facilitation.plan.item", stripped.replaceAll("\\p{Cntrl}", "?"));
            }
            if (!stripped.isEmpty()) {
                out.add(stripped);
            }
        }
        if (out.isEmpty() || out.size() > MOST_ITEMS) {
            throw refuse("facilitation.plan.items", out.size(), MOST_ITEMS);
        }
        return List.copyOf(out);
    }

    /** What is asked for, or the floor of the rules that serve; without rules nobody knows the floor. */
    private int rate(int perMille, LocalDate from) {
        int floor = rules.book()
                .flatMap(book -> book.rate(MEASURE, from))
                .map(row -> row.value().intValueExact())
                .orElseThrow(() -> refuse("facilitation.plan.no-floor", MEASURE, from));
        int rate = perMille == 0 ? floor : perMille;
        if (rate < floor || rate > 1000) {
            throw refuse("facilitation.plan.rate", perMille, floor);
        }
        return rate;
    }

    @Override
    public MonitoringPlan end(long number, LocalDate lastDay, Decision decision) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            MonitoringPlan plan = require(em, number);
            permissions.require(
                    "monitoring.plan",
                    Place.of(enterprises.require(plan.enterprise().value())));
            if (plan.ended() != null) {
                throw refuse("facilitation.plan.ended", number, plan.endedOn());
            }
            if (lastDay.isBefore(plan.period().from().minusDays(1))
                    || !lastDay.isBefore(plan.period().to())) {
                throw refuse("facilitation.plan.end", number, lastDay, plan.period());
            }
            Instant at = clock.instant();
            GroundRegister.end(em, plan.ground(), lastDay, decision, at);
            em.find(PlanEntity.class, number)
                    .end(RegisterEntity.next(em, PlanEntity.class, "endNumber"), lastDay, decision, at);
            return require(em, number);
        });
    }

    @Override
    public MonitoringPlan require(long plan) {
        return readable(jpa.txExpr(TransactionType.Required, em -> require(em, plan)));
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    private MonitoringPlan readable(MonitoringPlan plan) {
        readers().require(plan.enterprise(), plan.bureau(), null);
        return plan;
    }

    private static MonitoringPlan require(EntityManager em, long plan) {
        PlanEntity row = em.find(PlanEntity.class, plan);
        if (row == null) {
            throw refuse("facilitation.plan.unknown", plan);
        }
        return counted(em, List.of(row)).get(0);
    }

    @Override
    public List<MonitoringPlan> plans(
            BureauCode bureau, OrganisationCode enterprise, Integer year, int offset, int limit) {
        Readers readers = readers();
        return readers.page(
                bureau,
                enterprise,
                offset,
                limit,
                (at, most) -> jpa.txExpr(
                        TransactionType.Required,
                        em -> counted(
                                em,
                                query(em, bureau, enterprise, year)
                                        .setFirstResult(at)
                                        .setMaxResults(most)
                                        .getResultList())),
                plan -> readers.may(plan.enterprise(), plan.bureau(), null));
    }

    private static List<MonitoringPlan> plans(
            EntityManager em, BureauCode bureau, OrganisationCode enterprise, Integer year) {
        return counted(em, query(em, bureau, enterprise, year).getResultList());
    }

    private static TypedQuery<PlanEntity> query(
            EntityManager em, BureauCode bureau, OrganisationCode enterprise, Integer year) {
        TypedQuery<PlanEntity> query = em.createQuery(
                "select p from PlanEntity p where 1 = 1"
                        + (bureau == null ? "" : " and p.bureau = :bureau")
                        + (enterprise == null ? "" : " and p.enterprise = :enterprise")
                        + (year == null ? "" : " and p.to = :last")
                        + " order by p.id desc",
                PlanEntity.class);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (enterprise != null) {
            query.setParameter("enterprise", enterprise.value());
        }
        if (year != null) {
            query.setParameter("last", LocalDate.of(year, 12, 31));
        }
        return query;
    }

    /** How many samples of a plan were taken, failed and wait. */
    private record Counts(int taken, int failed, int open) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Outcome outcome, int more) {
            return new Counts(
                    taken + more,
                    failed + (outcome == Outcome.FAILED ? more : 0),
                    open + (outcome == Outcome.OPEN ? more : 0));
        }
    }

    private static List<MonitoringPlan> counted(EntityManager em, List<PlanEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Counts> counts = new HashMap<>();
        em.createQuery(
                        "select s.plan, s.outcome, count(s) from SampleEntity s where s.plan in :plans"
                                + " group by s.plan, s.outcome",
                        Object[].class)
                .setParameter("plans", rows.stream().map(PlanEntity::id).toList())
                .getResultList()
                .forEach(row -> counts.merge(
                        (Long) row[0],
                        Counts.NONE.plus(Outcome.valueOf((String) row[1]), ((Number) row[2]).intValue()),
                        (one, other) -> new Counts(
                                one.taken() + other.taken(),
                                one.failed() + other.failed(),
                                one.open() + other.open())));
        List<MonitoringPlan> out = new ArrayList<>();
        for (PlanEntity row : rows) {
            Counts count = counts.getOrDefault(row.id(), Counts.NONE);
            out.add(row.plan(count.taken(), count.failed(), count.open()));
        }
        return out;
    }

    @Override
    public List<DecidedTreatment> due(long number) {
        return jpa.txExpr(TransactionType.Required, em -> {
            MonitoringPlan plan = readable(require(em, number));
            Set<String> sampled = new HashSet<>();
            samples(em, number).forEach(row -> sampled.add(row.sample().declaration()));
            return em
                    .createQuery(
                            "select t.id, t.declaration from TreatmentEntity t where t.enterprise = :enterprise"
                                    + " and t.governing = :measure and t.on between :from and :to and t.hs like :hs"
                                    + " order by t.id",
                            Object[].class)
                    .setParameter("enterprise", plan.enterprise().value())
                    .setParameter("measure", MEASURE)
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

    @Override
    public MonitoringSample take(
            long number, String declaration, String reference, LocalDate takenOn, Decision decision) {
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
            MonitoringPlan plan = require(em, number);
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
            for (SampleEntity row : samples(em, number)) {
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

    @Override
    public MonitoringSample found(long number, List<String> failedItems, Decision decision) {
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
            MonitoringPlan plan = require(em, sample.plan());
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

    @Override
    public List<MonitoringSample> samples(long plan) {
        return jpa.txExpr(TransactionType.Required, em -> {
            readable(require(em, plan));
            return samples(em, plan).stream().map(SampleEntity::sample).toList();
        });
    }

    private static List<SampleEntity> samples(EntityManager em, long plan) {
        return em.createQuery("select s from SampleEntity s where s.plan = :plan order by s.id", SampleEntity.class)
                .setParameter("plan", plan)
                .getResultList();
    }
}
