// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

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
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.DecisionColumns;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.facilitation.store.PlanEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Plans in FAC_PLAN and their samples in FAC_SAMPLE. A plan is the ground of the measure, a failed sample its end. */
@Component(service = Monitoring.class)
public final class MonitoringDesk implements Monitoring {
    static final String MEASURE = "F2";
    private static final String DIGITS = "([0-9]{2}){1,5}";
    private static final int MOST_ITEMS = 50;
    private static final int MOST_SAMPLES = 10_000;

    private final JpaTemplate jpa;
    private final RulesRegistry rules;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;
    private final Samples samples;

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
        this.rules = rules;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
        samples = new Samples(jpa, treatments, risks, stops, enterprises, permissions, clock);
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
            PlanRows.plans(em, enterprise.code()).stream()
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
            MonitoringPlan plan = PlanRows.require(em, number);
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
            return PlanRows.require(em, number);
        });
    }

    @Override
    public MonitoringPlan require(long plan) {
        return readable(jpa.txExpr(TransactionType.Required, em -> PlanRows.require(em, plan)));
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    private MonitoringPlan readable(MonitoringPlan plan) {
        readers().require(plan.enterprise(), plan.bureau(), null);
        return plan;
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
                        em -> PlanRows.counted(
                                em,
                                PlanRows.query(em, bureau, enterprise, year)
                                        .setFirstResult(at)
                                        .setMaxResults(most)
                                        .getResultList())),
                plan -> readers.may(plan.enterprise(), plan.bureau(), null));
    }

    @Override
    public List<DecidedTreatment> due(long plan) {
        return samples.due(plan);
    }

    @Override
    public MonitoringSample take(
            long plan, String declaration, String reference, LocalDate takenOn, Decision decision) {
        return samples.take(plan, declaration, reference, takenOn, decision);
    }

    @Override
    public MonitoringSample found(long sample, List<String> failedItems, Decision decision) {
        return samples.found(sample, failedItems, decision);
    }

    @Override
    public List<MonitoringSample> samples(long plan) {
        return samples.samples(plan);
    }
}
