// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.core.Level;

/** A row of EVAL_DECIDING: a decision about the country that a node of a group is making. */
@Entity
@Table(name = "EVAL_DECIDING")
class DecidingEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "NODE", nullable = false, updatable = false)
    private String node;

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
        level = asked.level().code();
        year = asked.year();
        asOf = asked.asOf();
        by = asked.by();
    }

    Long id() {
        return id;
    }

    RunningDecisions.Running running() {
        return new RunningDecisions.Running(
                id, node, beats, new RunningDecisions.Asked(Level.of(level), year, asOf, by));
    }
}
