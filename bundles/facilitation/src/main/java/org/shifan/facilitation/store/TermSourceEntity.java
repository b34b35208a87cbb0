// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;

/** A row of FAC_TERM_SOURCE. */
@Entity
@Table(name = "FAC_TERM_SOURCE")
public class TermSourceEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "SOURCE", nullable = false)
    private String source;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "BUNDLE", nullable = false)
    private String bundle;

    @Column(name = "VERSION", nullable = false)
    private String version;

    @Column(name = "FORMER_VERSION")
    private String formerVersion;

    @Column(name = "CAME", nullable = false)
    private int came;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected TermSourceEntity() {}

    /** @param formerVersion null when it was not there before */
    public TermSourceEntity(
            long id,
            String source,
            String bureau,
            String bundle,
            String version,
            String formerVersion,
            boolean came,
            Instant at) {
        this.id = id;
        this.source = source;
        this.bureau = bureau;
        this.bundle = bundle;
        this.version = version;
        this.formerVersion = formerVersion;
        this.came = came ? 1 : 0;
        recorded = at.toEpochMilli();
    }

    /** The version that is there; null when it went. */
    public String present() {
        return came == 1 ? version : null;
    }

    /** The platform itself noticed it: who installed what, the log of the container knows. */
    AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                Actor.named(""),
                bundle + " " + version,
                "bureau:" + bureau,
                came == 1 ? "terms.came" : "terms.went",
                AuditedChange.values("source", formerVersion == null ? null : source, "version", formerVersion),
                came == 1 ? AuditedChange.values("source", source, "version", version) : AuditedChange.values(),
                "");
    }
}
