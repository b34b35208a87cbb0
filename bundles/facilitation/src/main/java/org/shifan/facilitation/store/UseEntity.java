// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.Shipment;

/** A row of FAC_USE. */
@Entity
@Table(name = "FAC_USE")
public class UseEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TREATMENT", nullable = false)
    private long treatment;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "MEASURE", nullable = false)
    private String measure;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID")
    private String zone;

    @Column(name = "DECLARED_ON", nullable = false)
    private LocalDate on;

    @Column(name = "USE_MONTH", nullable = false)
    private String month;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "COUNTRY", nullable = false)
    private String country;

    @Column(name = "DRAWN", nullable = false)
    private int drawn;

    @Column(name = "DAYS_SAVED", nullable = false)
    private BigDecimal days;

    protected UseEntity() {}

    public UseEntity(
            long id,
            long treatment,
            Shipment shipment,
            BureauCode bureau,
            ZoneId zone,
            String measure,
            boolean drawn,
            BigDecimal days) {
        this.id = id;
        this.treatment = treatment;
        declaration = shipment.declaration();
        this.measure = measure;
        enterprise = shipment.enterprise().value();
        this.bureau = bureau.value();
        this.zone = zone == null ? null : zone.value();
        on = shipment.on();
        month = YearMonth.from(on).toString();
        hs = shipment.hs().value();
        country = shipment.destination().value();
        this.drawn = drawn ? 1 : 0;
        this.days = days;
    }

    public MeasureLedger.Line line() {
        return new MeasureLedger.Line(
                treatment,
                declaration,
                measure,
                OrganisationCode.of(enterprise),
                zone == null ? null : ZoneId.of(zone),
                on,
                HsCode.of(hs),
                CountryCode.of(country),
                drawn == 1,
                days);
    }

    /** The bureau that supervised the enterprise then. */
    public BureauCode keptBy() {
        return BureauCode.of(bureau);
    }

    String bureau() {
        return bureau;
    }

    String month() {
        return month;
    }

    long id() {
        return id;
    }
}
