// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.persistence.EntityManager;
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
import org.shifan.api.text.Text;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.StopEntity;
import org.shifan.facilitation.store.UseEntity;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Finds measures whose ground fell away, by comparing and not by listening: whatever ended a membership, withdrew a title or raised
 * a risk, on whatever node, while this bundle ran or not, the last use of each flow is judged as of today. A flow is an enterprise, its
 * goods, their market and the measure.
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

    /** A flow. */
    private record Flow(OrganisationCode enterprise, String hs, String country, String measure) {
        static Flow of(Line line) {
            return new Flow(line.enterprise(), line.hs().value(), line.country().value(), line.measure());
        }

        static Flow of(MeasureStop stop) {
            return new Flow(stop.enterprise(), stop.hs().value(), stop.country().value(), stop.measure());
        }
    }

    /** How a flow is today. */
    private record Now(Line used, boolean applies, Text reason) {}

    @Override
    public List<MeasureStop> look() {
        return compare(null);
    }

    @Override
    public List<MeasureStop> look(OrganisationCode enterprise) {
        return compare(enterprise);
    }

    /** @param enterprise whose flows are judged; null for all */
    private List<MeasureStop> compare(OrganisationCode enterprise) {
        permissions.require("measure.look", Place.COUNTRY);
        List<MeasureStop> changed;
        synchronized (turn) {
            changed = judgeAndKeep(enterprise);
        }
        changed.forEach(this::tell);
        return changed;
    }

    private List<MeasureStop> judgeAndKeep(OrganisationCode enterprise) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        Map<Flow, Line> last =
                jpa.txExpr(TransactionType.Required, em -> lastUses(em, today.minusDays(DAYS), enterprise));
        Map<Flow, Now> now = new LinkedHashMap<>();
        last.forEach((flow, used) -> now.put(flow, judge(used, today)));
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            Map<Flow, Boolean> stopped = lastStops(em, enterprise);
            long id = RegisterEntity.next(em, StopEntity.class);
            List<MeasureStop> out = new ArrayList<>();
            for (Map.Entry<Flow, Now> each : now.entrySet()) {
                boolean stops = !each.getValue().applies();
                if (stops != stopped.getOrDefault(each.getKey(), false)) {
                    Line used = each.getValue().used();
                    BureauCode bureau = archive.require(used.treatment()).bureau();
                    StopEntity row = new StopEntity(
                            id++, used, bureau, today, stops, each.getValue().reason(), clock.instant());
                    em.persist(row);
                    out.add(row.stop());
                }
            }
            return out;
        });
    }

    private static Map<Flow, Line> lastUses(EntityManager em, LocalDate since, OrganisationCode enterprise) {
        Map<Flow, Line> out = new LinkedHashMap<>();
        of(
                        enterprise,
                        em.createQuery(
                                        "select u from UseEntity u where u.on >= :since" + ofOne("u", enterprise)
                                                + " order by u.on, u.id",
                                        UseEntity.class)
                                .setParameter("since", since))
                .getResultList()
                .forEach(use -> out.put(Flow.of(use.line()), use.line()));
        return out;
    }

    private static Map<Flow, Boolean> lastStops(EntityManager em, OrganisationCode enterprise) {
        Map<Flow, Boolean> out = new LinkedHashMap<>();
        of(
                        enterprise,
                        em.createQuery(
                                "select s from StopEntity s where 1 = 1" + ofOne("s", enterprise) + " order by s.id",
                                StopEntity.class))
                .getResultList()
                .forEach(row -> out.put(Flow.of(row.stop()), row.stop().stopped()));
        return out;
    }

    private static String ofOne(String row, OrganisationCode enterprise) {
        return enterprise == null ? "" : " and " + row + ".enterprise = :enterprise";
    }

    private static <T> TypedQuery<T> of(OrganisationCode enterprise, TypedQuery<T> query) {
        return enterprise == null ? query : query.setParameter("enterprise", enterprise.value());
    }

    /** Whether the measure would apply to the same goods if they were declared today. */
    private Now judge(Line used, LocalDate today) {
        Measure measure = treatments
                .treat(archive.require(used.treatment()).shipment().on(today))
                .measures()
                .stream()
                .filter(each -> each.id().equals(used.measure()))
                .findFirst()
                .orElse(null);
        return measure == null
                ? new Now(
                        used,
                        false,
                        say("facilitation.stop.gone", used.measure()).text())
                : new Now(used, measure.applies(), measure.reason().text());
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
                            + ofOne("s", enterprise)
                            + " order by s.id desc",
                    StopEntity.class);
            if (bureau != null) {
                query.setParameter("bureau", bureau.value());
            }
            return of(enterprise, query).setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                    .map(StopEntity::stop)
                    .toList();
        });
    }

    @Deactivate
    public void stop() {
        looks.shutdownNow();
    }
}
