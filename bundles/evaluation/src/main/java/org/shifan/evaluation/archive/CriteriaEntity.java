// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;

/** A row of EVAL_CRITERIA; it never changes. */
@Entity
@Table(name = "EVAL_CRITERIA")
class CriteriaEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long number;

    @Column(name = "SET_ID", nullable = false, updatable = false)
    private String id;

    @Column(name = "VERSION", nullable = false, updatable = false)
    private String version;

    @Column(name = "DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "SNAPSHOT", nullable = false, updatable = false)
    private boolean snapshot;

    @Column(name = "AUTHORITY", nullable = false, updatable = false)
    private String authority;

    @Column(name = "SUBJECT_KIND", nullable = false, updatable = false)
    private String subject;

    @Column(name = "LEVEL_CODE", nullable = false, updatable = false)
    private String level;

    @Column(name = "FILE_NAME", nullable = false, updatable = false)
    private String file;

    @Lob
    @Column(name = "SOURCE", nullable = false, updatable = false)
    private String source;

    @Lob
    @Column(name = "CANONICAL", nullable = false, updatable = false)
    private String canonical;

    @Column(name = "BUNDLE_NAME", nullable = false, updatable = false)
    private String bundleName;

    @Column(name = "BUNDLE_VERSION", nullable = false, updatable = false)
    private String bundleVersion;

    @Column(name = "ACCEPTED", nullable = false, updatable = false)
    private long accepted;

    @Column(name = "SIGNER", updatable = false)
    private String signer;

    /** Whether its parameters are in EVAL_PARAMETER. */
    @Column(name = "LISTED", nullable = false)
    private boolean listed;

    protected CriteriaEntity() {}

    CriteriaEntity(ArchivedCriteria content, long at) {
        id = content.id();
        version = content.version();
        digest = content.digest();
        snapshot = content.snapshot();
        authority = content.key().authority().value();
        subject = content.key().subject().name();
        level = content.key().level().code();
        file = content.file();
        source = content.source();
        canonical = content.canonical();
        bundleName = content.bundleName();
        bundleVersion = content.bundleVersion();
        signer = content.signer();
        accepted = at;
    }

    void listed() {
        listed = true;
    }

    ArchivedCriteria content() {
        CriteriaKey key = new CriteriaKey(BureauCode.of(authority), Subject.Kind.valueOf(subject), Level.of(level));
        return new ArchivedCriteria(
                id, key, version, digest, snapshot, file, source, canonical, bundleName, bundleVersion, signer);
    }
}
