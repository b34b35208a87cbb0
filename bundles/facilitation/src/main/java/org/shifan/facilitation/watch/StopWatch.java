// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Looks;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.facilitation.store.Flow;
import org.shifan.facilitation.store.Readers;
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
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
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
    private final EnterpriseRegistry enterprises;
    private final Notices notices;
    private final Permissions permissions;
    private final Clock clock;
    private final Looks looks = new Looks("shifan-facilitation-watch", MDC::putCloseable);
    /** One look after the other: what an earlier one judged must not be kept over what a later one found. */
    private final Object turn = new Object();

    private final Map<Flow, Unjudged> unjudged = new ConcurrentHashMap<>();

    /** @param ready the promise that the tables are there */
    @Activate
    public StopWatch(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference TreatmentService treatments,
            @Reference DecidedTreatments archive,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            Rhythm rhythm) {
        this(jpa, treatments, archive, enterprises, permissions, Clock.systemUTC());
        looks.begin(
                1,
                rhythm.check_minutes(),
                TimeUnit.MINUTES,
                () -> Server.does(this::look),
                e -> LOG.warn(
                        "Looking for measures whose ground fell away failed; the next look follows: {}", e.toString()));
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    StopWatch(
            JpaTemplate jpa,
            TreatmentService treatments,
            DecidedTreatments archive,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Clock clock) {
        this.enterprises = enterprises;
        this.notices = new Notices(jpa, clock);
        this.permissions = permissions;
        this.jpa = jpa;
        this.treatments = treatments;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public List<MeasureStop> look() {
        permissions.require("measure.look", Place.COUNTRY);
        // Whoever sets it off, all are looked at; they are told what is theirs to see.
        return seen(Server.does(this::lookAtAll));
    }

    private List<MeasureStop> seen(List<MeasureStop> stops) {
        Readers readers = readers();
        return stops.stream()
                .filter(stop -> readers.may(stop.enterprise(), stop.bureau(), stop.zone()))
                .toList();
    }

    private List<MeasureStop> lookAtAll() {
        List<OrganisationCode> all = jpa.txExpr(TransactionType.Required, em -> Flows.enterprises(em, since()));
        unjudged.keySet().removeIf(flow -> !all.contains(flow.enterprise()));
        return all.stream().flatMap(each -> judgeAndKeep(each).stream()).toList();
    }

    @Override
    public List<MeasureStop> look(OrganisationCode enterprise) {
        permissions.require("measure.look", Place.COUNTRY);
        return seen(Server.does(() -> judgeAndKeep(enterprise)));
    }

    @Override
    public List<Unjudged> unjudged() {
        Readers readers = readers();
        return unjudged.values().stream()
                .filter(each -> readers.may(each.enterprise(), null, null))
                .toList();
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.STOPS);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    private LocalDate since() {
        return today().minusDays(DAYS);
    }

    /** The lock is that of one enterprise's turn, so that who looks at one waits for no look at all. */
    private List<MeasureStop> judgeAndKeep(OrganisationCode enterprise) {
        synchronized (turn) {
            Map<Flow, Line> uses = jpa.txExpr(TransactionType.Required, em -> Flows.lastUses(em, enterprise, since()));
            Map<Flow, Long> exports =
                    jpa.txExpr(TransactionType.Required, em -> Flows.lastExports(em, enterprise, since()));
            Map<Flow, StopEntity> last = jpa.txExpr(TransactionType.Required, em -> Flows.lastStops(em, enterprise));
            Judging judging = new Judging(treatments, archive, today());
            Map<Flow, Judging.Notice> notices = new LinkedHashMap<>();
            uses.forEach((flow, used) -> judged(flow, () -> judging.measure(used, last.get(flow)))
                    .ifPresent(notice -> notices.put(flow, notice)));
            exports.forEach((flow, treatment) -> judged(flow, () -> judging.mode(treatment, last.get(flow)))
                    .ifPresent(notice -> notices.put(flow, notice)));
            unjudged.keySet()
                    .removeIf(flow -> flow.enterprise().equals(enterprise)
                            && !uses.containsKey(flow)
                            && !exports.containsKey(flow));
            if (notices.isEmpty()) {
                return List.of();
            }
            List<MeasureStop> kept = this.notices.keep(enterprise, notices, last, today());
            kept.forEach(StopWatch::log);
            return kept;
        }
    }

    /** What has to be told of a flow; nothing of one that breaks, which keeps no other from being judged and stays as it was told last. */
    private Optional<Judging.Notice> judged(Flow flow, Supplier<Optional<Judging.Notice>> judge) {
        try {
            Optional<Judging.Notice> notice = judge.get();
            unjudged.remove(flow);
            return notice;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            Text why = e instanceof ShifanException refused
                    ? refused.message().text()
                    : say("facilitation.stop.broken", e.getClass().getName()).text();
            Unjudged broken = new Unjudged(
                    flow.enterprise(), HsCode.of(flow.hs()), CountryCode.of(flow.country()), flow.measure(), why);
            if (!broken.equals(unjudged.put(flow, broken))) {
                LOG.warn("Whether {} still applies cannot be told; the others are looked at", flow, e);
            }
            return Optional.empty();
        }
    }

    private static void log(MeasureStop stop) {
        LOG.info(
                "Measure {} {} for {} of {} to {}: {}",
                stop.measure(),
                stop.stopped() ? "stopped" : "applies again",
                stop.hs(),
                stop.enterprise(),
                stop.country(),
                stop.reason().en());
    }

    @Override
    public List<MeasureStop> stops(
            BureauCode bureau, OrganisationCode enterprise, boolean unread, int offset, int limit) {
        Readers readers = readers();
        return readers.page(
                bureau,
                enterprise,
                offset,
                limit,
                (at, most) -> notices.stops(bureau, enterprise, unread, at, most),
                stop -> readers.may(stop.enterprise(), stop.bureau(), stop.zone()));
    }

    @Override
    public MeasureStop require(long number) {
        MeasureStop stop = notices.require(number);
        readers().require(stop.enterprise(), stop.bureau(), stop.zone());
        return stop;
    }

    @Override
    public MeasureStop read(long number, String by) {
        MeasureStop stop = notices.require(number);
        Place place = Place.of(enterprises.require(stop.enterprise().value()));
        permissions.require("measure.read", stop.zone() == null ? place : place.in(stop.zone()));
        return notices.read(number, by);
    }

    @Deactivate
    public void stop() {
        looks.end();
    }
}
