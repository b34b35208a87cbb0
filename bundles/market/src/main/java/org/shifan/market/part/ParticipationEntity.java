// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.part;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.market.Participation;
import org.shifan.market.store.DecisionColumns;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_PARTICIPATION; never changed. */
@Entity
@Table(name = "MKT_PARTICIPATION")
public class ParticipationEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "TITLE", nullable = false)
    private String title;

    @Column(name = "DETAIL", nullable = false)
    private String detail;

    @Column(name = "SCOPE_LEVEL", nullable = false)
    private String scope;

    @Column(name = "PLACES", nullable = false)
    private int places;

    @Column(name = "BEGUN", nullable = false)
    private LocalDate on;

    @Embedded
    private DecisionColumns entered;

    protected ParticipationEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    ParticipationEntity(
            long id,
            Participation.Kind kind,
            BureauCode bureau,
            String title,
            String detail,
            String scope,
            int places,
            LocalDate on,
            Decision decision) {
        this.id = id;
        this.kind = kind.name();
        this.bureau = bureau.value();
        this.title = within("title", title, 300);
        this.detail = within("detail", detail, 2000);
        this.scope = scope;
        this.places = places;
        this.on = on;
        entered = new DecisionColumns(decision);
    }

    long id() {
        return id;
    }

    Participation participation(List<Participation.Party> parties) {
        return new Participation(
                id,
                Participation.Kind.valueOf(kind),
                BureauCode.of(bureau),
                title,
                detail,
                scope,
                places,
                on,
                entered.decision(),
                parties);
    }
}
