// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.Text;

/** A row of FAC_STOP. */
@Entity
@Table(name = "FAC_STOP")
public class StopEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID")
    private String zone;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "COUNTRY", nullable = false)
    private String country;

    @Column(name = "MEASURE", nullable = false)
    private String measure;

    @Column(name = "NOTICED_ON", nullable = false)
    private LocalDate on;

    @Column(name = "STOPPED", nullable = false)
    private boolean stopped;

    @Lob
    @Column(name = "REASON_ZH", nullable = false)
    private String zh;

    @Lob
    @Column(name = "REASON_EN", nullable = false)
    private String en;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    @Column(name = "SUPERVISION")
    private String mode;

    protected StopEntity() {}

    public StopEntity(
            long id,
            Flow flow,
            BureauCode bureau,
            ZoneId zone,
            LocalDate on,
            boolean stopped,
            Text reason,
            SupervisionMode mode,
            Instant at) {
        this.id = id;
        enterprise = flow.enterprise().value();
        this.bureau = bureau.value();
        this.zone = zone == null ? null : zone.value();
        hs = flow.hs();
        country = flow.country();
        measure = flow.measure();
        this.mode = mode == null ? null : mode.name();
        this.on = on;
        this.stopped = stopped;
        zh = reason.zh();
        en = reason.en();
        recorded = at.toEpochMilli();
    }

    public long id() {
        return id;
    }

    /** When it was kept. */
    public Instant at() {
        return Instant.ofEpochMilli(recorded);
    }

    public MeasureStop stop(List<MeasureStop.Receipt> receipts) {
        return new MeasureStop(
                id,
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                zone == null ? null : ZoneId.of(zone),
                HsCode.of(hs),
                CountryCode.of(country),
                measure,
                on,
                stopped,
                new Text(zh, en),
                mode == null ? null : SupervisionMode.valueOf(mode),
                receipts);
    }

    /** The platform itself noticed it: nobody's name stands under it. */
    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                "",
                "enterprise:" + enterprise,
                stopped ? "measure.stopped" : "measure.back",
                AuditedChange.values(
                        "number", id, "measure", measure, "goods", hs, "country", country, "on", on, "mode", mode),
                new Text(zh, en).both());
    }
}
