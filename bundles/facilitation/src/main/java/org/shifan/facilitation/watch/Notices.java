// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.facilitation.store.Flow;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.StopEntity;
import org.shifan.facilitation.store.StopReceiptEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;

/** The notices in FAC_STOP, and who has read them. */
final class Notices {
    private final JpaTemplate jpa;
    private final Clock clock;

    Notices(JpaTemplate jpa, Clock clock) {
        this.jpa = jpa;
        this.clock = clock;
    }

    /**
     * Keeps notices; from then on they stand in the audit log, and so in the stream of events.
     *
     * @param before what had been noticed of the flows when they were judged: another node may have been first meanwhile
     * @return those that were kept
     */
    List<MeasureStop> keep(
            OrganisationCode enterprise,
            Map<Flow, Judging.Notice> notices,
            Map<Flow, StopEntity> before,
            LocalDate today) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            List<MeasureStop> kept = new ArrayList<>();
            Map<Flow, StopEntity> last = Flows.lastStops(em, enterprise);
            long id = RegisterEntity.next(em, StopEntity.class);
            for (Map.Entry<Flow, Judging.Notice> each : notices.entrySet()) {
                if (Objects.equals(number(last.get(each.getKey())), number(before.get(each.getKey())))) {
                    Judging.Notice notice = each.getValue();
                    StopEntity row = new StopEntity(
                            id++,
                            each.getKey(),
                            notice.bureau(),
                            notice.zone(),
                            today,
                            notice.stopped(),
                            notice.reason(),
                            notice.mode(),
                            clock.instant());
                    em.persist(row);
                    kept.add(row.stop(List.of()));
                }
            }
            return kept;
        });
    }

    private static Long number(StopEntity row) {
        return row == null ? null : row.id();
    }

    List<MeasureStop> stops(BureauCode bureau, OrganisationCode enterprise, boolean unread, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<StopEntity> query = em.createQuery(
                    "select s from StopEntity s where 1 = 1"
                            + (bureau == null ? "" : " and s.bureau = :bureau")
                            + (enterprise == null ? "" : " and s.enterprise = :enterprise")
                            + (unread ? " and s.id not in (select r.stop from StopReceiptEntity r)" : "")
                            + " order by s.id desc",
                    StopEntity.class);
            if (bureau != null) {
                query.setParameter("bureau", bureau.value());
            }
            if (enterprise != null) {
                query.setParameter("enterprise", enterprise.value());
            }
            return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                    .map(row -> shown(em, row))
                    .toList();
        });
    }

    MeasureStop require(long number) {
        return jpa.txExpr(TransactionType.Required, em -> shown(em, row(em, number)));
    }

    MeasureStop read(long number, String by) {
        LocalDate today = LocalDate.now(clock.withZone(StopWatch.CHINA));
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            MeasureStop stop = shown(em, row(em, number));
            if (stop.receipts().stream().noneMatch(receipt -> receipt.by().equals(by))) {
                em.persist(new StopReceiptEntity(
                        RegisterEntity.next(em, StopReceiptEntity.class), stop, by, today, clock.instant()));
            }
            return shown(em, row(em, number));
        });
    }

    private static StopEntity row(EntityManager em, long number) {
        StopEntity row = em.find(StopEntity.class, number);
        if (row == null) {
            throw refuse("facilitation.stop.unknown", number);
        }
        return row;
    }

    private static MeasureStop shown(EntityManager em, StopEntity row) {
        return row.stop(em
                .createQuery(
                        "select r from StopReceiptEntity r where r.stop = :stop order by r.id", StopReceiptEntity.class)
                .setParameter("stop", row.id())
                .getResultList()
                .stream()
                .map(StopReceiptEntity::receipt)
                .toList());
    }
}
