// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.IncidentSource;

/** A row of QUAL_INCIDENT. */
@Entity
@Table(name = "QUAL_INCIDENT")
public class IncidentEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "HAPPENED", nullable = false)
    private LocalDate on;

    @Column(name = "MARKET", nullable = false)
    private String market;

    @Column(name = "GOODS_NAME", nullable = false)
    private String goods;

    @Column(name = "BRAND", nullable = false)
    private String brand;

    @Column(name = "MODEL", nullable = false)
    private String model;

    @Column(name = "BARCODE", nullable = false)
    private String barcode;

    @Column(name = "HS")
    private String hs;

    @Column(name = "MAKER", nullable = false)
    private String maker;

    @Column(name = "ORIGIN", nullable = false)
    private String origin;

    @Column(name = "HAZARD", nullable = false)
    private String hazard;

    @Column(name = "MEASURES", nullable = false)
    private String measures;

    @Column(name = "DESCRIPTION", nullable = false)
    private String text;

    @Column(name = "FINGERPRINT", nullable = false)
    private String fingerprint;

    @Column(name = "NAMED")
    private String named;

    @Column(name = "ENTERPRISE")
    private String enterprise;

    @Column(name = "CONFIDENCE")
    private Integer confidence;

    @Embedded
    private DecisionColumns attributed;

    @Column(name = "ATTRIBUTED_HS")
    private String attributedHs;

    @Column(name = "PRODUCT")
    private Long product;

    @Column(name = "CAUSE")
    private String cause;

    @Column(name = "JOINED_INTO")
    private Long joinedInto;

    @Column(name = "ESCALATED")
    private LocalDate escalated;

    @Column(name = "SYNTHETIC", nullable = false)
    private boolean synthetic;

    protected IncidentEntity() {}

    IncidentEntity(long id, Received received) {
        this.id = id;
        bureau = received.bureau().value();
        synthetic = received.synthetic();
        describe(received);
    }

    /** Takes over what the newest report says. */
    final void describe(Received received) {
        IncidentReport report = received.report();
        kind = report.kind().name();
        on = report.on();
        market = report.market().value();
        goods = Texts.beginning(report.goods().name(), 1000);
        brand = Texts.beginning(report.goods().brand(), 500);
        model = Texts.beginning(report.goods().model(), 1000);
        barcode = Texts.beginning(report.goods().barcode(), 1000);
        hs = report.goods().hs() == null ? null : report.goods().hs().value();
        maker = Texts.beginning(report.maker(), 1000);
        origin = Texts.beginning(report.origin(), 200);
        hazard = Texts.beginning(report.hazard(), 2000);
        measures = Texts.beginning(report.measures(), 2000);
        text = Texts.beginning(report.text(), 4000);
        named = report.enterprise() == null ? null : report.enterprise().value();
        fingerprint = Fingerprint.of(received);
    }

    void attribute(Attribution attribution, BureauCode to) {
        enterprise = attribution.enterprise().value();
        confidence = attribution.confidence();
        attributed = new DecisionColumns(attribution.decision());
        attributedHs = attribution.hs() == null ? null : attribution.hs().value();
        product = attribution.goods();
        bureau = to.value();
    }

    /** Whether it happened at most so many days before or after the day. */
    boolean within(LocalDate day, int days) {
        return Math.abs(java.time.temporal.ChronoUnit.DAYS.between(day, on)) <= days;
    }

    void joinInto(long other) {
        joinedInto = other;
    }

    /** The cause that its trace found. */
    public void decide(Cause found) {
        cause = found.name();
    }

    public long id() {
        return id;
    }

    String fingerprint() {
        return fingerprint;
    }

    String enterprise() {
        return enterprise;
    }

    /** The enterprise that a source names, or null. */
    String named() {
        return named;
    }

    /** It was said that nobody has traced it in time. */
    public void escalate(LocalDate day) {
        escalated = day;
    }

    public boolean decided() {
        return cause != null;
    }

    Long joinedInto() {
        return joinedInto;
    }

    private static HsCode code(String hs) {
        return hs == null ? null : HsCode.of(hs);
    }

    Incident incident(List<IncidentSource> sources, int count) {
        Decision decision = enterprise == null ? null : attributed.decision();
        return new Incident(
                id,
                BureauCode.of(bureau),
                IncidentKind.valueOf(kind),
                on,
                CountryCode.of(market),
                new Goods(goods, brand, model, barcode, code(attributedHs == null ? hs : attributedHs)),
                maker,
                origin,
                hazard,
                measures,
                text,
                enterprise == null
                        ? null
                        : new Attribution(
                                OrganisationCode.of(enterprise), confidence, decision, code(attributedHs), product),
                cause == null ? null : Cause.valueOf(cause),
                sources,
                count,
                joinedInto,
                synthetic);
    }
}
