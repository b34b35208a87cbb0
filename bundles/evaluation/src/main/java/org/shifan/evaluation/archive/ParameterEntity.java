// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of EVAL_PARAMETER: what a parameter was worth over a time, by one content of a set. */
@Entity
@Table(name = "EVAL_PARAMETER")
class ParameterEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CRITERIA_DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "NAME", nullable = false, updatable = false)
    private String name;

    @Column(name = "PARAMETER_VALUE", nullable = false, updatable = false)
    private String value;

    @Column(name = "VALID_FROM", nullable = false, updatable = false)
    private LocalDate from;

    @Column(name = "VALID_BEFORE", updatable = false)
    private LocalDate before;

    protected ParameterEntity() {}

    ParameterEntity(String digest, String name, BigDecimal value, LocalDate from, LocalDate before) {
        this.digest = digest;
        this.name = name;
        this.value = text(value);
        this.from = from;
        this.before = before;
    }

    /** The shortest form, by which values are compared. */
    static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
