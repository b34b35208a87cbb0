// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.standard;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.market.ForeignStandard.Version;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.market.store.DecisionColumns;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_STANDARD_VERSION; never changed. */
@Entity
@Table(name = "MKT_STANDARD_VERSION")
public class VersionEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "STANDARD", nullable = false)
    private long standard;

    @Column(name = "VERSION_NAME", nullable = false)
    private String version;

    @Column(name = "PUBLISHED")
    private LocalDate published;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "NEWS", nullable = false)
    private String change;

    @Column(name = "NOTICE", nullable = false)
    private String notice;

    @Embedded
    private DecisionColumns entered;

    protected VersionEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    VersionEntity(long id, long standard, Version version) {
        this.id = id;
        this.standard = standard;
        this.version = within("version", version.version(), 60);
        published = version.published();
        from = version.from();
        change = within("change", version.change(), 2000);
        notice = version.notice() == null ? "" : version.notice().value();
        entered = new DecisionColumns(version.entered());
    }

    long id() {
        return id;
    }

    long standard() {
        return standard;
    }

    Version version() {
        return new Version(
                version,
                published,
                from,
                change,
                notice.isEmpty() ? null : NoticeSymbol.of(notice),
                entered.decision());
    }
}
