// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.part;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.market.Participation;
import org.shifan.market.store.DecisionColumns;

/** A row of MKT_PARTY; never changed. */
@Entity
@Table(name = "MKT_PARTY")
public class PartyEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "PARTICIPATION", nullable = false)
    private long participation;

    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "PLACE_RANK", nullable = false)
    private int rank;

    @Embedded
    private DecisionColumns decided;

    protected PartyEntity() {}

    PartyEntity(long id, long participation, Subject subject, int rank, Decision decision) {
        this.id = id;
        this.participation = participation;
        this.subject = subject.toString();
        this.rank = rank;
        decided = new DecisionColumns(decision);
    }

    long id() {
        return id;
    }

    long participation() {
        return participation;
    }

    Participation.Party party() {
        return new Participation.Party(Subject.of(subject), rank, decided.decision());
    }
}
