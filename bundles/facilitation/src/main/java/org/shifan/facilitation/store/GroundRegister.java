// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.watch.StopsAtOnce;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.refuse;

/** The register of declared grounds in FAC_GROUND. */
@Component(service = {DeclaredGrounds.class, GroundRegister.class})
public final class GroundRegister implements DeclaredGrounds {
    private static final String DIGITS = "([0-9]{2}){1,5}";

    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Consumer<OrganisationCode> changed;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public GroundRegister(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            @Reference StopsAtOnce atOnce) {
        this(jpa, enterprises, permissions, atOnce::soon, Clock.systemUTC());
    }

    /**
     * Not public: Declarative Services would take it for the one above, which has as many arguments.
     *
     * @param changed told whose grounds changed; null for everybody's
     */
    GroundRegister(
            JpaTemplate jpa,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            Consumer<OrganisationCode> changed,
            Clock clock) {
        this.changed = changed;
        this.permissions = permissions;
        this.jpa = jpa;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Override
    public DeclaredGround declare(
            DeclaredGround.Kind kind,
            OrganisationCode enterprise,
            String hs,
            CountryCode market,
            DateRange period,
            Decision decision) {
        String goods = hs == null ? "" : hs.strip();
        if (!goods.isEmpty() && !goods.matches(DIGITS)) {
            throw refuse("facilitation.ground.hs", goods);
        }
        if (kind.ofGoods() && goods.isEmpty()) {
            throw refuse("facilitation.ground.goods", M.text("ground-kind." + kind));
        }
        if (kind.ofOne() && enterprise == null) {
            throw refuse("facilitation.ground.enterprise", M.text("ground-kind." + kind));
        }
        if (kind == DeclaredGround.Kind.SYSTEMIC_INCIDENT && enterprise != null) {
            throw refuse("facilitation.ground.systemic", enterprise);
        }
        if (kind.ends() && period.to() == null) {
            throw refuse("facilitation.ground.term", M.text("ground-kind." + kind));
        }
        if (kind == DeclaredGround.Kind.RISK_MONITORING) {
            throw refuse("facilitation.ground.plan");
        }
        permissions.require("ground.declare", place(enterprise));
        DeclaredGround wanted = new DeclaredGround(0, kind, enterprise, goods, market, period, decision, null, null);
        DeclaredGround entered = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            return enter(em, wanted, clock.instant());
        });
        changed.accept(enterprise);
        return entered;
    }

    /**
     * Enters a ground; for who holds the writers' lock and has asked the permission.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.ground.overlap}
     */
    public static DeclaredGround enter(EntityManager em, DeclaredGround wanted, Instant at) {
        all(em, null, null).stream()
                .map(GroundEntity::ground)
                .filter(other -> same(other, wanted) && held(other).overlaps(wanted.period()))
                .findFirst()
                .ifPresent(other -> {
                    throw refuse("facilitation.ground.overlap", other.id(), held(other));
                });
        return add(em, wanted, at);
    }

    private static DeclaredGround add(EntityManager em, DeclaredGround wanted, Instant at) {
        GroundEntity row = new GroundEntity(RegisterEntity.next(em, GroundEntity.class), wanted, at);
        em.persist(row);
        return row.ground();
    }

    /**
     * Raises the risk of an enterprise's goods for all markets because something was found bad, whoever may declare grounds. It stands
     * beside others that are raised: what was found is over when somebody ends this one, and not with what was found before.
     *
     * @param hs the first digits of the goods' codes
     */
    public DeclaredGround raise(OrganisationCode enterprise, String hs, Decision decision) {
        DeclaredGround wanted = new DeclaredGround(
                0,
                DeclaredGround.Kind.RISK_RAISED,
                enterprise,
                hs,
                null,
                DateRange.from(decision.on()),
                decision,
                null,
                null);
        DeclaredGround entered = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            return add(em, wanted, clock.instant());
        });
        changed.accept(enterprise);
        return entered;
    }

    /** Ends a ground that is known not to have been ended; for who holds the writers' lock and has asked the permission. */
    public static void end(EntityManager em, long id, LocalDate lastDay, Decision decision, Instant at) {
        em.find(GroundEntity.class, id)
                .end(RegisterEntity.next(em, GroundEntity.class, "endNumber"), lastDay, decision, at);
    }

    /** What names no enterprise concerns everybody's. */
    private Place place(OrganisationCode enterprise) {
        return enterprise == null ? Place.COUNTRY : Place.of(enterprises.require(enterprise.value()));
    }

    private static boolean same(DeclaredGround one, DeclaredGround other) {
        return one.kind() == other.kind()
                && Objects.equals(one.enterprise(), other.enterprise())
                && one.hs().equals(other.hs())
                && Objects.equals(one.market(), other.market())
                && (one.endedOn() == null
                        || !one.endedOn().isBefore(one.period().from()));
    }

    private static DateRange held(DeclaredGround ground) {
        return DateRange.of(ground.period().from(), ground.lastDay().orElse(null));
    }

    @Override
    public DeclaredGround end(long id, LocalDate lastDay, Decision decision) {
        DeclaredGround over = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            GroundEntity row = em.find(GroundEntity.class, id);
            if (row == null) {
                throw refuse("facilitation.ground.unknown", id);
            }
            DeclaredGround ground = row.ground();
            permissions.require("ground.declare", place(ground.enterprise()));
            if (ground.ended() != null) {
                throw refuse("facilitation.ground.ended", id, ground.endedOn());
            }
            em.createQuery("select p.id from PlanEntity p where p.ground = :ground", Long.class)
                    .setParameter("ground", id)
                    .getResultList()
                    .forEach(plan -> {
                        throw refuse("facilitation.ground.of-plan", id, plan);
                    });
            // The day before its first one takes back what never held.
            LocalDate earliest = ground.period().from().minusDays(1);
            LocalDate term = ground.period().to();
            if (lastDay.isBefore(earliest) || (term != null && !lastDay.isBefore(term))) {
                throw refuse("facilitation.ground.end", id, lastDay, ground.period());
            }
            row.end(RegisterEntity.next(em, GroundEntity.class, "endNumber"), lastDay, decision, clock.instant());
            return row.ground();
        });
        changed.accept(over.enterprise());
        return over;
    }

    @Override
    public List<DeclaredGround> grounds(OrganisationCode enterprise, LocalDate on) {
        List<DeclaredGround> all = jpa.txExpr(
                TransactionType.Required,
                em -> all(em, enterprise, on).stream().map(GroundEntity::ground).toList());
        Readers readers = new Readers(permissions, enterprises, Readers.TREATMENTS);
        // What names no enterprise holds for whoever exports such goods.
        return all.stream()
                .filter(ground -> ground.enterprise() == null || readers.may(ground.enterprise(), null, null))
                .toList();
    }

    private static List<GroundEntity> all(EntityManager em, OrganisationCode enterprise, LocalDate on) {
        StringBuilder text = new StringBuilder("select g from GroundEntity g where 1 = 1");
        if (enterprise != null) {
            text.append(" and (g.enterprise is null or g.enterprise = :enterprise)");
        }
        if (on != null) {
            text.append(" and g.from <= :on and (g.to is null or g.to >= :on)");
            text.append(" and (g.lastDay is null or g.lastDay >= :on)");
        }
        TypedQuery<GroundEntity> query =
                em.createQuery(text.append(" order by g.id").toString(), GroundEntity.class);
        if (enterprise != null) {
            query.setParameter("enterprise", enterprise.value());
        }
        if (on != null) {
            query.setParameter("on", on);
        }
        return query.getResultList();
    }
}
