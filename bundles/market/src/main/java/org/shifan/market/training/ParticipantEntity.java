// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.training;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.market.Training;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_PARTICIPANT; never changed. */
@Entity
@Table(name = "MKT_PARTICIPANT")
public class ParticipantEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TRAINING", nullable = false)
    private long training;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "PERSON", nullable = false)
    private String person;

    protected ParticipantEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    ParticipantEntity(long id, long training, OrganisationCode enterprise, String person) {
        this.id = id;
        this.training = training;
        this.enterprise = enterprise.value();
        this.person = within("person", person, 200);
    }

    long id() {
        return id;
    }

    long training() {
        return training;
    }

    Training.Participant participant() {
        return new Training.Participant(OrganisationCode.of(enterprise), person);
    }
}
