// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.training;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.market.Training;
import org.shifan.market.store.DecisionColumns;
import org.shifan.market.store.Lists;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_TRAINING; never changed. */
@Entity
@Table(name = "MKT_TRAINING")
public class TrainingEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID")
    private String zone;

    @Column(name = "HELD_ON", nullable = false)
    private LocalDate on;

    @Column(name = "TOPIC", nullable = false)
    private String topic;

    @Column(name = "PLACE", nullable = false)
    private String place;

    @Column(name = "CITED", nullable = false)
    private String references;

    @Embedded
    private DecisionColumns held;

    protected TrainingEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    TrainingEntity(
            long id,
            BureauCode bureau,
            ZoneId zone,
            LocalDate on,
            String topic,
            String place,
            List<String> references,
            Decision decision) {
        this.id = id;
        this.bureau = bureau.value();
        this.zone = zone == null ? null : zone.value();
        this.on = on;
        this.topic = within("topic", topic, 500);
        this.place = within("place", place, 300);
        this.references = within("references", Lists.column(references), 2000);
        held = new DecisionColumns(decision);
    }

    long id() {
        return id;
    }

    ZoneId zone() {
        return zone == null ? null : ZoneId.of(zone);
    }

    LocalDate on() {
        return on;
    }

    Training training(List<Training.Participant> participants) {
        return new Training(
                id,
                BureauCode.of(bureau),
                zone(),
                on,
                topic,
                place,
                Lists.values(references, text -> text),
                held.decision(),
                participants);
    }
}
