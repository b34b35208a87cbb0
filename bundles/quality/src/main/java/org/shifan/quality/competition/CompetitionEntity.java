// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.competition;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.quality.store.Texts;

/** A row of QUAL_COMPETITION. */
@Entity
@Table(name = "QUAL_COMPETITION")
public class CompetitionEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID", nullable = false)
    private String zone;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "FOUND_ON", nullable = false)
    private LocalDate on;

    @Column(name = "SUSPECT", nullable = false)
    private String suspect;

    @Column(name = "SUSPECT_CODE")
    private String suspectCode;

    @Column(name = "INJURED_CODE")
    private String injuredCode;

    @Column(name = "GOODS", nullable = false)
    private String goods;

    @Column(name = "DESCRIPTION", nullable = false)
    private String text;

    @Column(name = "STATE", nullable = false)
    private String state = CompetitionCase.State.REPORTED.name();

    @Column(name = "AUTHORITY", nullable = false)
    private String authority = "";

    @Column(name = "AUTHORITY_REF", nullable = false)
    private String reference = "";

    @Column(name = "OUTCOME")
    private String outcome;

    protected CompetitionEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code quality.text.long} */
    CompetitionEntity(
            long id,
            BureauCode bureau,
            CompetitionCases.Report report,
            OrganisationCode suspected,
            OrganisationCode injured) {
        this.id = id;
        this.bureau = bureau.value();
        zone = report.zone().value();
        kind = report.kind().name();
        on = report.on();
        suspect = Texts.within("suspect", report.suspect(), 300);
        suspectCode = suspected == null ? null : suspected.value();
        injuredCode = injured == null ? null : injured.value();
        goods = Texts.within("goods", report.goods(), 300);
        text = Texts.within("text", report.text(), 4000);
    }

    void passOn(String to, String number) {
        state = CompetitionCase.State.PASSED_ON.name();
        authority = to;
        reference = number;
    }

    void close(CompetitionCase.Outcome how) {
        state = CompetitionCase.State.CLOSED.name();
        outcome = how.name();
    }

    long id() {
        return id;
    }

    boolean closed() {
        return outcome != null;
    }

    CompetitionCase competitionCase(List<CompetitionCase.Step> steps) {
        return new CompetitionCase(
                id,
                BureauCode.of(bureau),
                ZoneId.of(zone),
                CompetitionCase.Kind.valueOf(kind),
                on,
                suspect,
                suspectCode == null ? null : OrganisationCode.of(suspectCode),
                injuredCode == null ? null : OrganisationCode.of(injuredCode),
                goods,
                text,
                CompetitionCase.State.valueOf(state),
                authority,
                reference,
                outcome == null ? null : CompetitionCase.Outcome.valueOf(outcome),
                steps);
    }
}
