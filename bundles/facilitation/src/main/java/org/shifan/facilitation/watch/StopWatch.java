// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.MeasureListener;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.StopEntity;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Finds measures whose ground fell away, by comparing and not by listening: whatever ended a membership, withdrew a title or raised
 * a risk, on whatever node, while this bundle ran or not, the use of each flow that was decided last is judged as of today.
 */
@Component(service = MeasureStops.class, immediate = true, configurationPid = "org.shifan.facilitation.watch")
@Designate(ocd = StopWatch.Rhythm.class)
public final class StopWatch implements MeasureStops {
    private static final Logger LOG = LoggerFactory.getLogger(StopWatch.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** A measure that was not used for so long is not watched any more. */
    private static final int DAYS = 365;

    /** How often is looked. */
    @ObjectClassDefinition(name = "Shifan: grounds of measures / 措施依据")
    public @interface Rhythm {
        @AttributeDefinition(
                min = "1",
                max = "1440",
                description = "Minutes between two looks for measures whose ground fell away / 检查措施依据的间隔（分钟）")
        int check_minutes() default 5;
    }

    private final JpaTemplate jpa;
    private final TreatmentService treatments;
    private final DecidedTreatments archive;
    private final Permissions permissions;
    private final Clock clock;
    private final ScheduledExecutorService looks;
    /** One look after the other: what an earlier one judged must not be kept over what a later one found. */
    private final Object turn = new Object();

    private final Map<Flow, Unjudged> unjudged = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<MeasureListener> listeners = List.of();

    /** @param ready the promise that the tables are there */
    @Activate
    public StopWatch(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference TreatmentService treatments,
            @Reference DecidedTreatments archive,
            @Reference Permissions permissions,
            Rhythm rhythm) {
        this(jpa, treatments, archive, permissions, Clock.systemUTC());
        looks.scheduleWithFixedDelay(this::lookAnyhow, 1, rhythm.check_minutes(), TimeUnit.MINUTES);
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    StopWatch(
            JpaTemplate jpa,
            TreatmentService treatments,
            DecidedTreatments archive,
            Permissions permissions,
            Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.treatments = treatments;
        this.archive = archive;
        this.clock = clock;
        this.looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "shifan-facilitation-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A look that fails, such as one without a database, is followed by the next all the same. */
    private void lookAnyhow() {
        try {
            Server.does(this::look);
        } catch (RuntimeException e) {
            LOG.warn("Looking for measures whose ground fell away failed; the next look follows: {}", e.toString());
        }
    }

    /** How a flow is today. */
    private record Now(Line used, BureauCode bureau, boolean applies, Text reason) {}

    @Override
    public List<MeasureStop> look() {
        permissions.require("measure.look", Place.COUNTRY);
        List<OrganisationCode> all = jpa.txExpr(TransactionType.Required, em -> Flows.enterprises(em, since()));
        unjudged.keySet().removeIf(flow -> !all.contains(flow.enterprise()));
        List<MeasureStop> out = new ArrayList<>();
        all.forEach(enterprise -> out.addAll(compare(enterprise)));
        return out;
    }

    @Override
    public List<MeasureStop> look(OrganisationCode enterprise) {
        permissions.require("measure.look", Place.COUNTRY);
        return compare(enterprise);
    }

    @Override
    public List<Unjudged> unjudged() {
        return List.copyOf(unjudged.values());
    }

    /** The lock is that of one enterprise's turn, so that who looks at one waits for no look at all. */
    private List<MeasureStop> compare(OrganisationCode enterprise) {
        List<MeasureStop> changed;
        synchronized (turn) {
            changed = judgeAndKeep(enterprise);
        }
        changed.forEach(this::tell);
        return changed;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    private LocalDate since() {
        return today().minusDays(DAYS);
    }

    private List<MeasureStop> judgeAndKeep(OrganisationCode enterprise) {
        Map<Flow, Line> last = jpa.txExpr(TransactionType.Required, em -> Flows.lastUses(em, enterprise, since()));
        Map<Flow, MeasureStop> told = jpa.txExpr(TransactionType.Required, em -> Flows.lastStops(em, enterprise));
        Map<Flow, Now> changed = new LinkedHashMap<>();
        last.forEach((flow, used) -> judged(flow, used)
                .filter(now -> now.applies() == stopped(told, flow))
                .ifPresent(now -> changed.put(flow, now)));
        unjudged.keySet().removeIf(flow -> flow.enterprise().equals(enterprise) && !last.containsKey(flow));
        return changed.isEmpty() ? List.of() : keep(enterprise, changed);
    }

    private static boolean stopped(Map<Flow, MeasureStop> told, Flow flow) {
        return told.containsKey(flow) && told.get(flow).stopped();
    }

    private List<MeasureStop> keep(OrganisationCode enterprise, Map<Flow, Now> changed) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            // Another node may have been first meanwhile.
            Map<Flow, MeasureStop> told = Flows.lastStops(em, enterprise);
            long id = RegisterEntity.next(em, StopEntity.class);
            List<MeasureStop> out = new ArrayList<>();
            for (Map.Entry<Flow, Now> each : changed.entrySet()) {
                Now now = each.getValue();
                if (now.applies() == stopped(told, each.getKey())) {
                    StopEntity row = new StopEntity(
                            id++, now.used(), now.bureau(), today(), !now.applies(), now.reason(), clock.instant());
                    em.persist(row);
                    out.add(row.stop());
                }
            }
            return out;
        });
    }

    /** How a flow is today; empty for one that breaks, which keeps no other from being judged and stays as it was told last. */
    private Optional<Now> judged(Flow flow, Line used) {
        try {
            Now now = judge(used, today());
            unjudged.remove(flow);
            return Optional.of(now);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            Text why = e instanceof ShifanException refused
                    ? refused.message().text()
                    : say("facilitation.stop.broken", e.getClass().getName()).text();
            Unjudged broken = new Unjudged(used.enterprise(), used.hs(), used.country(), used.measure(), why);
            if (!broken.equals(unjudged.put(flow, broken))) {
                LOG.warn("Whether {} still applies cannot be told; the others are looked at", flow, e);
            }
            return Optional.empty();
        }
    }

    /** Whether the measure would apply to the same goods if they were declared today. */
    private Now judge(Line used, LocalDate today) {
        DecidedTreatment decided = archive.require(used.treatment());
        Measure measure = treatments.treat(decided.shipment().on(today)).measures().stream()
                .filter(each -> each.id().equals(used.measure()))
                .findFirst()
                .orElse(null);
        return measure == null
                ? new Now(
                        used,
                        decided.bureau(),
                        false,
                        say("facilitation.stop.gone", used.measure()).text())
                : new Now(
                        used,
                        decided.bureau(),
                        measure.applies(),
                        measure.reason().text());
    }

    private void tell(MeasureStop stop) {
        LOG.info(
                "Measure {} {} for {} of {} to {}: {}",
                stop.measure(),
                stop.stopped() ? "stopped" : "applies again",
                stop.hs(),
                stop.enterprise(),
                stop.country(),
                stop.reason().en());
        for (MeasureListener listener : listeners) {
            try {
                listener.changed(stop);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("The listener {} fails", listener.getClass().getName(), e);
            }
        }
    }

    @Override
    public List<MeasureStop> stops(BureauCode bureau, OrganisationCode enterprise, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<StopEntity> query = em.createQuery(
                    "select s from StopEntity s where 1 = 1"
                            + (bureau == null ? "" : " and s.bureau = :bureau")
                            + (enterprise == null ? "" : " and s.enterprise = :enterprise")
                            + " order by s.id desc",
                    StopEntity.class);
            if (bureau != null) {
                query.setParameter("bureau", bureau.value());
            }
            if (enterprise != null) {
                query.setParameter("enterprise", enterprise.value());
            }
            return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                    .map(StopEntity::stop)
                    .toList();
        });
    }

    @Deactivate
    public void stop() {
        looks.shutdownNow();
    }
}
