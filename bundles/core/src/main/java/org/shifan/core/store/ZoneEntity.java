// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Zone;
import org.shifan.api.text.Text;

/** A row of CORE_ZONE: one entry of a zone, never changed. */
@Entity
@Table(name = "CORE_ZONE")
class ZoneEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "ZONE", nullable = false, updatable = false)
    private String zone;

    @Column(name = "ENTRY_NO", nullable = false, updatable = false)
    private int entryNo;

    @Column(name = "NAME_ZH", nullable = false, updatable = false)
    private String nameZh;

    @Column(name = "NAME_EN", nullable = false, updatable = false)
    private String nameEn;

    @Column(name = "DIVISION", nullable = false, updatable = false)
    private String division;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Column(name = "PRODUCT_ZH", nullable = false, updatable = false)
    private String productZh;

    @Column(name = "PRODUCT_EN", nullable = false, updatable = false)
    private String productEn;

    @Column(name = "HEADINGS", nullable = false, updatable = false)
    private String headings;

    @Column(name = "INDUSTRY", nullable = false, updatable = false)
    private String industry;

    @Column(name = "SOURCE", nullable = false, updatable = false)
    private String source;

    @Column(name = "NOTES", nullable = false, updatable = false)
    private String notes;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    protected ZoneEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code core.text.long} */
    ZoneEntity(Zone z, int entryNo, Decision decision, Instant recorded) {
        zone = z.id().value();
        this.entryNo = entryNo;
        nameZh = Lengths.within("name", z.name().zh(), 300);
        nameEn = Lengths.within("name", z.name().en(), 300);
        division = z.division().value();
        bureau = Lengths.within("bureau", z.bureau().value(), 40);
        productZh = Lengths.within("product", z.product().zh(), 300);
        productEn = Lengths.within("product", z.product().en(), 300);
        headings = Lengths.within(
                "headings", z.headings().stream().map(HsCode::value).collect(Collectors.joining(" ")), 1000);
        industry = Lengths.within("industry", z.industry(), 20);
        source = Lengths.within("source", z.source(), 1000);
        notes = Lengths.within("notes", z.notes(), 2000);
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
    }

    int entryNo() {
        return entryNo;
    }

    Zone zone() {
        List<HsCode> hs = headings.isEmpty()
                ? List.of()
                : Arrays.stream(headings.split(" ")).map(HsCode::of).toList();
        return new Zone(
                ZoneId.of(zone),
                new Text(nameZh, nameEn),
                DivisionCode.of(division),
                BureauCode.of(bureau),
                new Text(productZh, productEn),
                hs,
                industry,
                source,
                notes);
    }

    Entry<Zone> entry() {
        return new Entry<>(zone(), decided.decision(), Instant.ofEpochMilli(recorded));
    }

    /** @param before the entry before this one; null for the first */
    AuditedChange change(ZoneEntity before) {
        return decided.change(
                AuditedChange.position(id),
                recorded,
                "",
                "zone:" + zone,
                "zone.entered",
                before == null ? AuditedChange.values() : before.values(),
                values());
    }

    String key() {
        return zone;
    }

    private SortedMap<String, String> values() {
        return AuditedChange.values(
                "entry",
                entryNo,
                "name-zh",
                nameZh,
                "name-en",
                nameEn,
                "division",
                division,
                "bureau",
                bureau,
                "product-zh",
                productZh,
                "product-en",
                productEn,
                "headings",
                headings,
                "industry",
                industry,
                "source",
                source,
                "notes",
                notes);
    }
}
