// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.time.LocalDate;
import java.util.Objects;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.text.Text;

/** A row of QUAL_RISK. */
@Entity
@Table(name = "QUAL_RISK")
public class GroundEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "HEADING")
    private String heading;

    @Column(name = "MARKET")
    private String market;

    @Column(name = "RISK_LEVEL", nullable = false)
    private String level;

    @Column(name = "BECAUSE_ZH", nullable = false)
    private String zh;

    @Column(name = "BECAUSE_EN", nullable = false)
    private String en;

    @Column(name = "SINCE", nullable = false)
    private LocalDate since;

    @Column(name = "ENDED")
    private LocalDate ended;

    protected GroundEntity() {}

    GroundEntity(long id, Found found, LocalDate since) {
        this.id = id;
        enterprise = found.enterprise().value();
        bureau = found.bureau().value();
        kind = found.kind().name();
        heading = found.heading() == null ? null : found.heading().value();
        market = found.market() == null ? null : found.market().value();
        level = found.level().name();
        zh = found.because().zh();
        en = found.because().en();
        this.since = since;
    }

    /** Whether a look that finds this finds nothing new. */
    boolean says(Found found) {
        return enterprise.equals(found.enterprise().value())
                && kind.equals(found.kind().name())
                && bureau.equals(found.bureau().value())
                && Objects.equals(
                        heading,
                        found.heading() == null ? null : found.heading().value())
                && Objects.equals(
                        market, found.market() == null ? null : found.market().value())
                && level.equals(found.level().name())
                && en.equals(found.because().en());
    }

    String enterprise() {
        return enterprise;
    }

    /** @param last the last day on which it stands */
    void end(LocalDate last) {
        ended = last;
    }

    RiskGround ground() {
        return new RiskGround(
                id,
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                RiskGround.Kind.valueOf(kind),
                heading == null ? null : HsCode.of(heading),
                market == null ? null : CountryCode.of(market),
                RiskLevel.valueOf(level),
                new Text(zh, en),
                since,
                ended);
    }
}
