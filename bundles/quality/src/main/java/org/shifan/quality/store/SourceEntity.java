// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.quality.IncidentSource;

/** A row of QUAL_SOURCE: one revision of a report. Only the incident that it belongs to changes, when two are joined. */
@Entity
@Table(name = "QUAL_SOURCE")
class SourceEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "INCIDENT", nullable = false)
    private long incident;

    @Column(name = "SCHEME", nullable = false, updatable = false)
    private String scheme;

    @Column(name = "NUMBER", nullable = false, updatable = false)
    private String number;

    @Column(name = "REVISION", nullable = false, updatable = false)
    private int revision;

    @Column(name = "DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "URL", nullable = false, updatable = false)
    private String url;

    @Column(name = "RECEIVED", nullable = false, updatable = false)
    private long received;

    @Column(name = "RECEIVED_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "IMPORT_ID", updatable = false)
    private Long importId;

    @Lob
    @Column(name = "RAW", nullable = false, updatable = false)
    private String raw;

    protected SourceEntity() {}

    SourceEntity(long id, long incident, Received report, int revision) {
        this.id = id;
        this.incident = incident;
        scheme = report.scheme();
        number = Texts.within("number", report.report().number(), 100);
        this.revision = revision;
        digest = report.digest();
        url = Texts.beginning(report.report().url(), 1000);
        received = report.at().toEpochMilli();
        by = Texts.within("by", report.by(), 200);
        importId = report.importId();
        raw = report.report().raw();
    }

    IncidentSource source() {
        return new IncidentSource(scheme, number, revision, url, Instant.ofEpochMilli(received), by, importId, raw);
    }
}
