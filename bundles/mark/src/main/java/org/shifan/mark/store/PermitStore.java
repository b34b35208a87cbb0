// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.schema.SchemaReady;

import static org.shifan.mark.MarkMessages.refuse;

/** The tables MARK_…; rows are added and never changed. */
@Component(service = PermitStore.class)
public final class PermitStore {
    private static final String PERMITS =
            "select p, w from PermitEntity p left join WithdrawalEntity w on w.code = p.code where ";

    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public PermitStore(
            @Reference(target = "(shifan.schema=mark)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-mark)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    /**
     * Keeps a permission.
     *
     * @throws org.shifan.api.text.ShifanException {@code mark.overlap}
     */
    public MarkPermit add(
            MarkCode code, MarkRequest request, BureauCode bureau, Signature by, String evidence, Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            lock(em);
            find(
                            em,
                            List.of("p.holder = :holder"),
                            Map.of("holder", request.holder().toString()))
                    .stream()
                    .filter(other -> overlaps(other, request))
                    .findFirst()
                    .ifPresent(other -> {
                        throw refuse(
                                "mark.overlap",
                                other.code(),
                                request.place(),
                                other.request().period());
                    });
            PermitEntity row = new PermitEntity(code, request, bureau, new SignedColumns(by, evidence, at));
            em.persist(row);
            em.flush();
            return permit(row, null);
        });
    }

    /** Until the transaction is over nobody else permits or withdraws: of two at once the second sees what the first did. */
    private static void lock(EntityManager em) {
        int rows = em.createNativeQuery("update MARK_REGISTER set REVISION = REVISION + 1")
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("MARK_REGISTER has " + rows + " rows, not one");
        }
    }

    private static boolean overlaps(MarkPermit other, MarkRequest request) {
        MarkRequest there = other.request();
        boolean same = there.title().equals(request.title())
                && there.use() == request.use()
                && there.place().equalsIgnoreCase(request.place());
        LocalDate end = other.lastDay() == null ? there.period().to() : other.lastDay();
        return same
                && !end.isBefore(request.period().from())
                && !there.period().from().isAfter(request.period().to());
    }

    /** @throws org.shifan.api.text.ShifanException {@code mark.unknown} or {@code mark.withdrawn} */
    public MarkPermit withdraw(MarkCode code, LocalDate lastDay, Signature by, String evidence, Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            lock(em);
            MarkPermit permit = require(em, code);
            permit.withdrawal().ifPresent(entry -> {
                throw refuse(
                        "mark.withdrawn", code, permit.lastDay(), entry.by().by());
            });
            em.persist(new WithdrawalEntity(code, lastDay, new SignedColumns(by, evidence, at)));
            em.flush();
            return require(em, code);
        });
    }

    public MarkUsage record(
            MarkCode code,
            LocalDate on,
            String place,
            String note,
            MarkVerification.Outcome outcome,
            Actor by,
            Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            UsageEntity row = new UsageEntity(code, place, outcome, new SignedColumns(by, on, note, "", at));
            em.persist(row);
            em.flush();
            return row.usage();
        });
    }

    public Optional<MarkPermit> find(MarkCode code) {
        return jpa.txExpr(TransactionType.Required, em -> find(em, code));
    }

    /** Newest first; what is null is not looked at. */
    public List<MarkPermit> find(Subject holder, BureauCode bureau, LocalDate on) {
        List<String> where = new ArrayList<>(List.of("p.id > 0"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (holder != null) {
            where.add("p.holder = :holder");
            values.put("holder", holder.toString());
        }
        if (bureau != null) {
            where.add("p.bureau = :bureau");
            values.put("bureau", bureau.value());
        }
        if (on != null) {
            where.add("p.firstDay <= :day and p.lastDay >= :day and (w.lastDay is null or w.lastDay >= :day)");
            values.put("day", on);
        }
        return jpa.txExpr(TransactionType.Required, em -> find(em, where, values));
    }

    public List<MarkUsage> usages(MarkCode code) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select u from UsageEntity u where u.code = :code order by u.id desc",
                                UsageEntity.class)
                        .setParameter("code", code.value())
                        .getResultList()
                        .stream()
                        .map(UsageEntity::usage)
                        .toList());
    }

    private static MarkPermit require(EntityManager em, MarkCode code) {
        return find(em, code).orElseThrow(() -> refuse("mark.unknown", code));
    }

    private static Optional<MarkPermit> find(EntityManager em, MarkCode code) {
        return find(em, List.of("p.code = :code"), Map.of("code", code.value())).stream()
                .findFirst();
    }

    private static List<MarkPermit> find(EntityManager em, List<String> where, Map<String, Object> values) {
        TypedQuery<Object[]> query =
                em.createQuery(PERMITS + String.join(" and ", where) + " order by p.id desc", Object[].class);
        values.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> permit((PermitEntity) row[0], (WithdrawalEntity) row[1]))
                .toList();
    }

    private static MarkPermit permit(PermitEntity row, WithdrawalEntity withdrawal) {
        return new MarkPermit(
                row.code(),
                row.request(),
                row.signed().entry(),
                withdrawal == null ? null : withdrawal.signed().entry(),
                withdrawal == null ? null : withdrawal.lastDay());
    }
}
