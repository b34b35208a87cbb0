// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of QUAL_COVERAGE: a bureau has taken in reports of a year, whoever's the incidents are by now. */
@Entity
@Table(name = "QUAL_COVERAGE")
class CoverageEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Column(name = "SCHEME", nullable = false, updatable = false)
    private String scheme;

    @Column(name = "DELIVERED_YEAR", nullable = false, updatable = false)
    private int year;

    @Column(name = "FIRST_DAY", nullable = false)
    private LocalDate first;

    protected CoverageEntity() {}

    CoverageEntity(long id, String bureau, String scheme, LocalDate first) {
        this.id = id;
        this.bureau = bureau;
        this.scheme = scheme;
        year = first.getYear();
        this.first = first;
    }

    long id() {
        return id;
    }

    String bureau() {
        return bureau;
    }

    String scheme() {
        return scheme;
    }

    int year() {
        return year;
    }

    /** The earliest day of the year on which something happened that it delivered. */
    LocalDate first() {
        return first;
    }

    void delivered(LocalDate day) {
        first = day.isBefore(first) ? day : first;
    }
}
