// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskListener;
import org.shifan.api.quality.Risks;
import org.shifan.api.records.Volumes;
import org.shifan.api.schema.SchemaReady;
import org.shifan.quality.guest.Guest;
import org.shifan.quality.guest.Guests;
import org.shifan.quality.store.Numbers;
import org.shifan.quality.store.RegisterEntity;

/** Finds the grounds of raised risks and keeps them in QUAL_RISK. */
@Component(service = Risks.class, configurationPid = "org.shifan.quality.risk")
@Designate(ocd = RiskDesk.Measure.class)
public final class RiskDesk implements Risks {
    private static final Logger LOG = LoggerFactory.getLogger(RiskDesk.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String REGISTER = "RISKS";
    private static final String READ = "risk.read";

    /** What counts, and how much; no document that we know says so. */
    @ObjectClassDefinition(name = "Shifan: risk / 风险监测")
    public @interface Measure {
        @AttributeDefinition(min = "1", max = "120", description = "Months for which an incident counts / 事件计入风险的月数")
        int months() default 24;

        @AttributeDefinition(
                min = "1",
                max = "1000000",
                description = "Incidents per USD 100 million from which the risk is raised / 每一亿美元事件数达到此值即为风险升高")
        int raised_rate() default 5;

        @AttributeDefinition(
                min = "1",
                max = "1000000",
                description = "Incidents per USD 100 million from which the risk is high / 每一亿美元事件数达到此值即为高风险")
        int high_rate() default 20;
    }

    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;
    private final BureauDirectory bureaus;
    private final Volumes volumes;
    private final int months;
    private final RiskRules rules;
    private final Permissions permissions;
    private final Guests<RiskListener> listeners;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public RiskDesk(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises,
            @Reference BureauDirectory bureaus,
            @Reference Volumes volumes,
            @Reference Permissions permissions,
            @Reference Supervisor supervisor,
            Measure measure) {
        this(
                jpa,
                enterprises,
                bureaus,
                volumes,
                measure.months(),
                new RiskRules(BigDecimal.valueOf(measure.raised_rate()), BigDecimal.valueOf(measure.high_rate())),
                permissions,
                supervisor,
                Clock.systemUTC());
    }

    RiskDesk(
            JpaTemplate jpa,
            EnterpriseRegistry enterprises,
            BureauDirectory bureaus,
            Volumes volumes,
            int months,
            RiskRules rules,
            Permissions permissions,
            Supervisor supervisor,
            Clock clock) {
        this.listeners = new Guests<>(supervisor, "risks");
        this.permissions = permissions;
        this.jpa = jpa;
        this.enterprises = enterprises;
        this.bureaus = bureaus;
        this.volumes = volumes;
        this.months = months;
        this.rules = rules;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "listenerWent")
    void listenerCame(ComponentServiceObjects<RiskListener> offer) {
        listeners.come(offer);
    }

    void listenerWent(ComponentServiceObjects<RiskListener> offer) {
        listeners.go(offer);
    }

    /** The same with listeners, for where no container brings them. */
    RiskDesk with(List<RiskListener> told) {
        listeners.are(told);
        return this;
    }

    /** The same with a listener of another bundle. */
    RiskDesk withForeign(RiskListener guest) {
        listeners.add(guest, 7);
        return this;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    @Override
    public Risk risk(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on) {
        return Risk.of(enterprise, hs, market, on, history(enterprise));
    }

    @Override
    public List<RiskGround> history(OrganisationCode enterprise) {
        permissions.require(READ, place(enterprise));
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select g from GroundEntity g where g.enterprise = :enterprise order by g.id",
                                GroundEntity.class)
                        .setParameter("enterprise", enterprise.value())
                        .getResultList()
                        .stream()
                        .map(GroundEntity::ground)
                        .toList());
    }

    private Place place(OrganisationCode enterprise) {
        return enterprises.enterprise(enterprise).map(Place::of).orElse(new Place(null, null, null, enterprise));
    }

    /** What of many grounds whoever asks may read: those that their bureau found, and those of whom they are or govern. */
    private List<RiskGround> readable(List<RiskGround> grounds) {
        Map<Object, Boolean> asked = new HashMap<>();
        return grounds.stream()
                .filter(ground -> asked.computeIfAbsent(
                                ground.bureau(), bureau -> permissions.permit(READ, Place.of(ground.bureau())))
                        || asked.computeIfAbsent(
                                ground.enterprise(), maker -> permissions.permit(READ, place(ground.enterprise()))))
                .toList();
    }

    @Override
    public List<RiskGround> grounds(BureauCode bureau, LocalDate on, int limit) {
        boolean all = permissions.permit(READ, bureau == null ? Place.COUNTRY : Place.of(bureau));
        return all
                ? stand(bureau, on, limit)
                : readable(stand(bureau, on, Integer.MAX_VALUE)).stream()
                        .limit(limit)
                        .toList();
    }

    private List<RiskGround> stand(BureauCode bureau, LocalDate on, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<GroundEntity> query = em.createQuery(
                            "select g from GroundEntity g where g.since <= :on and (g.ended is null or g.ended >= :on)"
                                    + (bureau == null ? "" : " and g.bureau = :bureau")
                                    + " order by g.level, g.enterprise, g.id",
                            GroundEntity.class)
                    .setParameter("on", on)
                    .setMaxResults(limit);
            if (bureau != null) {
                query.setParameter("bureau", bureau.value());
            }
            return query.getResultList().stream().map(GroundEntity::ground).toList();
        });
    }

    @Override
    public ControlChart chart(BureauCode bureau, HsCode heading) {
        BureauCode known = bureaus.require(bureau).code();
        permissions.require(READ, Place.of(known));
        return Industries.read(volumes, known, YearMonth.from(today())).chart(heading.heading());
    }

    @Override
    public List<RiskGround> look() {
        permissions.require("risk.look", Place.COUNTRY);
        LocalDate today = today();
        List<RiskGround> changed = jpa.txExpr(TransactionType.Required, em -> {
            // One look after the other, on whatever node: each compares with what the one before it kept.
            RegisterEntity.write(em, REGISTER);
            List<Found> found =
                    incidents(Happened.read(em, today.minusMonths(months).plusDays(1), today), today);
            for (Bureau bureau : bureaus.bureaus()) {
                found.addAll(Industries.read(volumes, bureau.code(), YearMonth.from(today))
                        .failures(rules));
            }
            return new Keeping(em, new Numbers(em), today).keep(found);
        });
        if (!changed.isEmpty()) {
            listeners.all().forEach(listener -> tell(listener, List.copyOf(changed)));
        }
        return readable(changed);
    }

    private List<Found> incidents(List<Happened> all, LocalDate today) {
        Map<OrganisationCode, List<Happened>> byEnterprise =
                all.stream().collect(Collectors.groupingBy(Happened::enterprise, TreeMap::new, Collectors.toList()));
        List<Found> out = new ArrayList<>();
        // Exports are known by whole years: the two that are over stand for the time of the incidents.
        byEnterprise.forEach((enterprise, incidents) -> out.addAll(
                rules.ofIncidents(incidents, volumes.exports(enterprise, today.getYear() - 2, today.getYear() - 1))));
        return out;
    }

    private static void tell(Guest<RiskListener> listener, List<RiskGround> changed) {
        try {
            listener.ask(changed.get(0).id(), told -> {
                told.changed(changed);
                return true;
            });
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("{} failed on {} changes of risks", listener.name(), changed.size(), e);
        }
    }
}
