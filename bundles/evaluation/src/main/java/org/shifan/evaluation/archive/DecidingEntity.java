// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;

/** A row of EVAL_DECIDING: a decision about the country, or about the zones of a bureau, that a node of a group is making. */
@Entity
@Table(name = "EVAL_DECIDING")
class DecidingEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "NODE", nullable = false, updatable = false)
    private String node;

    /** Null for the country. */
    @Column(name = "BUREAU", updatable = false)
    private String bureau;

    @Column(name = "ZONE_LEVEL", nullable = false, updatable = false)
    private String level;

    @Column(name = "FACT_YEAR", nullable = false, updatable = false)
    private int year;

    @Column(name = "AS_OF", nullable = false, updatable = false)
    private LocalDate asOf;

    @Column(name = "ASKED_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "BEATS", nullable = false)
    private long beats;

    protected DecidingEntity() {}

    DecidingEntity(String node, RunningDecisions.Asked asked) {
        this.node = node;
        bureau = asked.bureau() == null ? null : asked.bureau().value();
        level = asked.level().code();
        year = asked.year();
        asOf = asked.asOf();
        by = KeptEntity.name(asked.by());
    }

    /** Takes the line out; false when it was taken out before. */
    static boolean end(EntityManager em, long id) {
        return em.createQuery("delete from DecidingEntity d where d.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    Long id() {
        return id;
    }

    RunningDecisions.Running running() {
        BureauCode of = bureau == null ? null : BureauCode.of(bureau);
        return new RunningDecisions.Running(
                id, node, beats, new RunningDecisions.Asked(of, Level.of(level), year, asOf, by));
    }
}
