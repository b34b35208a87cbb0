// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Title;

/** A row of LIFE_CASE. */
@Entity
@Table(name = "LIFE_CASE")
class CaseEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "SUBJECT", nullable = false, updatable = false)
    private String subject;

    @Column(name = "PROCEDURE_ID", nullable = false, updatable = false)
    private String procedure;

    @Column(name = "TITLE", nullable = false, updatable = false)
    private String title;

    @Column(name = "ZONE_KEY", updatable = false)
    private String zone;

    @Column(name = "ABOUT_CASE", nullable = false, updatable = false)
    private long about;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Lob
    @Column(name = "RULES", nullable = false, updatable = false)
    private String rules;

    @Column(name = "RUNNING", nullable = false)
    private boolean running;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    protected CaseEntity() {}

    CaseEntity(CaseHead head) {
        subject = head.subject().toString();
        procedure = head.procedure();
        title = head.title().code();
        zone = head.zone() == null ? null : head.zone().value();
        about = head.about();
        bureau = head.bureau().value();
        rules = DetailsJson.write(head.rules());
        running = true;
    }

    CaseHead head() {
        return new CaseHead(
                id,
                Subject.of(subject),
                procedure,
                Title.of(title),
                zone == null ? null : ZoneId.of(zone),
                about,
                BureauCode.of(bureau),
                DetailsJson.rules(rules));
    }

    String subject() {
        return subject;
    }

    /** What of it never changes, for the audit log; the rules by their digest. */
    Map<String, String> values() {
        return AuditedChange.values(
                "procedure",
                procedure,
                "title",
                title,
                "zone",
                zone,
                "about",
                about,
                "bureau",
                bureau,
                "rules",
                digest(rules));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    void running(boolean yes) {
        running = yes;
    }
}
