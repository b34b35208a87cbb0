// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.persistence.EntityManager;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.Complaint;
import org.shifan.api.text.Message;
import org.shifan.quality.store.Numbers;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.refuse;

/** The complaints within one transaction. Whoever changes one has taken the writers' lock by {@link #write}. */
final class ComplaintBook {
    private static final String REGISTER = "COMPLAINTS";

    private final EntityManager em;
    private final Numbers numbers;

    private ComplaintBook(EntityManager em) {
        this.em = em;
        this.numbers = new Numbers(em);
    }

    static ComplaintBook read(EntityManager em) {
        return new ComplaintBook(em);
    }

    static ComplaintBook write(EntityManager em) {
        RegisterEntity.write(em, REGISTER);
        return new ComplaintBook(em);
    }

    long next() {
        return numbers.next(ComplaintEntity.class);
    }

    void enter(ComplaintEntity row) {
        em.persist(row);
    }

    ComplaintEntity require(long id) {
        ComplaintEntity found = em.find(ComplaintEntity.class, id);
        if (found == null) {
            throw refuse("quality.complaint.unknown", id);
        }
        return found;
    }

    ComplaintEntity byReceipt(String digest) {
        return em
                .createQuery("select c from ComplaintEntity c where c.receipt = :digest", ComplaintEntity.class)
                .setParameter("digest", digest)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> refuse("quality.complaint.receipt"));
    }

    List<ComplaintEntity> open() {
        return em.createQuery(
                        "select c from ComplaintEntity c where c.state <> 'ANSWERED' order by c.due, c.id",
                        ComplaintEntity.class)
                .getResultList();
    }

    List<ComplaintEntity> about(OrganisationCode enterprise) {
        return em.createQuery(
                        "select c from ComplaintEntity c where c.enterprise = :enterprise order by c.id",
                        ComplaintEntity.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList();
    }

    List<ComplaintEntity> received(int year) {
        return em.createQuery(
                        "select c from ComplaintEntity c where c.received between :from and :to order by c.bureau, c.id",
                        ComplaintEntity.class)
                .setParameter("from", LocalDate.of(year, 1, 1))
                .setParameter("to", LocalDate.of(year, 12, 31))
                .getResultList();
    }

    void step(long complaint, String act, Message what, Decision decision, Instant at) {
        em.persist(new ComplaintStepEntity(
                numbers.next(ComplaintStepEntity.class), complaint, act, what.text(), decision, at));
    }

    Complaint complaint(ComplaintEntity row) {
        return row.complaint(em
                .createQuery(
                        "select s from ComplaintStepEntity s where s.complaint = :id order by s.id",
                        ComplaintStepEntity.class)
                .setParameter("id", row.id())
                .getResultList()
                .stream()
                .map(ComplaintStepEntity::step)
                .toList());
    }
}
